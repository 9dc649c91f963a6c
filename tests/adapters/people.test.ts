import { HearthError } from '@hearth/domain/errors';
import { handlePath, photoPath, settingsPath, userPath } from '@hearth/domain/paths';
import type { Presence } from '@hearth/domain/presence';
import { DEFAULT_SETTINGS } from '@hearth/domain/settings';
import type { Profile, ProfileDraft } from '@hearth/domain/user';
import { doc, getDoc, setDoc } from 'firebase/firestore';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../web/src/firebase/files';
import { FirestorePeople } from '../../web/src/firebase/people';
import { PresenceWriter, type ServerTimeSample } from '../../web/src/firebase/presence';
import type { PeoplePort, SettingsNews } from '../../web/src/ports/people';
import { engineConfig } from './engineConfig';
import { closeAllAfterwards, record, signUp, type SignedIn } from './signedIn';

closeAllAfterwards();

interface Person extends SignedIn {
  port: PeoplePort;
  samples: ServerTimeSample[];
}

function portOf(
  { db, credentials }: SignedIn,
  now: () => number,
  samples: ServerTimeSample[],
): PeoplePort {
  const config = engineConfig();
  const presence = new PresenceWriter(config, credentials, now, (sample) => samples.push(sample));
  return new FirestorePeople(db, config, presence, createFiles(db.app, config));
}

async function person(name: string, now: () => number = Date.now): Promise<Person> {
  const signedIn = await signUp(name);
  const samples: ServerTimeSample[] = [];
  return { ...signedIn, samples, port: portOf(signedIn, now, samples) };
}

let count = 0;
function newHandle(): string {
  count += 1;
  return `h${count}_${Date.now().toString(36)}`;
}

function draft(change: Partial<ProfileDraft> = {}): ProfileDraft {
  return {
    displayName: 'Ada Lovelace',
    handle: newHandle(),
    photoPath: null,
    bio: '',
    statusEmoji: '',
    statusText: '',
    ...change,
  };
}

async function ownHandle({ db, uid }: SignedIn): Promise<string> {
  return String((await getDoc(doc(db, userPath(uid)))).get('handle'));
}

describe('profiles', () => {
  it('change with their handle, which frees the old one', async () => {
    const ada = await person('Ada');
    const before = await ownHandle(ada);
    const wanted = draft({
      displayName: '  Ada   Lovelace ',
      statusEmoji: '🔥',
      statusText: 'On fire',
    });
    await ada.port.updateProfile(ada.uid, before, wanted);
    expect(await ada.port.findByHandle(`@${wanted.handle.toUpperCase()}`)).toEqual({
      ...wanted,
      displayName: 'Ada Lovelace',
      uid: ada.uid,
    });
    expect(await ada.port.isHandleFree(wanted.handle)).toBe(false);
    expect(await ada.port.isHandleFree(before)).toBe(true);

    const grace = await person('Grace');
    await grace.port.updateProfile(grace.uid, await ownHandle(grace), draft({ handle: before }));
    expect((await grace.port.findByHandle(before))?.uid).toBe(grace.uid);
  });

  it('tell a handle that somebody else has, and stay as they were', async () => {
    const [ada, grace] = [await person('Ada'), await person('Grace')];
    const taken = await ownHandle(grace);
    const mine = await ownHandle(ada);
    await expect(
      ada.port.updateProfile(ada.uid, mine, draft({ handle: taken })),
    ).rejects.toMatchObject({ code: 'handleTaken' });
    expect(await ownHandle(ada)).toBe(mine);
  });

  it('of two people who want one handle at once, one gets it', async () => {
    const people = [await person('Ada'), await person('Grace')];
    const handle = newHandle();
    const outcomes = await Promise.allSettled(
      people.map(async (one) =>
        one.port.updateProfile(one.uid, await ownHandle(one), draft({ handle })),
      ),
    );
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(
      refused.map(({ reason }) => (reason instanceof HearthError ? reason.code : String(reason))),
    ).toEqual(['handleTaken']);
  });

  it('are made once: a retry whose first answer was lost goes through', async () => {
    const ada = await person('Ada');
    const handle = await ownHandle(ada);
    await expect(ada.port.createProfile(ada.uid, draft({ handle }))).resolves.toBeUndefined();
  });

  it('reach who watches them, without what does not fit', async () => {
    const [ada, grace] = [await person('Ada'), await person('Grace')];
    const heard = record<ReadonlyMap<string, Profile>>((listener) =>
      ada.port.watchProfiles([grace.uid, 'nobody'], listener),
    );
    const first = await heard.until((profiles) => profiles.has(grace.uid));
    expect([...first.keys()]).toEqual([grace.uid]);
    await grace.port.updateProfile(
      grace.uid,
      await ownHandle(grace),
      draft({ displayName: 'Amazing Grace' }),
    );
    const later = await heard.until(
      (profiles) => profiles.get(grace.uid)?.displayName === 'Amazing Grace',
    );
    expect(later.size).toBe(1);
    heard.stop();
  });

  it('are missing for who has none yet', async () => {
    const ada = await person('Ada');
    const heard = record<Profile | null>((listener) =>
      ada.port.watchMyProfile('nobody-yet', listener),
    );
    expect(await heard.until(() => true)).toBeNull();
    heard.stop();
  });

  it('are found by the start of name or handle, whatever the case and accents', async () => {
    const ada = await person('Ada');
    const unusual = `Zo\u00eb ${newHandle()}`;
    const mine = draft({ displayName: unusual });
    await ada.port.updateProfile(ada.uid, await ownHandle(ada), mine);
    const find = async (text: string) =>
      (await ada.port.search(text)).some(({ uid }) => uid === ada.uid);
    expect(await find(unusual.slice(0, 8).toUpperCase())).toBe(true);
    expect(await find(unusual.replace('\u00eb', 'e'))).toBe(true);
    expect(await find(`@${mine.handle.slice(0, -1)}`)).toBe(true);
    expect(await find('someone entirely different')).toBe(false);
  });
});

