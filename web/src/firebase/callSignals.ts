/** What two tabs in a call say to each other before they are connected. */
import {
  callSignalSchema,
  encodeSignalItems,
  parseSignalItems,
  type CallSignal,
} from '@hearth/domain/call';
import { HearthError, errorCode } from '@hearth/domain/errors';
import { CALL_SIGNAL_MAX_CHARS, CALL_SIGNAL_TTL_MS } from '@hearth/domain/limits';
import { signalPath, signalsPath } from '@hearth/domain/paths';
import {
  collection,
  limit,
  onSnapshot,
  query,
  where,
  type Firestore,
  type QuerySnapshot,
} from 'firebase/firestore';
import {
  Timestamp,
  collection as commitCollection,
  doc as commitDoc,
  serverTimestamp,
  type Firestore as CommitFirestore,
} from 'firebase/firestore/lite';
import type { CallEnd, CallsPort } from '../ports/calls';
import type { Listener, Unsubscribe } from '../ports/unsubscribe';
import { commit } from './commit';
import { parseDocument, toHearthError } from './parse';

/** Signals that wait for one tab, at a time: they go as they are consumed. */
const SIGNALS_MAX = 50;
const ATTEMPTS = 3;
/** Before the second attempt; each further one waits longer by as much. */
const PAUSE_MS = 500;

type CallSignals = Pick<CallsPort, 'send' | 'watchSignals' | 'consume'>;

/** `db` listens, `commits` writes; `now` is server time as well as it is known here. */
export function callSignalsOf(
  db: Firestore,
  commits: CommitFirestore,
  now: () => number,
): CallSignals {
  const consume: CallsPort['consume'] = async (callId, signalIds) => {
    if (signalIds.length === 0) return;
    await commit(commits, (batch) => {
      for (const id of signalIds) batch.delete(commitDoc(commits, signalPath(callId, id)));
    });
  };
  return {
    send: (callId, signal) => send(commits, now, callId, signal),
    consume,
    watchSignals: (callId, to, listener) => watchSignals(db, callId, to, listener, consume),
  };
}

/**
 * Tries again while nobody can say whether it arrived. Rules take each signal once: once a try may
 * have arrived, a refusal says that one has.
 */
async function send(
  db: CommitFirestore,
  now: () => number,
  callId: string,
  signal: Omit<CallSignal, 'id' | 'at'>,
): Promise<void> {
  const items = encodeSignalItems(signal.items);
  if (items.length > CALL_SIGNAL_MAX_CHARS) throw new HearthError('tooLong');
  const document = commitDoc(commitCollection(db, signalsPath(callId)));
  const { from, fromSession, to, toSession, linkId } = signal;
  const expiresAt = Timestamp.fromMillis(now() + CALL_SIGNAL_TTL_MS);
  const fields = { from, fromSession, to, toSession, linkId, items, expiresAt };
  for (let attempt = 1; ; attempt += 1) {
    try {
      await commit(db, (batch) => {
        batch.set(document, { ...fields, at: serverTimestamp() });
      });
      return;
    } catch (error) {
      const code = errorCode(error);
      if (code === 'denied' && attempt === 1) throw new HearthError('callOver', { cause: error });
      if (code === 'denied') return;
      if (code !== 'offline' || attempt === ATTEMPTS) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, attempt * PAUSE_MS));
  }
}

function watchSignals(
  db: Firestore,
  callId: string,
  { uid, sessionId }: CallEnd,
  listener: Listener<CallSignal[]>,
  consume: CallsPort['consume'],
): Unsubscribe {
  const mine = query(
    collection(db, signalsPath(callId)),
    where('to', '==', uid),
    where('toSession', '==', sessionId),
    limit(SIGNALS_MAX),
  );
  const dropped = new Set<string>();
  return onSnapshot(
    mine,
    (snapshot) => {
      const { signals, broken } = parseSignals(snapshot);
      const fresh = broken.filter((id) => !dropped.has(id));
      for (const id of fresh) dropped.add(id);
      // They would take the room of others.
      consume(callId, fresh).catch(() => undefined);
      listener.next(signals);
    },
    (error) => {
      listener.error(toHearthError(error));
    },
  );
}

/** Signals, oldest first, and the ids of documents that are none. */
function parseSignals(snapshot: QuerySnapshot): { signals: CallSignal[]; broken: string[] } {
  const signals: CallSignal[] = [];
  const broken: string[] = [];
  for (const document of snapshot.docs) {
    const fields = parseDocument(callSignalSchema, document);
    const items = fields && parseSignalItems(fields.items);
    if (fields && items) signals.push({ ...fields, items, id: document.id });
    else broken.push(document.id);
  }
  return { signals: signals.sort((a, b) => a.at - b.at), broken };
}
