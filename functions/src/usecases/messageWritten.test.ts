import type { LinkCard } from '@hearth/domain/media';
import { DEFAULT_MODERATION } from '@hearth/domain/moderation/moderationConfig';
import { filePath, hiddenFilesPath, previewImagePath, thumbPath } from '@hearth/domain/paths';
import type { ReviewItemFields } from '@hearth/domain/review';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MessageState } from '../ports/messages';
import { MemoryDeparture } from '../testing/memoryDeparture';
import { MemoryAudience } from '../testing/memoryAudience';
import { MemoryFiles } from '../testing/memoryFiles';
import { MemoryMessages, attachmentOf, messageOf } from '../testing/memoryMessages';
import { MemoryModeration } from '../testing/memoryModeration';
import { MemoryPages } from '../testing/memoryPages';
import { MemoryPush } from '../testing/memoryPush';
import { messageWritten } from './messageWritten';

const LINK = 'https://a.example/';
const CARD: LinkCard = {
  ...{ type: 'card', url: LINK, title: 'Tea', description: '', siteName: 'a.example' },
  image: { width: 1, height: 1, placeholder: null },
};
const PICTURE = new Uint8Array([1]);
const OF_MESSAGE = [
  filePath('tea', 'm1', 'ada', 'f1'),
  previewImagePath('tea', 'm1'),
  thumbPath('tea', 'm1', 'f1', 320),
];
const OF_OTHERS = [filePath('tea', 'm10', 'ada', 'f1'), previewImagePath('tea', 'm10')];

let files: MemoryFiles;
let messages: MemoryMessages;
let pages: MemoryPages;
let audience: MemoryAudience;
let moderation: MemoryModeration;
let departure: MemoryDeparture;
let push: MemoryPush;
let inbox: string[];

beforeEach(() => {
  files = new MemoryFiles();
  messages = new MemoryMessages();
  pages = new MemoryPages();
  audience = new MemoryAudience();
  moderation = new MemoryModeration();
  departure = new MemoryDeparture();
  push = new MemoryPush();
  inbox = [];
  audience.rooms.set('tea', { kind: 'group', name: 'Tea', memberIds: ['ada', 'grace'] });
  audience.addDevice('grace', 'phone');
  for (const path of [...OF_MESSAGE, ...OF_OTHERS]) files.put(path, PICTURE, 'image/webp');
  pages.addHtml(LINK, '<title>Tea</title>');
});

async function run(before: MessageState | null, after: MessageState | null): Promise<void> {
  if (after) {
    messages.messages.set('tea/m1', after);
    moderation.addMessage('tea/m1', { ...after });
  }
  await messageWritten(
    { roomId: 'tea', messageId: 'm1', before, after, at: 1_000 },
    {
      removals: departure.messages,
      ...{ pages, messages, files, audience, moderation, push, classifier: null, now: () => 1_000 },
      tell: () => undefined,
      inbox: {
        put: (entries) => {
          inbox.push(...entries.map(({ uid }) => uid));
          return Promise.resolve();
        },
      },
    },
  );
}
const preview = () => messages.messages.get('tea/m1')?.preview;
const tombstone = messageOf({ text: '', isDeleted: true });

