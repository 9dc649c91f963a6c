import { errorCode } from '@hearth/domain/errors';
import type { Settings } from '@hearth/domain/settings';
import { SECOND_MS } from '@hearth/domain/time';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { loadOnce } from '../../ports/loadOnce';
import type { Services } from '../../ports/services';
import type { NotificationsState, NotificationsStore } from '../notificationsStore';
import type { PeopleState } from '../peopleStore';
import type { RoomsState } from '../roomsState';
import type { SettingsStore } from '../settings';
import { NO_CALLS, type CallsActions, type CallsState } from './callsState';

/** Late enough to take nothing from the first view, early enough for a call that rings already. */
const LOAD_MS = 2 * SECOND_MS;
const RETRY_MS = 10 * SECOND_MS;

/** Calls of a session. The state is there from the beginning; what moves it is loaded late. */
export interface CallsStore extends StoreApi<CallsState> {
  readonly actions: CallsActions;
  stop(): void;
}

type Readable<T> = Pick<StoreApi<T>, 'getState' | 'subscribe'>;

/** What the core of calls takes from its session. */
export interface CallsSession {
  me: string;
  services: Pick<Services, 'calls' | 'callPeers' | 'callMedia' | 'device'>;
  rooms: Readable<RoomsState>;
  people: Readable<Pick<PeopleState, 'blocked'>>;
  settings: Readable<Pick<Settings, 'availability' | 'relaysCalls'>> & Pick<SettingsStore, 'known'>;
  notifications: Readable<Pick<NotificationsState, 'settings' | 'isKnown'>> &
    Pick<NotificationsStore, 'begin'>;
}

/** The core once it is there. */
export interface CallsCore {
  actions: CallsActions;
  stop(): void;
}

/** Lives as long as the session. A call that is asked for before the core is there waits for it. */
export function createLateCalls(session: CallsSession): CallsStore {
  const store = createStore<CallsState>(() => NO_CALLS);
  let core: CallsCore | null = null;
  let isOver = false;
  const opened = loadOnce(async () => {
    const [{ createCallsCore }, media] = await Promise.all([
      import('./callsCore'),
      session.services.callMedia(),
    ]);
    session.services.calls.prepare();
    if (!isOver) core = createCallsCore({ ...session, store, media });
  });
  let timer: ReturnType<typeof setTimeout>;
  const listen = () => {
    opened().catch(() => {
      if (!isOver) timer = setTimeout(listen, RETRY_MS);
    });
  };
  timer = setTimeout(listen, LOAD_MS);

  const begin = (act: (actions: CallsActions) => void) => {
    if (core) {
      act(core.actions);
      return;
    }
    opened().then(
      () => {
        if (core) act(core.actions);
      },
      (error: unknown) => {
        store.setState({ failure: errorCode(error) });
      },
    );
  };
  return {
    ...store,
    actions: actionsOf(
      begin,
      () => core?.actions,
      () => {
        store.setState({ failure: null });
      },
    ),
    stop: () => {
      isOver = true;
      clearTimeout(timer);
      core?.stop();
    },
  };
}

/** `begin` waits for the core; of the rest nothing can be meant before there is a call. */
function actionsOf(
  begin: (act: (actions: CallsActions) => void) => void,
  present: () => CallsActions | undefined,
  dismissFailure: () => void,
): CallsActions {
  return {
    call: (...args) => {
      begin((actions) => {
        actions.call(...args);
      });
    },
    accept: (...args) => {
      begin((actions) => {
        actions.accept(...args);
      });
    },
    decline: (callId) => {
      begin((actions) => {
        actions.decline(callId);
      });
    },
    dismissFailure,
    hangUp: () => present()?.hangUp(),
    dismiss: () => present()?.dismiss(),
    dismissBusy: (callId) => present()?.dismissBusy(callId),
    setMuted: (isMuted) => present()?.setMuted(isMuted),
    setPushToTalk: (isOn) => present()?.setPushToTalk(isOn),
    talk: (isHeld) => present()?.talk(isHeld),
    setCamera: (isOn) => present()?.setCamera(isOn),
    turnCamera: () => present()?.turnCamera(),
    choose: (choice) => present()?.choose(choice),
    share: () => present()?.share(),
    stopSharing: () => present()?.stopSharing(),
    raiseHand: (isRaised) => present()?.raiseHand(isRaised),
    clearProblem: () => present()?.clearProblem(),
    expand: (isExpanded) => present()?.expand(isExpanded),
  };
}
