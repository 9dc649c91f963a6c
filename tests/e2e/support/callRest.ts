/** Calls as documents: made past the rules, or asked for as somebody who may not. */
import type { CallFields } from '@hearth/domain/call';
import { callPath, roomPath } from '@hearth/domain/paths';
import { encodeValue, StoredTime, type EngineAddress } from '../../seed/engineRest';
import { freshId, type Person, type SceneRoom } from '../../seed/scene';

/** Firestore's own word for "past the rules". */
const OWNER = 'owner';

const root = ({ projectId }: EngineAddress) =>
  `projects/${projectId}/databases/(default)/documents`;

/** One request to Firestore as the holder of a token, signed in or `owner`; gives its status. */
export async function ask(
  engine: EngineAddress,
  token: string,
  { path, body }: { path: string; body?: object },
): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(`http://${engine.firestore}/v1/${root(engine)}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, answer: await response.json() };
}

/** A write of some fields, as a commit takes it. */
export function write(engine: EngineAddress, path: string, fields: object): object {
  return {
    update: { name: `${root(engine)}/${path}`, ...(encodeValue(fields)['mapValue'] as object) },
    updateMask: { fieldPaths: Object.keys(fields) },
  };
}

/** All in one; what is not named of a document stays. */
export function commit(engine: EngineAddress, token: string, writes: readonly object[]) {
  return ask(engine, token, { path: ':commit', body: { writes } });
}

/** A call of people who have no browsers; gives its id. */
export async function makeOngoingCall(
  engine: EngineAddress,
  room: SceneRoom,
  people: readonly Person[],
): Promise<string> {
  const id = freshId(20);
  const at = new StoredTime(Date.now());
  const [caller] = people;
  if (!caller) throw new Error('A call needs somebody who calls');
  const participants = Object.fromEntries(
    people.map(({ uid }) => [uid, { sessionId: freshId(20), joinedAt: at }]),
  );
  const call: Record<keyof CallFields, unknown> = {
    ...{ roomId: room.id, roomKind: room.kind, kind: 'audio', callerId: caller.uid },
    ...{ memberIds: room.memberIds, state: 'ongoing', participants, refusals: {} },
    ...{ createdAt: at, answeredAt: at, endedAt: null, outcome: null },
  };
  const { status } = await commit(engine, OWNER, [
    write(engine, callPath(id), call),
    write(engine, roomPath(room.id), { call: { id, kind: 'audio', callerId: caller.uid, at } }),
  ]);
  if (status !== 200) throw new Error(`The engine answered ${String(status)}`);
  return id;
}
