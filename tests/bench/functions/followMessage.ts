/** What a message costs after it was sent, and how long until it is judged and handed to the push service. */
import {
  messagePath,
  devicePath,
  memberPath,
  reviewItemPath,
  roomPath,
} from '@hearth/domain/paths';
import { DAY_MS } from '@hearth/domain/time';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEngine, type Engine } from '../../../scripts/engine.mjs';
import { buildFunctions } from '../../../scripts/functions.mjs';
import { startFcmStandIn, type FcmStandIn } from '../../../functions/src/testing/fcmStandIn';
import { engineAddress } from '../../e2e/support/place';
import { StoredTime, writeDocuments, type EngineAddress } from '../../seed/engineRest';
import { freshId } from '../../seed/scene';
import { summarize, type Summary } from '../statistics';
import type { AdminTally } from './adminMeter';
import { countFollowing } from './countFollowing';

const RECIPIENTS = [1, 10, 100] as const;
const ROUNDS = 8;
const WARM_UP = 2;
const TIMEOUT_MS = 30_000;
const POLL_MS = 3;
const CLEAN = 'A line to measure with';
/** `HEARTH_FCM_URL` of functions/.env.demo-hearth: where functions of a local engine find FCM. */
const FCM_PORT = 27_392;

export interface Followed {
  recipients: number;
  /** From the write of a message that breaks a rule until its item is in the queue. */
  verdict: Summary;
  /** From the write of a clean message until the last device's push is with the push service. */
  pushed: Summary;
  /** Of the function alone; the client's own commit writes three. */
  documents: AdminTally;
}

interface Room {
  id: string;
  sender: string;
  recipients: number;
}

const at = () => new StoredTime(Date.now());

async function makeRoom(engine: EngineAddress, recipients: number): Promise<Room> {
  const id = freshId(20);
  const people = Array.from({ length: recipients + 1 }, () => freshId(20));
  const [sender = ''] = people;
  const devices = people.slice(1).map((uid) => ({
    path: devicePath(uid, freshId(20)),
    fields: {
      ...{ uid, registration: `c${freshId(21)}`, name: 'Bench', createdAt: at(), lastSeenAt: at() },
      expiresAt: new StoredTime(Date.now() + DAY_MS),
    },
  }));
  await writeDocuments(engine, [
    {
      path: roomPath(id),
      fields: {
        ...{ kind: 'group', name: 'Bench', ownerId: sender, memberIds: people, createdBy: sender },
        ...{ createdAt: at(), activityAt: at(), seq: 1, lastMessage: null },
      },
    },
    { path: memberPath(id, sender), fields: { role: 'member', joinedAt: at() } },
    ...devices,
  ]);
  return { id, sender, recipients };
}

async function write(engine: EngineAddress, room: Room, text: string): Promise<string> {
  const id = freshId(20);
  await writeDocuments(engine, [
    {
      path: messagePath(room.id, id),
      fields: {
        ...{ senderId: room.sender, kind: 'text', text, mentions: [], attachments: [], kinds: [] },
        ...{ preview: null, replyTo: null, event: null, reactions: {}, createdAt: at() },
        ...{ updatedAt: at(), editedAt: null, editCount: 0, deletedAt: null, deletedBy: null },
        expiresAt: null,
      },
    },
  ]);
  return id;
}

async function until(isDone: () => boolean | Promise<boolean>, since: number): Promise<number> {
  while (!(await isDone())) {
    if (performance.now() - since > TIMEOUT_MS) throw new Error('The functions do not answer');
    await sleep(POLL_MS);
  }
  return performance.now() - since;
}

async function isQueued(engine: EngineAddress, roomId: string, id: string): Promise<boolean> {
  const path = reviewItemPath(roomId, id);
  const url = `http://${engine.firestore}/v1/projects/${engine.projectId}/databases/(default)/documents/${path}`;
  const response = await fetch(url, { headers: { authorization: 'Bearer owner' } });
  await response.arrayBuffer();
  return response.ok;
}

async function timeRoom(
  engine: EngineAddress,
  fcm: FcmStandIn,
  recipients: number,
): Promise<Pick<Followed, 'verdict' | 'pushed'>> {
  const pushed: number[] = [];
  const verdict: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    // A room and a sender of its own each time: nobody floods.
    const room = await makeRoom(engine, recipients);
    fcm.received.length = 0;
    const from = performance.now();
    await write(engine, room, CLEAN);
    const pushedMs = await until(() => fcm.received.length >= recipients, from);
    const judgedFrom = performance.now();
    const id = await write(engine, room, 'Come to https://discord.gg/abcdef');
    const verdictMs = await until(() => isQueued(engine, room.id, id), judgedFrom);
    if (round < WARM_UP) continue;
    pushed.push(pushedMs);
    verdict.push(verdictMs);
  }
  return { pushed: summarize(pushed), verdict: summarize(verdict) };
}

/**
 * The functions' own code in this process, with their SDK watched; it starts with the first call, and
 * stays with that engine.
 */
async function countDocuments(engine: Engine, recipients: number): Promise<AdminTally> {
  const address = engineAddress({ projectId: engine.projectId, hosts: engine.hosts });
  process.env['FIRESTORE_EMULATOR_HOST'] = address.firestore;
  process.env['GCLOUD_PROJECT'] = address.projectId;
  const room = await makeRoom(address, recipients);
  const messageId = await write(address, room, CLEAN);
  return countFollowing(room, { messageId, text: CLEAN });
}

/** `quiet` is an engine without functions: nothing there is faster than what is counted. */
export async function measureFollowing(quiet: Engine): Promise<Followed[]> {
  await buildFunctions();
  const engine = await startEngine();
  const fcm = await startFcmStandIn(engine.projectId, FCM_PORT);
  const results: Followed[] = [];
  try {
    const address = engineAddress({ projectId: engine.projectId, hosts: engine.hosts });
    for (const recipients of RECIPIENTS) {
      const times = await timeRoom(address, fcm, recipients);
      results.push({ recipients, ...times, documents: await countDocuments(quiet, recipients) });
    }
  } finally {
    await fcm.close();
    await engine.stop();
  }
  return results;
}

export function printFollowing(results: readonly Followed[]): void {
  console.log('\nAfter a message was sent (ms), with the documents that functions touch for it');
  for (const { recipients, verdict, pushed, documents } of results) {
    console.log(
      `  ${String(recipients).padStart(3)} recipients   verdict median ${verdict.medianMs}, p95 ${verdict.p95Ms}` +
        `   push handed over median ${pushed.medianMs}, p95 ${pushed.p95Ms}` +
        `   read ${documents.read}, written ${documents.written}`,
    );
  }
}
