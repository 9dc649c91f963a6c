import { HearthError, errorCode } from '@hearth/domain/errors';
import { limitsPath } from '@hearth/domain/paths';
import { sendAllowance, sendWindowSchema } from '@hearth/domain/rateLimit';
import {
  doc,
  increment,
  serverTimestamp,
  type Firestore,
  type WriteBatch,
} from 'firebase/firestore/lite';
import type { WindowStep } from '../ports/messages';
import { commit, look } from './commit';
import { parseDocument } from './parse';
import { likelyStep, noteStep } from './sendWindow';

/** What the rate limit counts: by whom, and what rules compare with it. */
export interface Counted {
  me: string;
  roomId: string;
  id: string;
}

/** The part of a commit that counts it. */
export function count(
  batch: WriteBatch,
  db: Firestore,
  step: WindowStep,
  { me, roomId, id }: Counted,
): void {
  const limits = doc(db, limitsPath(me));
  const at = serverTimestamp();
  const last = { countedAt: at, lastRoomId: roomId, lastMessageId: id };
  if (step === 'fresh') batch.set(limits, { windowStartedAt: at, count: 1, ...last });
  else batch.update(limits, { count: increment(1), ...last });
}

/**
 * Commits what the rate limit counts, as the window was when this tab last wrote to it; a refusal
 * takes a look. `now` is server time as well as it is known here. Rejects with `rateLimited` when the
 * window is full.
 */
export async function commitCounted(
  db: Firestore,
  counted: Counted,
  now: () => number,
  write: (batch: WriteBatch) => void,
): Promise<void> {
  const commitAs = async (step: WindowStep) => {
    await commit(db, (batch) => {
      write(batch);
      count(batch, db, step, counted);
    });
    noteStep(counted.me, step);
  };
  const first = likelyStep(counted.me);
  try {
    await commitAs(first);
  } catch (error) {
    if (errorCode(error) !== 'denied') throw error;
    // Another tab may have written to the window, or it is full.
    const second = await allowance(db, counted, now);
    if (second === first) throw error;
    await commitAs(second);
  }
}

async function allowance(db: Firestore, { me }: Counted, now: () => number): Promise<WindowStep> {
  const window = parseDocument(sendWindowSchema, await look(db, limitsPath(me)));
  const next = sendAllowance(window, now());
  if (next.type === 'wait') throw new HearthError('rateLimited');
  return next.type;
}
