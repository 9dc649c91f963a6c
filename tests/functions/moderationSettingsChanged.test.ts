import { DEFAULT_MODERATION } from '@hearth/domain/moderation/moderationConfig';
import { auditPath, moderationConfigPath } from '@hearth/domain/paths';
import { beforeAll, expect, it } from 'vitest';
import { writeDocuments } from '../seed/engineRest';
import {
  deliveredTwice,
  engine,
  idle,
  readCollection,
  signUp,
  writeAs,
  type TestSession,
} from './engine';
import { makeGroup, makeProfile } from './rooms';

const WRITTEN = 'google.cloud.firestore.document.v1.written.withAuthContext';

let admin: TestSession;

beforeAll(async () => {
  admin = await signUp();
  await makeProfile(admin.localId);
});

const group = () => makeGroup({ boss: 'owner', [admin.localId]: 'admin' });
const log = (roomId: string) => readCollection(auditPath(roomId));

it('notes who changed the rules of a room and what, once for each write', async () => {
  const roomId = await group();
  const path = moderationConfigPath(roomId);
  const first = { ...DEFAULT_MODERATION, isOn: false };
  await deliveredTwice(WRITTEN, () => writeAs(admin.idToken, path, first));
  expect(await log(roomId)).toMatchObject([
    { act: 'changeRules', actorId: admin.localId, detail: 'off', subjectId: null, roomId },
  ]);
  await writeAs(admin.idToken, path, { ...first, ownWords: ['decaf'] });
  await idle();
  const details = (await log(roomId)).map(({ detail }) => detail);
  expect(details.sort()).toEqual(['off', 'ownWords']);
});

it('names nobody where it was no person', async () => {
  const roomId = await group();
  const fields = { ...DEFAULT_MODERATION, muteMinutes: 20 };
  await writeDocuments(engine, [{ path: moderationConfigPath(roomId), fields }]);
  await idle();
  expect(await log(roomId)).toMatchObject([{ actorId: '', detail: 'muteMinutes' }]);
});

it('notes nothing where nothing changed', async () => {
  const roomId = await group();
  await writeAs(admin.idToken, moderationConfigPath(roomId), DEFAULT_MODERATION);
  await idle();
  expect(await log(roomId)).toEqual([]);
});
