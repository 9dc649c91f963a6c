import type { Deletion, DeletionStep } from '@hearth/domain/account';
import { userPath } from '@hearth/domain/paths';
import type { DeletionStore, PersonalRemains } from '../ports/departure';
import type { FileStore } from '../ports/files';
import type { MessageRemovals } from '../ports/messageRemovals';
import { leaveRoom, type LeavePorts } from './leaveRoom';
import { removeWithFiles } from './removeWithFiles';

/** Bounds on the time of one run; the next goes on. */
const ROOMS_A_RUN = 50;
const MESSAGES_A_RUN = 500;

export interface DeleteAccountPorts extends LeavePorts {
  deletions: DeletionStore;
  remains: PersonalRemains;
  messages: MessageRemovals;
  files: FileStore;
}

interface Bounds {
  rooms: number;
  messages: number;
}

type Step = Exclude<DeletionStep, 'done'>;

/**
 * Does the present step of a deletion, or a bounded part of it, and notes what comes next; that note
 * is what calls for the next run. Each step decides by what is left, so that a run that died, came
 * twice or too late does no harm.
 */
export async function deleteAccount(
  uid: string,
  ports: DeleteAccountPorts,
  bounds: Bounds = { rooms: ROOMS_A_RUN, messages: MESSAGES_A_RUN },
): Promise<void> {
  const deletion = await ports.deletions.deletion(uid);
  if (deletion === null || deletion.step === 'done') return;
  const isThrough = await STEPS[deletion.step](uid, { ports, bounds, deletion });
  await ports.deletions.advance(uid, deletion, isThrough ? NEXT[deletion.step] : deletion.step);
}

const NEXT: Record<Step, DeletionStep> = {
  rooms: 'messages',
  messages: 'files',
  files: 'documents',
  documents: 'account',
  account: 'done',
};

interface Run {
  ports: DeleteAccountPorts;
  bounds: Bounds;
  deletion: Deletion;
}

/** Each gives whether it is through. */
const STEPS: Record<Step, (uid: string, run: Run) => Promise<boolean>> = {
  rooms: leaveRooms,
  messages: removeMessages,
  files: async (uid, { ports }) => {
    await ports.files.removeFolder(userPath(uid));
    return true;
  },
  documents: async (uid, { ports }) => {
    await ports.remains.removeDocuments(uid);
    // An export that was being made may have come after the files went; now none can come.
    await ports.files.removeFolder(userPath(uid));
    return true;
  },
  account: async (uid, { ports }) => {
    await ports.remains.removeAccount(uid);
    return true;
  },
};

async function leaveRooms(uid: string, { ports, bounds }: Run): Promise<boolean> {
  // Who asked for the deletion has done this, unless they died in between.
  await ports.remains.lockAccount(uid);
  const rooms = await ports.events.roomsOf(uid, bounds.rooms);
  for (const roomId of rooms) await leaveRoom(roomId, uid, ports);
  return rooms.length < bounds.rooms;
}

async function removeMessages(uid: string, { ports, bounds, deletion }: Run): Promise<boolean> {
  if (deletion.messages === 'keep') return true;
  const found = await ports.messages.writtenBy(uid, bounds.messages);
  for (const message of found) {
    await removeWithFiles(message, ports.files, () => ports.messages.bury(message, uid));
  }
  return found.length < bounds.messages;
}
