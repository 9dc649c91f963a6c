import type { Settings } from '@hearth/domain/settings';
import type { Profile } from '@hearth/domain/user';
import type { Account } from '../ports/auth';
import type { Services } from '../ports/services';
import type { Unsubscribe } from '../ports/unsubscribe';
import { createConnectionStore } from './connection';
import { createDraftsStore } from './drafts';
import { MediaStore } from './media';
import { createNoticesStore } from './notices';
import { createOutboxStore } from './outbox';
import { createPeopleStore } from './peopleStore';
import { startPresenceBeat } from './presenceBeat';
import { createRoomsStore } from './roomsStore';
import type { Session } from './session';
import { TrayStore } from './tray';
import { createSettingsStore } from './settings';
import { createTimelines } from './timeline';

/** Late enough to take nothing from the first view. */
const PREPARE_COMMITS_MS = 1_500;

export interface SessionOptions {
  account: Account;
  services: Services;
  /** One's own profile, as it was when the session began. */
  profile: Profile;
  /** What this device remembers of the settings. */
  remembered?: Settings;
  /** This sign-in was ended from another device. */
  onRevoked: () => void;
}

/** Opens every store of one signed-in person; `stop` ends all that they started. */
export function createSession(options: SessionOptions): { session: Session; stop: Unsubscribe } {
  const { account, services, profile, remembered, onRevoked } = options;
  const { device, files, messages, outboxStorage: storage, people: peoplePort } = services;
  const me = account.uid;
  const connection = createConnectionStore(device);
  const settings = createSettingsStore({
    account,
    port: peoplePort,
    onRevoked,
    ...(remembered ? { remembered } : {}),
  });
  const people = createPeopleStore({ myProfile: profile, port: peoplePort, now: device.now });
  const rooms = createRoomsStore(me, services.rooms);
  const outbox = createOutboxStore({ me, messages, storage, files, device });
  const media = new MediaStore(files, outbox, me);
  const tray = new TrayStore({ media: services.media, newId: messages.newId });
  const notices = createNoticesStore({ me, people: peoplePort, outbox });
  const drafts = createDraftsStore({ me, storage });
  const timelines = createTimelines({ me, messages, outbox, device });
  const session = {
    me,
    account,
    services,
    connection,
    settings,
    people,
    rooms,
    outbox,
    media,
    tray,
    notices,
    drafts,
    timelines,
  };
  // Before the network may go: code that could not be fetched stays missing until a reload.
  const warming = setTimeout(() => {
    messages.prepareCommits();
  }, PREPARE_COMMITS_MS);
  const stopBeat = startPresenceBeat(session);
  const stopFlushing = [
    flushMarksOnHide(rooms.flushMarks),
    connection.subscribe((state) => {
      if (state === 'online') rooms.flushMarks();
    }),
  ];
  return {
    session,
    stop: () => {
      clearTimeout(warming);
      stopBeat();
      for (const stop of stopFlushing) stop();
      for (const store of [
        timelines,
        rooms,
        tray,
        notices,
        media,
        outbox,
        drafts,
        people,
        settings,
        connection,
      ])
        store.stop();
    },
  };
}

/** A page that goes out of sight may never come back. */
function flushMarksOnHide(flush: () => void): Unsubscribe {
  const hidden = () => {
    if (document.visibilityState === 'hidden') flush();
  };
  document.addEventListener('visibilitychange', hidden);
  return () => {
    document.removeEventListener('visibilitychange', hidden);
  };
}
