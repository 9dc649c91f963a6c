import { deleteField, serverTimestamp, Timestamp } from 'firebase/firestore/lite';
import { describe, expect, test } from 'vitest';
import { blockPath, settingsPath } from '@hearth/domain/paths';
import { THEMES } from '@hearth/domain/preferences';
import { PRESENCE_STATES } from '@hearth/domain/presence';
import { beat, block, minutes, saveSettings, unblock } from './builders';
import { apply, forge, set, update, type Commit, type Data } from './commit';
import { useEngine } from './engine';
import { addPerson, ago, newUid } from './scene';
import { passes, testForgeries, testVariants } from './verdict';

const engine = useEngine();

describe('settings', () => {
  const WHOLE = {
    theme: 'dark',
    locale: 'de',
    showLastSeen: false,
    availability: 'dnd',
    relaysCalls: true,
  };
  const settings = (fields: Data) => (commit: Commit) => forge(commit, 'settings', fields);

  async function creating() {
    const me = newUid('ada');
    return { scene: me, by: me, commit: saveSettings(me, WHOLE) };
  }

  async function updating() {
    const me = newUid('ada');
    const stored = { theme: 'light', sessionsValidAfter: ago(5) };
    await apply(engine.admin(), { it: set(settingsPath(me), stored) });
    return { scene: me, by: me, commit: { settings: update(settingsPath(me), WHOLE) } };
  }

  const BAD_FIELDS = {
    'an unknown theme': settings({ theme: 'pink' }),
    'a theme that is null': settings({ theme: null }),
    'an unknown language': settings({ locale: 'xx' }),
    'a word for yes or no': settings({ showLastSeen: 'yes' }),
    'an unknown availability': settings({ availability: 'asleep' }),
    'a word for a relay': settings({ relaysCalls: 'always' }),
    'null for a relay': settings({ relaysCalls: null }),
    'an extra field': settings({ isAdmin: true }),
    'an end of sessions': settings({ sessionsValidAfter: serverTimestamp() }),
  };
  testForgeries(engine, 'creating settings', creating, BAD_FIELDS);
  testForgeries(engine, 'updating settings', updating, {
    ...BAD_FIELDS,
    'the end of sessions lifted': settings({ sessionsValidAfter: deleteField() }),
    'the end of sessions dropped': (_, me) => saveSettings(me, WHOLE),
  });
  testVariants(engine, 'creating settings', creating, {
    'the language of the browser': settings({ locale: null }),
    'nothing chosen': (_, me) => saveSettings(me, {}),
    ...Object.fromEntries(THEMES.map((theme) => [`the theme ${theme}`, settings({ theme })])),
  });
});

describe('presence', () => {
  const presence = (fields: Data) => (commit: Commit) => forge(commit, 'presence', fields);

  async function beating() {
    const me = newUid('ada');
    return { scene: me, by: me, commit: beat(me) };
  }

  testForgeries(engine, 'a heartbeat', beating, {
    'an unknown state': presence({ state: 'lurking' }),
    'a time of its own': presence({ beatAt: Timestamp.now() }),
    'no time': presence({ beatAt: undefined }),
    'no state': presence({ state: undefined }),
    'no end': presence({ expiresAt: undefined }),
    'an end too far away': presence({ expiresAt: minutes(72 * 60) }),
    'an end that is a number': presence({ expiresAt: 5 }),
    'an extra field': presence({ lastSeen: 1 }),
  });
  testVariants(engine, 'a heartbeat', beating, {
    'an end two clocks can disagree about': presence({ expiresAt: minutes(47 * 60) }),
    ...Object.fromEntries(
      PRESENCE_STATES.map((state) => [`the state ${state}`, presence({ state })]),
    ),
  });

  test('a later heartbeat is as strict', async () => {
    const me = newUid('ada');
    expect(await passes(engine, me, beat(me))).toBe(true);
    expect(await passes(engine, me, beat(me))).toBe(true);
    expect(await passes(engine, me, forge(beat(me), 'presence', { state: 'lurking' }))).toBe(false);
  });
});

describe('blocks', () => {
  async function blocking() {
    const me = newUid('ada');
    return { scene: me, by: me, commit: block(me, newUid('eve')) };
  }

  testForgeries(engine, 'blocking', blocking, {
    'a time of its own': (commit) => forge(commit, 'block', { at: ago(1) }),
    'no time': (commit) => forge(commit, 'block', { at: undefined }),
    'an extra field': (commit) => forge(commit, 'block', { why: 'spam' }),
    'oneself blocked': (_, me) => ({ block: set(blockPath(me, me), { at: serverTimestamp() }) }),
  });

  test('who is blocked cannot lift it', async () => {
    const [ada, eve] = [await addPerson(engine, 'ada'), await addPerson(engine, 'eve')];
    expect(await passes(engine, ada, block(ada, eve))).toBe(true);
    expect(await passes(engine, eve, unblock(ada, eve))).toBe(false);
    expect(await passes(engine, ada, unblock(ada, eve))).toBe(true);
  });
});
