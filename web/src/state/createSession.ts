import type { Settings } from '@hearth/domain/settings';
import type { Profile } from '@hearth/domain/user';
import type { Account } from '../ports/auth';
import type { Services } from '../ports/services';
import type { Unsubscribe } from '../ports/unsubscribe';
import { createLateCalls } from './calls/lateCalls';
import { createConnectionStore } from './connection';
import { createDraftsStore } from './drafts';
import { createLaterStore } from './later';
import { MediaStore } from './media';
import { createNoticesStore } from './notices';
import { createNotificationsStore } from './notificationsStore';
import { createOutboxStore } from './outbox';
import { createPeopleStore } from './peopleStore';
import { startPresenceBeat } from './presenceBeat';
import { createRoomsStore } from './roomsStore';
import { roomOf, type RoomsState } from './roomsState';
import type { RoomsStore } from './rooms';
import type { Session } from './session';
import { TrayStore } from './tray';
import { createSettingsStore } from './settings';
import { createTimelines } from './timeline';

/** After the list of rooms is there: late enough to take nothing from the first view. */
const PREPARE_COMMITS_MS = 1_500;
/** What notifies is asked for when the first view has cost what it costs. */
const LISTEN_MS = 3_000;

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
  const disappearAfterMs = (roomId: string) => roomOf(rooms.getState(), roomId)?.disappearAfterMs;
  const outbox = createOutboxStore({ me, messages, storage, files, device, disappearAfterMs });
  const media = new MediaStore(files, outbox, me);
  const notices = createNoticesStore({ me, people: peoplePort, outbox });
  const notifications = createNotificationsStore({
    me,
    port: services.notifications,
    now: device.now,
  });
  const later = createLaterStore({ me, later: services.later, newId: messages.newId });
  const drafts = createDraftsStore({ me, storage });
  const tray = new TrayStore({
    media: services.media,
    newId: messages.newId,
    outbox,
    urls: media,
    drafts,
  });
  const timelines = createTimelines({ me, messages, outbox, device });
  const calls = createLateCalls({ me, services, rooms, people, settings, notifications });
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
    notifications,
    drafts,
    later,
    timelines,
    calls,
  };
  // Before the network may go: code that could not be fetched stays missing until a reload.
  const stopWarming = onceReady(rooms, () => {
    messages.prepareCommits();
  });
  const listening = setTimeout(notifications.begin, LISTEN_MS);
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
      stopWarming();
      clearTimeout(listening);
      stopBeat();
      for (const stop of stopFlushing) stop();
      for (const store of [
        calls,
        timelines,
        rooms,
        tray,
        notices,
        notifications,
        media,
        outbox,
        drafts,
        later,
        people,
        settings,
        connection,
      ])
        store.stop();
    },
  };
}

/** Some time after the rooms are there. */
function onceReady(rooms: RoomsStore, run: () => void): Unsubscribe {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = ({ status }: RoomsState) => {
    if (status !== 'loading') timer ??= setTimeout(run, PREPARE_COMMITS_MS);
  };
  const unsubscribe = rooms.subscribe(look);
  look(rooms.getState());
  return () => {
    unsubscribe();
    clearTimeout(timer);
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
