import { collection, getDocs, limit, orderBy, query, where } from 'firebase/firestore/lite';
import {
  COLLECTIONS,
  callBeatPath,
  callPath,
  roomPath,
  signalPath,
  signalsPath,
} from '@hearth/domain/paths';
import { directMemberIds } from '@hearth/domain/room';
import {
  beat,
  callData,
  joinCall,
  leaveCall,
  leaveLast,
  refuseInGroup,
  signal,
  signalData,
  startCall,
} from './callBuilders';
import { ANSWERED, inCall, roomOfGroup } from './callScene';
import { set, update, type Commit, type Data } from './commit';
import { commit, drop, get, type Act, type Operation } from './operation';
import { ago } from './scene';

/** Somebody who is in the call besides, and has begun it. */
const CALLER = 'caller';
const SIGNAL = 'Signal00000000000000';

/** Its own for each persona and operation. */
const callIdOf = (act: Act) => `Of${act.group.roomId}`;

const putCall =
  (fields: (act: Act) => Data) =>
  (act: Act): Commit => {
    const [id, room] = [callIdOf(act), roomOfGroup(act.group)];
    const word = { id, kind: 'audio', callerId: CALLER, at: ago(1) };
    return {
      call: set(callPath(id), callData(room, CALLER, { createdAt: ago(1), ...fields(act) })),
      word: update(roomPath(room.roomId), { call: word }),
    };
  };

const putRing = putCall(() => ({ participants: inCall([CALLER]) }));
const putTalk = putCall(() => ({ ...ANSWERED, participants: inCall([CALLER]) }));
const putMine = putCall((act) => ({ ...ANSWERED, participants: inCall([CALLER, act.self]) }));
const putLast = putCall((act) => ({ ...ANSWERED, participants: inCall([act.self]) }));
const putSignal = (act: Act): Commit => ({
  signal: set(signalPath(callIdOf(act), SIGNAL), signalData(CALLER, act.self, { at: ago(1) })),
});
const signalOf = (act: Act) => signalPath(callIdOf(act), SIGNAL);

const listMine = (max: number): Operation => ({
  run: (act) =>
    getDocs(
      query(
        collection(act.db, COLLECTIONS.calls),
        where('memberIds', 'array-contains', act.self),
        orderBy('createdAt', 'desc'),
        limit(max),
      ),
    ),
});

const listSignals = (max: number): Operation => ({
  prepare: putSignal,
  run: (act) =>
    getDocs(
      query(
        collection(act.db, signalsPath(callIdOf(act))),
        where('to', '==', act.self),
        limit(max),
      ),
    ),
});

const direct = (act: Act) => ({
  roomId: act.directId,
  roomKind: 'direct' as const,
  memberIds: directMemberIds(act.group.member, act.blocked),
});

/** Calls of the group, and of the direct room in which one has blocked the other. */
export const CALLS: Record<string, Operation> = {
  'calls: get': { ...get((act) => callPath(callIdOf(act))), prepare: putRing },
  'calls: list 30': listMine(30),
  'calls: list 31': listMine(31),
  'calls: start': commit((act) => startCall(roomOfGroup(act.group), act.self)),
  'calls: start in the direct room': commit((act) => startCall(direct(act), act.self)),
  'calls: come in': commit((act) => joinCall(callIdOf(act), act.self, { answers: false }), putTalk),
  'calls: refuse': commit((act) => refuseInGroup(callIdOf(act), act.self), putRing),
  'calls: go': commit((act) => leaveCall(callIdOf(act), act.self), putMine),
  'calls: go as the last': commit(
    (act) => leaveLast(callIdOf(act), act.group.roomId, act.self, 'answered'),
    putLast,
  ),
  'calls: go and leave it empty': commit((act) => leaveCall(callIdOf(act), act.self), putLast),
  'calls: delete': { ...drop((act) => callPath(callIdOf(act))), prepare: putMine },
  'signals: get': { ...get(signalOf), prepare: putSignal },
  'signals: list 50': listSignals(50),
  'signals: list 51': listSignals(51),
  'signals: create': commit((act) => signal(callIdOf(act), act.self, CALLER), putMine),
  'signals: update': commit((act) => ({ it: update(signalOf(act), { items: '[1]' }) }), putSignal),
  'signals: delete': { ...drop(signalOf), prepare: putSignal },
  'beats: get': get((act) => callBeatPath(callIdOf(act), act.self)),
  'beats: create': commit((act) => beat(callIdOf(act), act.self), putMine),
};