describe('messageWritten', () => {
  it.each([
    ['files', messageOf({ attachments: [attachmentOf('f1')] })],
    ['a preview with a picture', messageOf({ text: LINK, preview: CARD })],
  ])('removes the files of a deleted message that had %s', async (_, before) => {
    await run(before, tombstone);
    expect(files.paths()).toEqual([...OF_OTHERS].sort());
    await run(before, tombstone);
    expect(files.paths()).toEqual([...OF_OTHERS].sort());
  });

  it('removes the earlier versions of a deleted message, and asks for none where it has none', async () => {
    await run(messageOf({ editCount: 2 }), { ...tombstone, deletedBy: 'ada' });
    expect(departure.editsRemoved).toEqual(['tea/m1']);
    await run(messageOf(), { ...tombstone, deletedBy: 'ada' });
    expect(departure.editsRemoved).toHaveLength(1);
  });

  it('leaves the earlier versions of what automatic moderation removed to who decides', async () => {
    await run(messageOf({ editCount: 2 }), { ...tombstone, deletedBy: 'automod' });
    expect(departure.editsRemoved).toEqual([]);
  });

  it('previews the link of a new message', async () => {
    await run(null, messageOf({ text: `Look: ${LINK}` }));
    expect(preview()).toMatchObject({ type: 'card', url: LINK });
  });

  it('previews a link that comes with an edit', async () => {
    await run(messageOf(), messageOf({ text: LINK }));
    expect(preview()).toMatchObject({ type: 'card', url: LINK });
  });

  it('takes away the card of a link that went with an edit', async () => {
    await run(messageOf({ text: LINK, preview: CARD }), messageOf({ text: 'no', preview: CARD }));
    expect(preview()).toBeNull();
    expect(files.objects.has(previewImagePath('tea', 'm1'))).toBe(false);
  });

  it('removes the picture of a preview that its sender removed', async () => {
    const preview_ = { type: 'removed' } as const;
    await run(
      messageOf({ text: LINK, preview: CARD }),
      messageOf({ text: LINK, preview: preview_ }),
    );
    expect(preview()).toEqual(preview_);
    expect(files.objects.has(previewImagePath('tea', 'm1'))).toBe(false);
    expect(files.objects.has(OF_MESSAGE[0] ?? '')).toBe(true);
  });

  it('never previews again what its sender removed', async () => {
    const preview_ = { type: 'removed' } as const;
    await run(messageOf({ preview: preview_ }), messageOf({ text: LINK, preview: preview_ }));
    expect(preview()).toEqual(preview_);
    expect(pages.fetched).toEqual([]);
  });

  it('tells the people of the room of a new message, and those whom it names', async () => {
    await run(null, messageOf({ text: 'Hello <@grace>', mentions: ['grace'] }));
    expect(push.sent).toMatchObject([{ registration: 'grace-phone' }]);
    expect(inbox).toEqual(['grace']);
  });

  it.each([
    ['deleted', tombstone],
    ['hidden', messageOf({ text: '', isHidden: true })],
    ['edited', messageOf({ text: 'Not that' })],
    ['gone', null],
  ])('tells nobody of a message that is %s by then', async (_, now) => {
    const devicesOf = audience.devicesOf;
    Object.assign(audience, {
      devicesOf: (uids: readonly string[]) => {
        if (now) messages.messages.set('tea/m1', now);
        else messages.messages.delete('tea/m1');
        return devicesOf(uids);
      },
    });
    await run(null, messageOf({ text: 'Hello' }));
    expect(push.sent).toEqual([]);
  });

  it('tells nobody of an edit', async () => {
    await run(messageOf(), messageOf({ text: 'Hello <@grace>', mentions: ['grace'] }));
    expect(push.sent).toEqual([]);
    expect(inbox).toEqual([]);
  });

  it('tells nobody of what moderation takes away', async () => {
    moderation.configs.set('tea', { ...DEFAULT_MODERATION, ownWords: ['decaf'] });
    await run(null, messageOf({ text: `Only decaf ${LINK}`, mentions: ['grace'] }));
    expect(moderation.messages.get('tea/m1')?.isHidden).toBe(true);
    expect([push.sent, inbox, pages.fetched]).toEqual([[], [], []]);
  });

  it('judges an edit, whatever became of its preview', async () => {
    moderation.configs.set('tea', { ...DEFAULT_MODERATION, ownWords: ['decaf'] });
    const preview_ = { type: 'removed' } as const;
    await run(messageOf({ preview: preview_ }), messageOf({ text: 'decaf', preview: preview_ }));
    expect(moderation.messages.get('tea/m1')?.isHidden).toBe(true);
  });

  it('does not judge again what a moderator gave back', async () => {
    moderation.configs.set('tea', { ...DEFAULT_MODERATION, ownWords: ['decaf'] });
    await run(messageOf({ text: '', isHidden: true }), messageOf({ text: 'decaf' }));
    expect(moderation.writes).toBe(0);
  });

  it('previews a link although the push service is down, and has the event come again', async () => {
    push.script.set('grace-phone', [new Error('unavailable')]);
    await expect(run(null, messageOf({ text: LINK }))).rejects.toThrow('1 of 1');
    expect(preview()).toMatchObject({ type: 'card', url: LINK });
  });

  it.each<[string, MessageState | null, MessageState | null]>([
    ['a reaction', messageOf({ text: LINK }), messageOf({ text: LINK })],
    ['its own preview', messageOf({ text: LINK }), messageOf({ text: LINK, preview: CARD })],
    ['words without a link', null, messageOf()],
    ['a link in code', null, messageOf({ text: `\`${LINK}\`` })],
    ['other words around a link', messageOf({ text: LINK }), messageOf({ text: `See ${LINK}` })],
    ['a system message', null, messageOf({ text: LINK, kind: 'system' })],
    ['a deleted message without files', messageOf(), tombstone],
    ['a tombstone that was one', { ...tombstone, attachments: [attachmentOf('f1')] }, tombstone],
    ['a document that is gone', messageOf({ text: LINK }), null],
  ])('does nothing about %s', async (_, before, after) => {
    await run(before, after);
    expect(pages.fetched).toEqual([]);
    // A new message is looked at again before somebody is told.
    expect(messages.reads).toBe(before === null && after?.kind === 'text' ? 1 : 0);
    expect(files.paths()).toEqual([...OF_MESSAGE, ...OF_OTHERS].sort());
  });
});

