import type { InboxEntry } from '@hearth/domain/inbox';
import { DAY_MS } from '@hearth/domain/time';
import {
  DEFAULT_NOTIFICATIONS,
  FOREVER_MS,
  type NotificationSettings,
} from '@hearth/domain/notificationSettings';
import { inboxEntryPath, notificationSettingsPath } from '@hearth/domain/paths';
import { doc, getDoc, setDoc } from 'firebase/firestore';
import { describe, expect, it } from 'vitest';
import { createNotifications } from '../../web/src/firebase/notifications';
import type { NotificationsPort } from '../../web/src/ports/notifications';
import { engineConfig } from './engineConfig';
import { closeAllAfterwards, record, signUp, type SignedIn } from './signedIn';

closeAllAfterwards();

interface Person extends SignedIn {
  port: NotificationsPort;
}

async function person(name: string): Promise<Person> {
  const signedIn = await signUp(name);
  return { ...signedIn, port: createNotifications(signedIn.db, engineConfig()) };
}

const settingsOf = ({ port, uid }: Person) =>
  record<NotificationSettings>((listener) => port.watchSettings(uid, listener));
const inboxOf = ({ port, uid }: Person, since = 0) =>
  record<readonly InboxEntry[]>((listener) => port.watchInbox(uid, since, listener));

/** Puts entries in as functions do: past all rules. */
async function enter(uid: string, entries: readonly { id: string; at: number }[]): Promise<void> {
  const host = process.env['FIRESTORE_EMULATOR_HOST'] ?? '';
  const root = `http://${host}/v1/projects/${engineConfig().firebase.projectId}/databases/(default)/documents`;
  const time = (ms: number) => ({ timestampValue: new Date(ms).toISOString() });
  for (const { id, at } of entries) {
    const fields = {
      type: { stringValue: 'mention' },
      roomId: { stringValue: 'tea' },
      messageId: { stringValue: id },
      senderId: { stringValue: 'grace' },
      at: time(at),
      expiresAt: time(at + DAY_MS),
    };
    const answer = await fetch(`${root}/${inboxEntryPath(uid, id)}`, {
      method: 'PATCH',
      headers: { Authorization: 'Bearer owner', 'Content-Type': 'application/json' },
      body: JSON.stringify({ fields }),
    });
    if (!answer.ok) throw new Error(await answer.text());
  }
}

describe('settings', () => {
  it('start from the defaults and keep what is saved', async () => {
    const ada = await person('Ada');
    const heard = settingsOf(ada);
    expect(await heard.until(() => true)).toEqual(DEFAULT_NOTIFICATIONS);
    const change: Partial<NotificationSettings> = {
      level: 'mentions',
      hidePreview: true,
      sound: 'drop',
      keywords: ['release'],
      quietHours: { from: 1_320, to: 420, days: [0, 1, 2, 3, 4, 5, 6], timeZone: 'Europe/Berlin' },
    };
    await ada.port.saveSettings(ada.uid, change);
    expect(await heard.until(({ level }) => level === 'mentions')).toEqual({
      ...DEFAULT_NOTIFICATIONS,
      ...change,
    });
    heard.stop();
  });

  it('replace the choices of rooms, and leave the rest', async () => {
    const ada = await person('Ada');
    const heard = settingsOf(ada);
    const silent = { level: null, mutedUntil: FOREVER_MS };
    await ada.port.saveSettings(ada.uid, { sound: 'knock', rooms: { tea: silent, oak: silent } });
    await ada.port.saveSettings(ada.uid, { rooms: { oak: { level: 'none', mutedUntil: null } } });
    const settings = await heard.until(({ rooms }) => rooms['oak']?.level === 'none');
    expect(settings.rooms).toEqual({ oak: { level: 'none', mutedUntil: null } });
    expect(settings.sound).toBe('knock');
    heard.stop();
  });

  it('hold what was seen of the inbox as a time of the server', async () => {
    const ada = await person('Ada');
    const seenAt = Date.UTC(2026, 5, 13, 12);
    await ada.port.saveSettings(ada.uid, { inboxSeenAt: seenAt });
    const heard = settingsOf(ada);
    expect((await heard.until(() => true)).inboxSeenAt).toBe(seenAt);
    const stored = await getDoc(doc(ada.db, notificationSettingsPath(ada.uid)));
    expect(stored.get('inboxSeenAt')).toHaveProperty('seconds', seenAt / 1_000);
    heard.stop();
  });

  it('are refused where they do not fit, and for others', async () => {
    const [ada, grace] = [await person('Ada'), await person('Grace')];
    const keywords = Array.from({ length: 21 }, (_, n) => `word ${n}`);
    await expect(ada.port.saveSettings(ada.uid, { keywords })).rejects.toMatchObject({
      code: 'denied',
    });
    await expect(ada.port.saveSettings(grace.uid, { level: 'none' })).rejects.toMatchObject({
      code: 'denied',
    });
  });
});

describe('inbox', () => {
  it('brings what came after a time, newest first, and lets entries go', async () => {
    const ada = await person('Ada');
    const now = Date.now();
    await enter(ada.uid, [
      { id: 'm1', at: now - 3_000 },
      { id: 'm2', at: now - 2_000 },
      { id: 'm3', at: now - 1_000 },
    ]);
    const heard = inboxOf(ada, now - 3_000);
    const entries = await heard.until(({ length }) => length === 2);
    expect(entries.map(({ id, at }) => [id, at])).toEqual([
      ['m3', now - 1_000],
      ['m2', now - 2_000],
    ]);
    await ada.port.removeFromInbox(ada.uid, 'm3');
    await heard.until(([first, second]) => first?.id === 'm2' && second === undefined);
    heard.stop();
  });

  it('is empty only when the server says so, and nobody else’s', async () => {
    const [ada, grace] = [await person('Ada'), await person('Grace')];
    const heard = inboxOf(ada);
    expect(await heard.until(() => true)).toEqual([]);
    heard.stop();
    const spied = record<readonly InboxEntry[]>((listener) =>
      grace.port.watchInbox(ada.uid, 0, listener),
    );
    expect(await spied.untilError()).toMatchObject({ code: 'denied' });
    await expect(
      setDoc(doc(ada.db, inboxEntryPath(ada.uid, 'mine')), { at: new Date() }),
    ).rejects.toMatchObject({ code: 'permission-denied' });
  });
});
