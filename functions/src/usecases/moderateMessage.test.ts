import { DEFAULT_MODERATION } from '@hearth/domain/moderation/moderationConfig';
import { filePath, hiddenFilesPath, thumbPath } from '@hearth/domain/paths';
import { MINUTE_MS } from '@hearth/domain/time';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryFiles } from '../testing/memoryFiles';
import { MemoryModeration } from '../testing/memoryModeration';
import { moderateMessage, type ModerationPorts } from './moderateMessage';

const NOW = 5_000_000;
const FILE = filePath('tea', 'm1', 'ada', 'f1');
const GROUP = { kind: 'group' as const, memberIds: ['ada', 'grace'], barredIds: [] };

let moderation: MemoryModeration;
let files: MemoryFiles;
let ports: ModerationPorts;

beforeEach(() => {
  moderation = new MemoryModeration();
  files = new MemoryFiles();
  ports = { moderation, files, classifier: null, now: () => NOW };
  moderation.configs.set('tea', {
    ...DEFAULT_MODERATION,
    actions: { ...DEFAULT_MODERATION.actions, words: 'allow' },
    ownWords: ['decaf'],
  });
});

function written(text: string, room: Parameters<typeof moderateMessage>[0]['room'] = GROUP) {
  moderation.addMessage('tea/m1', { text });
  const message = { senderId: 'ada', text, createdAt: NOW };
  return { roomId: 'tea', messageId: 'm1', message, room };
}

function act(action: 'flag' | 'hide' | 'remove' | 'mute'): void {
  const config = moderation.configs.get('tea') ?? DEFAULT_MODERATION;
  const actions = { ...config.actions, ownWords: action };
  moderation.configs.set('tea', { ...config, actions });
}

const message = () => moderation.messages.get('tea/m1');
const item = () => moderation.items.get('tea/m1');