describe('photos', () => {
  const pixels = new Uint8Array([0xff, 0xd8, 0xff, 0xd9]);

  it('go up, are read by others under rules, and go', async () => {
    const [ada, grace] = [await person('Ada'), await person('Grace')];
    const progress: number[] = [];
    const photo = new Blob([pixels], { type: 'image/jpeg' });
    const path = await ada.port.uploadPhoto(ada.uid, photo, (fraction) => progress.push(fraction));
    expect(path).toMatch(new RegExp(`^${photoPath(ada.uid, '[A-Za-z0-9]{20}')}$`));
    expect(progress.at(-1)).toBe(1);
    await ada.port.updateProfile(ada.uid, await ownHandle(ada), draft({ photoPath: path }));
    await expect(grace.port.deletePhoto(path)).rejects.toMatchObject({ code: 'denied' });
    await ada.port.deletePhoto(path);
    // What is gone already is fine.
    await ada.port.deletePhoto(path);
  });

  it('are refused before the upload when they are too large or no picture', async () => {
    const ada = await person('Ada');
    const upload = (photo: Blob) => ada.port.uploadPhoto(ada.uid, photo, () => undefined);
    await expect(
      upload(new Blob([new Uint8Array(513 * 1024)], { type: 'image/png' })),
    ).rejects.toMatchObject({ code: 'fileTooLarge' });
    await expect(upload(new Blob(['<svg/>'], { type: 'image/svg+xml' }))).rejects.toMatchObject({
      code: 'fileType',
    });
  });
});

