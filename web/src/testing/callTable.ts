/** People who call each other: the core of calls of each of their tabs, on ports in memory. */
import {
  DEFAULT_NOTIFICATIONS,
  type NotificationSettings,
} from '@hearth/domain/notificationSettings';
import type { Room } from '@hearth/domain/room';
import { DEFAULT_SETTINGS, type Settings } from '@hearth/domain/settings';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallsPort } from '../ports/calls';
import { createCallsCore } from '../state/calls/callsCore';
import { NO_CALLS, type CallsActions, type CallsState } from '../state/calls/callsState';
import { createRoomsStore } from '../state/roomsStore';
import { createMemoryCallMedia, type MemoryCallMedia } from './memoryCallMedia';
import { createMemoryCallPeers, type MemoryCallPeers } from './memoryCallPeers';
import { createMemoryCalls, type MemoryCalls, type MemoryCallsOptions } from './memoryCalls';
import { createMemoryBrowser, type MemoryBrowser } from './memoryDevice';
import { createMemoryMessages } from './memoryMessages';
import { createMemoryRooms, type MemoryRooms } from './memoryRooms';

/** One tab of one person. */
export interface CallSeat {
  uid: string;
  actions: CallsActions;
  state(): CallsState;
  peers: MemoryCallPeers;
  media: MemoryCallMedia;
  settings: StoreApi<Settings> & { known: Promise<void> };
  blocked: StoreApi<{ blocked: ReadonlySet<string> }>;
  setNotifications(change: Partial<NotificationSettings>): void;
  stop(): void;
}

export interface CallTable {
  rooms: MemoryRooms;
  calls: MemoryCalls;
  /** Opens a tab; those of one person share a browser. */
  sit(uid: string, port?: Partial<CallsPort>, media?: MemoryCallMedia): CallSeat;
  stop(): void;
}

export function createCallTable(
  rooms: readonly Room[],
  pause?: NonNullable<MemoryCallsOptions['pause']>,
): CallTable {
  const memoryRooms = createMemoryRooms({ rooms });
  const messages = createMemoryMessages();
  messages.onWrite((message) => {
    memoryRooms.follow(message);
  });
  const calls = createMemoryCalls({
    ...{ rooms: memoryRooms, messages },
    ...(pause ? { pause } : {}),
  });
  const browsers = new Map<string, MemoryBrowser>();
  const seats: CallSeat[] = [];
  return {
    rooms: memoryRooms,
    calls,
    sit: (uid, port = {}, media = createMemoryCallMedia()) => {
      const browser = browsers.get(uid) ?? createMemoryBrowser();
      browsers.set(uid, browser);
      const roomsStore = createRoomsStore(uid, memoryRooms.port(uid));
      const seat = seatOf({
        ...{ uid, browser, roomsStore, media },
        calls: { ...calls.port(uid), ...port },
      });
      seats.push(seat);
      return seat;
    },
    stop: () => {
      for (const seat of seats) seat.stop();
    },
  };
}

interface SeatParts {
  uid: string;
  browser: MemoryBrowser;
  roomsStore: ReturnType<typeof createRoomsStore>;
  calls: CallsPort;
  media: MemoryCallMedia;
}

function seatOf({ uid, browser, roomsStore, calls, media }: SeatParts): CallSeat {
  const store = createStore<CallsState>(() => NO_CALLS);
  const peers = createMemoryCallPeers();
  const settings = {
    ...createStore<Settings>(() => DEFAULT_SETTINGS),
    known: Promise.resolve(),
  };
  const blocked = createStore<{ blocked: ReadonlySet<string> }>(() => ({ blocked: new Set() }));
  const notifications = createStore(() => ({ settings: DEFAULT_NOTIFICATIONS, isKnown: true }));
  const device = browser.tab();
  const core = createCallsCore({
    me: uid,
    services: {
      calls,
      callPeers: () => Promise.resolve(peers),
      callMedia: () => Promise.resolve(media),
      device,
    },
    rooms: roomsStore,
    people: blocked,
    settings,
    notifications: { ...notifications, begin: () => undefined },
    store,
    media,
  });
  return {
    ...{ uid, peers, media, settings, blocked },
    actions: core.actions,
    state: store.getState,
    setNotifications: (change) => {
      notifications.setState(({ settings: before }) => ({ settings: { ...before, ...change } }));
    },
    stop: () => {
      core.stop();
      roomsStore.stop();
      device.close();
    },
  };
}