describe('moderateMessage', () => {
  it('costs a clean message no write', async () => {
    expect(await moderateMessage(written('Earl Grey'), ports)).toBe('allow');
    expect(moderation.writes).toBe(0);
  });

  it('shows what it flags to moderators and leaves it where it is', async () => {
    act('flag');
    moderation.names.set('tea', 'Tea');
    expect(await moderateMessage(written('Only decaf'), ports)).toBe('flag');
    expect(message()?.text).toBe('Only decaf');
    expect(item()).toMatchObject({
      ...{ state: 'open', verdict: 'flag', subjectId: 'ada', isHidden: false, roomName: 'Tea' },
      reasons: [{ rule: 'ownWords', match: 'decaf' }],
    });
    expect([...moderation.log.values()]).toMatchObject([{ act: 'flag', actorId: 'automod' }]);
  });

  it('puts what it hides out of reach, files included, and keeps it for moderators', async () => {
    files.put(FILE, new Uint8Array([1]), 'image/webp');
    files.put(thumbPath('tea', 'm1', 'f1', 320), new Uint8Array([1]), 'image/webp');
    await moderateMessage(written('Only decaf'), ports);
    expect(message()).toMatchObject({ text: '', isHidden: true, isDeleted: false });
    expect(item()?.content?.text).toBe('Only decaf');
    expect(files.paths()).toEqual([`${hiddenFilesPath('tea', 'm1')}/ada/f1`]);
  });

  it('moves files that an earlier try has left behind', async () => {
    const event = written('Only decaf');
    await moderateMessage(event, ports);
    files.put(FILE, new Uint8Array([1]), 'image/webp');
    await moderateMessage(event, ports);
    expect(files.paths()).toEqual([`${hiddenFilesPath('tea', 'm1')}/ada/f1`]);
  });

  it('removes, and mutes for the time that the room set', async () => {
    act('mute');
    await moderateMessage(written('Only decaf'), ports);
    expect(message()?.isDeleted).toBe(true);
    expect(moderation.mutes.get('tea/ada')).toBe(NOW + DEFAULT_MODERATION.muteMinutes * MINUTE_MS);
  });

  it.each(['flag', 'hide', 'remove', 'mute'] as const)(
    'does %s once, however often the event comes',
    async (action) => {
      act(action);
      const event = written('Only decaf');
      await moderateMessage(event, ports);
      await moderateMessage(event, ports);
      await moderateMessage(event, ports);
      expect(moderation.writes).toBe(1);
      expect(moderation.log.size).toBe(1);
    },
  );

  it('leaves what was edited meanwhile to the event of the edit', async () => {
    const event = written('Only decaf');
    moderation.addMessage('tea/m1', { text: 'Earl Grey' });
    await moderateMessage(event, ports);
    expect(message()?.text).toBe('Earl Grey');
    expect(moderation.writes).toBe(0);
  });

  it('does not open again what a moderator let pass', async () => {
    act('flag');
    const event = written('Only decaf');
    await moderateMessage(event, ports);
    const open = item();
    if (!open) throw new Error('nothing was flagged');
    moderation.items.set('tea/m1', { ...open, state: 'done', resolution: 'dismiss' });
    await moderateMessage(event, ports);
    expect(item()?.state).toBe('done');
  });

  it.each(['owner', 'admin'] as const)('trusts an %s of the room', async (role) => {
    moderation.roles.set('tea/ada', role);
    expect(await moderateMessage(written('Only decaf'), ports)).toBe('allow');
    expect(moderation.writes).toBe(0);
  });

  it('uses the usual set-up where nobody made another, and none where it is off', async () => {
    moderation.configs.set('tea', { ...DEFAULT_MODERATION, isOn: false });
    const shouting = written(`Join https://discord.gg/abcdef`);
    expect(await moderateMessage(shouting, ports)).toBe('allow');
    moderation.configs.clear();
    expect(await moderateMessage(shouting, ports)).toBe('flag');
  });

  it('looks at what was sent before only where it could matter', async () => {
    const same = Array.from({ length: 5 }, (_, at) => ({
      ...{ roomId: `room${String(at)}`, text: 'Buy my wonderful new kettles' },
      createdAt: NOW - 1_000 * (at + 1),
    }));
    moderation.history = same;
    const spam = written('Buy my wonderful new kettles');
    expect(await moderateMessage(spam, ports)).toBe('allow');
    moderation.lately = 9;
    expect(await moderateMessage(spam, ports)).toBe('remove');
  });

  it('lets two people say what they like, but shows spam over rooms to the workspace', async () => {
    const direct = { kind: 'direct' as const, memberIds: ['ada', 'grace'], barredIds: [] };
    expect(await moderateMessage(written('Only decaf', direct), ports)).toBe('allow');
    moderation.lately = 9;
    moderation.history = Array.from({ length: 5 }, (_, at) => ({
      ...{ roomId: `room${String(at)}`, text: 'Buy my wonderful new kettles' },
      createdAt: NOW - 1_000 * (at + 1),
    }));
    expect(await moderateMessage(written('Buy my wonderful new kettles', direct), ports)).toBe(
      'flag',
    );
    expect(message()?.isDeleted).toBe(false);
  });

  it('makes one item of a flood, however many messages it has', async () => {
    moderation.lately = 30;
    moderation.history = Array.from({ length: 20 }, (_, at) => ({
      ...{ roomId: 'tea', text: `Line ${String(at)}`, createdAt: NOW - 500 * (at + 1) },
    }));
    expect(await moderateMessage(written('One more'), ports)).toBe('flag');
    expect(await moderateMessage(written('And another'), ports)).toBe('flag');
    expect([...moderation.items.keys()]).toEqual(['tea/person_ada']);
    expect(moderation.items.get('tea/person_ada')).toMatchObject({
      messageId: null,
      content: null,
    });
    expect(message()?.text).toBe('And another');
    expect(moderation.writes).toBe(1);
  });

  it.each(['owner', 'admin'] as const)('pays for no opinion about an %s', async (role) => {
    moderation.roles.set('tea/ada', role);
    let asked = 0;
    ports.classifier = {
      classify: () => {
        asked += 1;
        return Promise.resolve(null);
      },
    };
    expect(await moderateMessage(written('Earl Grey'), ports)).toBe('allow');
    expect(asked).toBe(0);
  });

  it('asks no classifier between two people', async () => {
    ports.classifier = {
      classify: () => Promise.resolve({ verdict: 'hide' as const, label: 'threat' }),
    };
    const room = { ...GROUP, kind: 'direct' as const };
    expect(await moderateMessage(written('Earl Grey', room), ports)).toBe('allow');
  });

  it('asks a classifier too, and takes the heavier word', async () => {
    const asked: string[] = [];
    ports.classifier = {
      classify: (text) => {
        asked.push(text);
        return Promise.resolve({ verdict: 'hide', label: 'threat' });
      },
    };
    expect(await moderateMessage(written('You will see'), ports)).toBe('hide');
    expect(asked).toEqual(['You will see']);
    expect(item()?.reasons).toEqual([{ rule: 'classifier', match: 'threat' }]);
  });
});
