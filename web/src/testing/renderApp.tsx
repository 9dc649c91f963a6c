/** A signed-in person on in-memory ports, for component and state tests. */
import type { Room } from '@hearth/domain/room';
import type { Settings } from '@hearth/domain/settings';
import type { Profile } from '@hearth/domain/user';
import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router-dom';
import { LanguageContext, loadLanguage } from '../i18n/i18n';
import { loadMoreWords } from '../i18n/moreWords';
import { AuthContext, ServicesContext, type Services } from '../ports/services';
import { createSession } from '../state/createSession';
import { SessionContext, type Session } from '../state/session';
import { AnnounceProvider } from '../ui/LiveRegion';
import { ToastProvider } from '../ui/Toasts';
import { buildAccount } from './builders';
import { createMemoryAuth } from './memoryAuth';
import { createMemoryCallMedia, type MemoryCallMedia } from './memoryCallMedia';
import { createMemoryCallPeers, type MemoryCallPeers } from './memoryCallPeers';
import { createMemoryCalls, type MemoryCalls } from './memoryCalls';
import { createMemoryBrowser, type MemoryBrowser } from './memoryDevice';
import { createMemoryFiles, type MemoryFiles } from './memoryFiles';
import { createMemoryLater, type MemoryLater } from './memoryLater';
import { createMemoryLeaving, type MemoryLeaving } from './memoryLeaving';
import { createMemoryMedia, type MemoryMedia } from './memoryMedia';
import { createMemoryMessages, type MemoryMessages } from './memoryMessages';
import { createMemoryModeration, type MemoryModeration } from './memoryModeration';
import { createMemoryNotifications, type MemoryNotifications } from './memoryNotifications';
import { createMemoryOutboxDisk, type MemoryOutboxDisk } from './memoryOutboxStorage';
import { buildProfile, createMemoryPeople, type MemoryPeople } from './memoryPeople';
import { createMemoryPush, type MemoryPush } from './memoryPush';
import { createMemoryRooms, type MemoryRooms } from './memoryRooms';

export interface World {
  people: MemoryPeople;
  rooms: MemoryRooms;
  messages: MemoryMessages;
  files: MemoryFiles;
  media: MemoryMedia;
  disk: MemoryOutboxDisk;
  moderation: MemoryModeration;
  notifications: MemoryNotifications;
  later: MemoryLater;
  leaving: MemoryLeaving;
  push: MemoryPush;
  calls: MemoryCalls;
  callPeers: MemoryCallPeers;
  callMedia: MemoryCallMedia;
  browser: MemoryBrowser;
}

export interface WorldOptions {
  now?: () => number;
  profiles?: readonly (Partial<Profile> & { uid: string })[];
  rooms?: readonly Room[];
}

const CAST = [
  { uid: 'ada', displayName: 'Ada Lovelace', handle: 'ada' },
  { uid: 'grace', displayName: 'Grace Hopper', handle: 'grace' },
  { uid: 'linus', displayName: 'Linus Berg', handle: 'linus' },
] as const;

/** One server that any number of people can be signed in to. */
export function createWorld(options: WorldOptions = {}): World {
  const clock = options.now ? { now: options.now } : {};
  const rooms = createMemoryRooms({ ...clock, rooms: options.rooms ?? [] });
  const messages = createMemoryMessages({
    ...clock,
    disappearAfter: (roomId) => rooms.room(roomId)?.disappearAfterMs ?? null,
  });
  messages.onWrite((message) => {
    rooms.follow(message);
  });
  return {
    people: createMemoryPeople({ ...clock, profiles: options.profiles ?? CAST }),
    rooms,
    messages,
    files: createMemoryFiles(),
    media: createMemoryMedia(),
    disk: createMemoryOutboxDisk(),
    moderation: createMemoryModeration(),
    notifications: createMemoryNotifications(),
    later: createMemoryLater(clock),
    leaving: createMemoryLeaving(clock),
    push: createMemoryPush(),
    calls: createMemoryCalls({ ...clock, rooms, messages }),
    callPeers: createMemoryCallPeers(),
    callMedia: createMemoryCallMedia(),
    browser: createMemoryBrowser(options.now),
  };
}

export interface SignedInPerson {
  session: Session;
  services: Services;
  stop: () => void;
}

/** Opens the session of one person of the world. */
export function signIn(world: World, uid = 'ada', remembered?: Settings): SignedInPerson {
  const services: Services = {
    auth: createMemoryAuth(),
    people: world.people,
    rooms: world.rooms.port(uid),
    messages: world.messages.port(uid),
    files: world.files,
    media: world.media,
    outboxStorage: world.disk.tab(),
    moderation: world.moderation.port(uid),
    notifications: world.notifications.port(),
    later: world.later,
    leaving: world.leaving,
    push: world.push,
    calls: world.calls.port(uid),
    callPeers: () => Promise.resolve(world.callPeers),
    callMedia: () => Promise.resolve(world.callMedia),
    device: world.browser.tab(),
  };
  const { session, stop } = createSession({
    account: buildAccount({ uid }),
    services,
    profile: world.people.profile(uid) ?? buildProfile({ uid }),
    onRevoked: () => undefined,
    ...(remembered ? { remembered } : {}),
  });
  return { session, services, stop };
}

export interface RenderOptions {
  world?: World;
  uid?: string;
  /** The address that the page is opened at. */
  path?: string;
  locale?: 'en' | 'de';
}

/** Renders something of the signed-in app with everything around it. */
export async function renderApp(
  children: ReactNode,
  { world = createWorld(), uid = 'ada', path = '/', locale = 'en' }: RenderOptions = {},
): Promise<RenderResult & SignedInPerson & { world: World }> {
  const [language] = await Promise.all([loadLanguage(locale, 'app'), loadMoreWords(locale)]);
  const person = signIn(world, uid);
  const result = render(
    <LanguageContext value={language}>
      <AuthContext value={person.services.auth}>
        <ServicesContext value={person.services}>
          <SessionContext value={person.session}>
            <AnnounceProvider>
              <ToastProvider label="Messages" dismissLabel="Dismiss">
                <MemoryRouter initialEntries={[path]}>{children}</MemoryRouter>
              </ToastProvider>
            </AnnounceProvider>
          </SessionContext>
        </ServicesContext>
      </AuthContext>
    </LanguageContext>,
  );
  return { ...result, ...person, world };
}
