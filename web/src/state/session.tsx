import { createContext, useContext } from 'react';
import type { Account } from '../ports/auth';
import type { Services } from '../ports/services';
import type { CallsStore } from './calls/lateCalls';
import type { ConnectionStore } from './connection';
import type { DraftsStore } from './drafts';
import type { LaterStore } from './later';
import type { MediaStore } from './media';
import type { NoticesStore } from './notices';
import type { NotificationsStore } from './notificationsStore';
import type { TrayStore } from './tray';
import type { OutboxStore } from './outbox';
import type { PeopleStore } from './people';
import type { RoomsStore } from './rooms';
import type { SettingsStore } from './settings';
import type { Timelines } from './timeline';

/** One signed-in person with a profile: their stores live exactly as long as this. */
export interface Session {
  me: string;
  account: Account;
  services: Services;
  connection: ConnectionStore;
  settings: SettingsStore;
  people: PeopleStore;
  rooms: RoomsStore;
  outbox: OutboxStore;
  media: MediaStore;
  tray: TrayStore;
  notices: NoticesStore;
  notifications: NotificationsStore;
  drafts: DraftsStore;
  later: LaterStore;
  timelines: Timelines;
  calls: CallsStore;
}

export const SessionContext = createContext<Session | null>(null);

/** The present session. Throws outside the signed-in part of the tree. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs SessionContext');
  return session;
}

export function useMe(): string {
  return useSession().me;
}
