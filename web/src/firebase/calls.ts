/** Calls on Firestore: listeners by the SDK, commits past its queue, servers by a callable. */
import { callSchema, type Call } from '@hearth/domain/call';
import { CALLS_PAGE } from '@hearth/domain/limits';
import { COLLECTIONS, callBeatPath, callPath } from '@hearth/domain/paths';
import type { Millis } from '@hearth/domain/time';
import {
  Timestamp,
  collection,
  doc,
  getDocs,
  limit,
  orderBy,
  query,
  startAfter,
  where,
  type Firestore,
} from 'firebase/firestore';
import { doc as commitDoc, serverTimestamp } from 'firebase/firestore/lite';
import type { CallsPort } from '../ports/calls';
import { CallClosing } from './callClose';
import { commitCallsOf } from './callCommits';
import { callServersOf } from './callServers';
import { callSignalsOf } from './callSignals';
import { commit, openCommits } from './commit';
import type { HearthConfig } from './config';
import { timestampParts, translated } from './parse';
import type { RestCredentials } from './restCommit';
import { parseAll, watchOne } from './watch';

export interface CallsContext {
  config: HearthConfig;
  credentials: RestCredentials;
  /** Server time, as well as it is known here. */
  now(): number;
}

export function createCalls(
  db: Firestore,
  { config, credentials, now }: CallsContext,
): Omit<CallsPort, 'newId' | 'prepare'> {
  const commits = openCommits(db.app, config);
  const closing = new CallClosing(config, credentials, now);
  return {
    ...commitCallsOf(commits, now),
    ...callSignalsOf(db, commits, now),
    watch: (callId, listener) => {
      // Who is in a call watches it.
      const stopPreparing = closing.prepare();
      const stop = watchOne(
        doc(db, callPath(callId)),
        callSchema,
        (fields): Call => ({ ...fields, id: callId }),
        listener,
      );
      return () => {
        stopPreparing();
        stop();
      };
    },
    leaveOnClose: (call, me) => {
      closing.leave(call, me);
    },
    beat: (callId, { uid, sessionId }) =>
      commit(commits, (batch) => {
        batch.set(commitDoc(commits, callBeatPath(callId, uid)), {
          ...{ sessionId, at: serverTimestamp() },
        });
      }),
    iceServers: callServersOf(db.app, config, now),
    history: (uid, before) => translated(() => historyOf(db, uid, before)),
  };
}

async function historyOf(db: Firestore, uid: string, before: Millis | null) {
  const newest = query(
    collection(db, COLLECTIONS.calls),
    where('memberIds', 'array-contains', uid),
    orderBy('createdAt', 'desc'),
    limit(CALLS_PAGE),
  );
  const page =
    before === null ? newest : query(newest, startAfter(new Timestamp(...timestampParts(before))));
  const snapshot = await getDocs(page);
  const calls = parseAll(snapshot, callSchema, (fields, id): Call => ({ ...fields, id }));
  return { calls: [...calls.values()], hasMore: snapshot.size >= CALLS_PAGE };
}
