import { waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createMemoryOutboxDisk } from '../testing/memoryOutboxStorage';
import { createDraftsStore, EMPTY_DRAFT, withWords } from './drafts';
import { withEdit, withReply, withoutEdit } from './draftSteps';

const draft = (text: string) => ({ ...EMPTY_DRAFT, text });

async function openTab(disk = createMemoryOutboxDisk(), me = 'ada') {
  const storage = disk.tab();
  const drafts = createDraftsStore({ me, storage });
  await waitFor(() => expect(drafts.getState().isLoaded).toBe(true));
  return { disk, storage, drafts };
}

describe('DraftsStore', () => {
  it('keeps what is typed in each room over a reload', async () => {
    const { disk, drafts } = await openTab();
    drafts.set('one', draft('half a thought'));
    drafts.set('two', withReply(draft('another'), 'm1'));
    const reloaded = await openTab(disk);
    expect(reloaded.drafts.get('one')).toEqual(draft('half a thought'));
    expect(reloaded.drafts.get('two')).toEqual({ ...draft('another'), replyToId: 'm1' });
  });

  it('keeps what an edit put aside', async () => {
    const { disk, drafts } = await openTab();
    drafts.set('one', withEdit(draft('unsent'), 'm1', 'what was said'));
    const reloaded = await openTab(disk);
    expect(withoutEdit(reloaded.drafts.get('one'))).toEqual(draft('unsent'));
  });

  it('forgets what is empty', async () => {
    const { disk, drafts } = await openTab();
    drafts.set('one', draft('half a thought'));
    drafts.clear('one');
    expect((await openTab(disk)).drafts.getState().drafts.size).toBe(0);
  });

  it('shows in one tab what is typed in another', async () => {
    const first = await openTab();
    const second = await openTab(first.disk);
    first.drafts.set('one', draft('from afar'));
    await waitFor(() => expect(second.drafts.get('one').text).toBe('from afar'));
  });

  it('prefers what was typed before the disk had answered', async () => {
    const disk = createMemoryOutboxDisk();
    await disk.tab().putDraft('ada', 'one', draft('old'));
    const drafts = createDraftsStore({ me: 'ada', storage: disk.tab() });
    drafts.set('one', draft('new'));
    await waitFor(() => expect(drafts.getState().isLoaded).toBe(true));
    expect(drafts.get('one').text).toBe('new');
  });

  it("shows nobody else's", async () => {
    const { disk, drafts } = await openTab();
    drafts.set('one', draft('mine'));
    expect((await openTab(disk, 'grace')).drafts.get('one')).toEqual(EMPTY_DRAFT);
  });
});

describe('words on their way out', () => {
  it('are on the disk as typed until they are let go', async () => {
    const { disk, drafts } = await openTab();
    drafts.set('one', draft('later'));
    const letGo = drafts.hold('one', { text: 'sent', replyToId: 'm1' });
    expect(drafts.get('one')).toEqual(draft('later'));
    const back = { ...draft('sent\nlater'), replyToId: 'm1' };
    expect((await openTab(disk)).drafts.get('one')).toEqual(back);
    letGo();
    expect((await openTab(disk)).drafts.get('one')).toEqual(draft('later'));
  });

  it('come back beside an edit, not into it', () => {
    const editing = withEdit(draft('unsent'), 'm1', 'what was said');
    const next = withWords(editing, { text: 'sent', replyToId: null });
    expect(next.text).toBe('what was said');
    expect(withoutEdit(next)).toEqual(draft('sent\nunsent'));
  });
});
