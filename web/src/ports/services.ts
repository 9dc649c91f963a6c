import { createContext, useContext } from 'react';
import type { AuthPort } from './auth';
import type { CallMediaPort } from './callMedia';
import type { CallPeersPort } from './callPeer';
import type { CallsPort } from './calls';
import type { DevicePort } from './device';
import type { FilesPort } from './files';
import type { LaterPort } from './later';
import type { LeavingPort } from './leaving';
import type { MediaPort } from './media';
import type { MessagesPort } from './messages';
import type { ModerationPort } from './moderation';
import type { NotificationsPort } from './notifications';
import type { OutboxStorage } from './outboxStorage';
import type { PeoplePort } from './people';
import type { PushPort } from './push';
import type { RoomsPort } from './rooms';

/** Everything the signed-in app needs from outside; made once in `app/services`. */
export interface Services {
  auth: AuthPort;
  people: PeoplePort;
  rooms: RoomsPort;
  messages: MessagesPort;
  files: FilesPort;
  media: MediaPort;
  outboxStorage: OutboxStorage;
  moderation: ModerationPort;
  notifications: NotificationsPort;
  later: LaterPort;
  leaving: LeavingPort;
  push: PushPort;
  calls: CallsPort;
  /** Fetches the code of it when first asked; rejects with `offline`, and may be asked again. */
  callPeers: () => Promise<CallPeersPort>;
  /** As {@link callPeers}. */
  callMedia: () => Promise<CallMediaPort>;
  device: DevicePort;
}

export const ServicesContext = createContext<Services | null>(null);

/** The signed-in services. Throws outside the signed-in part of the tree. */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('useServices needs the signed-in part of the tree');
  return services;
}

export const AuthContext = createContext<AuthPort | null>(null);

/** The auth port: there also while signed out. */
export function useAuth(): AuthPort {
  const auth = useContext(AuthContext);
  if (!auth) throw new Error('useAuth needs AuthContext');
  return auth;
}