describe('what waits for moderators', () => {
  const HIDDEN = `${hiddenFilesPath('tea', 'm1')}/ada/f1`;
  const mine = { ...tombstone, deletedBy: 'ada' };

  function put(more: Partial<ReviewItemFields> = {}): void {
    const content = { text: 'decaf', mentions: [], kinds: [], attachments: [], replyTo: null };
    moderation.items.set('tea/m1', {
      ...{ roomId: 'tea', roomName: 'Tea', messageId: 'm1', subjectId: 'ada', state: 'open' },
      ...{ verdict: 'flag', reasons: [], reportCount: 0, reportReasons: [], content },
      ...{ isHidden: false, createdAt: 1, updatedAt: 1, resolution: null, resolvedBy: null },
      ...{ resolvedAt: null, expiresAt: null, ...more },
    });
  }
  const item = () => moderation.items.get('tea/m1');

  it('is closed, without its words, when the sender deletes the message', async () => {
    put();
    await run(messageOf(), mine);
    expect(item()).toMatchObject({
      ...{ state: 'done', resolution: 'delete', resolvedBy: 'ada', content: null },
    });
    await run(messageOf(), mine);
    expect(moderation.writes).toBe(1);
  });

  it('loses the files of a hidden message with it', async () => {
    put({ isHidden: true });
    files.put(HIDDEN, PICTURE, 'image/webp');
    await run(messageOf({ text: '', isHidden: true }), mine);
    expect(item()).toMatchObject({ state: 'done', isHidden: false });
    expect(files.objects.has(HIDDEN)).toBe(false);
  });

  it('stays open where people reported it, with nothing left to show again', async () => {
    put({ reportCount: 1, isHidden: true });
    await run(messageOf({ text: '', isHidden: true }), mine);
    expect(item()).toMatchObject({ state: 'open', isHidden: false, content: { text: 'decaf' } });
  });

  it('is closed by an admin who deletes the message, reports or not', async () => {
    put({ reportCount: 1 });
    await run(messageOf(), { ...tombstone, deletedBy: 'grace' });
    expect(item()).toMatchObject({ state: 'done', resolvedBy: 'grace' });
  });

  it.each([
    ['what automatic moderation removed', {}, 'automod'],
    ['what was decided', { state: 'done', resolution: 'dismiss' } as const, 'ada'],
  ])('stays as it is: %s', async (_, more, deletedBy) => {
    put(more);
    const before = item();
    await run(messageOf(), { ...tombstone, deletedBy });
    expect(item()).toEqual(before);
  });

  it('costs an ordinary deletion one look', async () => {
    await run(messageOf(), mine);
    expect([moderation.looks, moderation.writes]).toEqual([1, 0]);
  });

  it('is closed when the time of the message is over', async () => {
    put();
    await run(messageOf({ expiresAt: 1_000 }), null);
    expect(item()).toMatchObject({ state: 'done', resolvedBy: null, content: null });
  });
});

describe('a message whose document is gone', () => {
  it('leaves neither files nor its words in the summary when its time was over', async () => {
    departure.summaries.set('tea', 'm1').set('coffee', 'm1');
    const before = messageOf({ expiresAt: 1_000, attachments: [attachmentOf('f1')] });
    await run(before, null);
    await run(before, null);
    expect(files.paths()).toEqual([...OF_OTHERS].sort());
    expect([...departure.summaries.keys()]).toEqual(['coffee']);
  });

  it.each([
    ['stays for ever', null],
    ['has time left', 1_001],
  ])('costs nothing where it went with its room and %s', async (_, expiresAt) => {
    departure.summaries.set('tea', 'm1');
    await run(messageOf({ expiresAt, attachments: [attachmentOf('f1')] }), null);
    expect(departure.summaries.size).toBe(1);
    expect(moderation.looks).toBe(0);
    expect(files.objects.has(OF_MESSAGE[0] ?? '')).toBe(true);
  });
});
