/** Calls, whose code is fetched when the first one is near. */
import type { Firestore } from 'firebase/firestore';
import { collection, doc } from 'firebase/firestore';
import { COLLECTIONS } from '@hearth/domain/paths';
import type { CallsPort } from '../ports/calls';
import { lateWatch } from '../ports/lateWatch';
import { loadOnce } from '../ports/loadOnce';
import type { CallsContext } from './calls';

export function lateCalls(db: Firestore, context: CallsContext): CallsPort {
  const opened = loadOnce(async () => (await import('./calls')).createCalls(db, context));
  return {
    newId: () => doc(collection(db, COLLECTIONS.calls)).id,
    prepare: () => {
      opened().catch(() => undefined);
    },
    start: async (...args) => (await opened()).start(...args),
    watch: (callId, listener) =>
      lateWatch(opened(), (port, to) => port.watch(callId, to), listener),
    join: async (...args) => (await opened()).join(...args),
    refuse: async (...args) => (await opened()).refuse(...args),
    leave: async (...args) => (await opened()).leave(...args),
    // Who is in a call has fetched it long ago: it goes out before the page is gone.
    leaveOnClose: (...args) => {
      opened().then(
        (port) => port.leaveOnClose(...args),
        () => undefined,
      );
    },
    beat: async (...args) => (await opened()).beat(...args),
    send: async (...args) => (await opened()).send(...args),
    watchSignals: (callId, to, listener) =>
      lateWatch(opened(), (port, next) => port.watchSignals(callId, to, next), listener),
    consume: async (...args) => (await opened()).consume(...args),
    iceServers: async (...args) => (await opened()).iceServers(...args),
    history: async (...args) => (await opened()).history(...args),
  };
}