describe('presence', () => {
  it('beats with the server’s time and teaches it', async () => {
    const [ada, grace] = [await person('Ada'), await person('Grace')];
    const heard = record<ReadonlyMap<string, Presence>>((listener) =>
      grace.port.watchPresence([ada.uid], listener),
    );
    const before = Date.now();
    await ada.port.beat(ada.uid, 'online');
    const shown = await heard.until((presence) => presence.has(ada.uid));
    expect(shown.get(ada.uid)?.state).toBe('online');
    expect(ada.samples).toHaveLength(1);
    const [sample] = ada.samples;
    expect(Math.abs((sample?.serverMs ?? 0) - before)).toBeLessThan(5_000);
    expect(shown.get(ada.uid)?.beatAt).toBeCloseTo(sample?.serverMs ?? 0, -2);
    heard.stop();
  });

  it('leaves a last word, or nothing at all for who hides when they were here', async () => {
    const ada = await person('Ada');
    const heard = record<ReadonlyMap<string, Presence>>((listener) =>
      ada.port.watchPresence([ada.uid], listener),
    );
    await ada.port.beat(ada.uid, 'online');
    await heard.until((presence) => presence.get(ada.uid)?.state === 'online');
    ada.port.leave(ada.uid, false);
    await heard.until((presence) => presence.get(ada.uid)?.state === 'offline');
    await ada.port.beat(ada.uid, 'dnd');
    await heard.until((presence) => presence.get(ada.uid)?.state === 'dnd');
    ada.port.leave(ada.uid, true);
    await heard.until((presence) => !presence.has(ada.uid));
    heard.stop();
  });

  it('cannot be written for others', async () => {
    const [ada, grace] = [await person('Ada'), await person('Grace')];
    await expect(ada.port.beat(grace.uid, 'offline')).rejects.toMatchObject({ code: 'denied' });
  });

  it('says offline when the server is out of reach', async () => {
    const ada = await person('Ada');
    const config = engineConfig();
    const nowhere = {
      ...config,
      emulators: config.emulators && { ...config.emulators, firestore: '127.0.0.1:9' },
    };
    const credentials = {
      idToken: () => Promise.resolve('x'),
      appCheckToken: () => Promise.resolve(null),
    };
    const writer = new PresenceWriter(nowhere, credentials, Date.now, () => undefined);
    await expect(writer.beat(ada.uid, 'online')).rejects.toMatchObject({ code: 'offline' });
  });
});

describe('blocks', () => {
  it('are told to oneself only; blocking twice is no error', async () => {
    const [ada, grace] = [await person('Ada'), await person('Grace')];
    const heard = record<ReadonlySet<string>>((listener) =>
      ada.port.watchBlocked(ada.uid, listener),
    );
    await ada.port.block(ada.uid, grace.uid);
    await ada.port.block(ada.uid, grace.uid);
    await heard.until((blocked) => blocked.has(grace.uid));
    await ada.port.unblock(ada.uid, grace.uid);
    await heard.until((blocked) => blocked.size === 0 && heard.values.length > 1);
    heard.stop();
    const spied = record<ReadonlySet<string>>((listener) =>
      grace.port.watchBlocked(ada.uid, listener),
    );
    expect(await spied.untilError()).toMatchObject({ code: 'denied' });
  });

  it('refuse oneself', async () => {
    const ada = await person('Ada');
    await expect(ada.port.block(ada.uid, ada.uid)).rejects.toMatchObject({ code: 'denied' });
  });
});

describe('settings', () => {
  it('start from the defaults and keep what is saved', async () => {
    const ada = await person('Ada');
    const heard = record<SettingsNews>((listener) => ada.port.watchSettings(ada.uid, listener));
    expect(await heard.until(() => true)).toEqual({ settings: DEFAULT_SETTINGS, isCurrent: true });
    await ada.port.saveSettings(ada.uid, { theme: 'dark' });
    await ada.port.saveSettings(ada.uid, { locale: 'de', showLastSeen: false });
    const saved = await heard.until(({ settings }) => settings.locale === 'de');
    expect(saved.settings).toEqual({
      ...DEFAULT_SETTINGS,
      theme: 'dark',
      locale: 'de',
      showLastSeen: false,
    });
    heard.stop();
  });

  it('cannot end sessions: only the function does', async () => {
    const ada = await person('Ada');
    const settings = doc(ada.db, settingsPath(ada.uid));
    await expect(
      setDoc(settings, { sessionsValidAfter: new Date() }, { merge: true }),
    ).rejects.toMatchObject({ code: 'permission-denied' });
    expect((await getDoc(doc(ada.db, handlePath(await ownHandle(ada))))).get('uid')).toBe(ada.uid);
  });
});
