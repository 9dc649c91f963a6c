/** Rules only say no. These functions look why, and what can still be done. */
import { DISAPPEAR_TOLERANCE_MS, expiryOf } from '@hearth/domain/disappearing';
import { HearthError, errorCode, type ErrorCode } from '@hearth/domain/errors';
import { replyRefTo, type Message, type ReplyRef } from '@hearth/domain/message';
import type { OutboxChange, OutboxEntry, OutboxSend } from '@hearth/domain/outbox';
import { sendAllowance, type SendWindow } from '@hearth/domain/rateLimit';
import { canBeBlocked } from '@hearth/domain/room';
import type { Millis } from '@hearth/domain/time';
import type { MessagesPort, WindowStep } from '../ports/messages';
import { fullWindowEnd, isFull, type SendGate } from './sendGate';

export type Verdict =
  /** It is on the server already: an earlier try went through, of a send with the text of then. */
  | { type: 'sent'; message?: Message }
  | { type: 'retry'; entry: OutboxEntry; step?: WindowStep }
  | { type: 'wait'; untilMs: number }
  | { type: 'refused'; code: ErrorCode };

/** What was tried for one entry, so that looking for a way comes to an end. */
export interface Tries {
  steps: Set<WindowStep>;
  /** When the window began that they were tried in; null where there was none, undefined before one looked. */
  windowStartedAt?: Millis | null;
  waits: number;
  isReplyRebuilt: boolean;
  /** When the message was to go that was refused last. */
  expiresAt: Millis | null;
  /** How long messages of the room stay, as the server said then; undefined before it was asked. */
  seenAfterMs?: number | null;
  expiryLooks: number;
}

export function noTries(): Tries {
  return { steps: new Set(), waits: 0, isReplyRebuilt: false, expiresAt: null, expiryLooks: 0 };
}

/** Waiting for a window that turns out to be full again, at most so often in a row. */
const WAITS_MAX = 3;
/** Looks at how long messages stay: it may have changed, and the clock may just be learning. */
const EXPIRY_LOOKS_MAX = 3;
/** As {@link WAITS_MAX}, where only a wrong clock could explain the refusal. */
const DOUBTFUL_WAITS_MAX = 1;

type Look = { message: Message | null } | { refused: ErrorCode };

async function look(messages: MessagesPort, entry: OutboxEntry, id: string): Promise<Look> {
  try {
    return { message: await messages.get(entry.roomId, id) };
  } catch (error) {
    if (errorCode(error) === 'denied') return { refused: 'notMember' };
    throw error;
  }
}

function refusal({ roomId, uid }: OutboxEntry): Verdict {
  return { type: 'refused', code: canBeBlocked(roomId, uid) ? 'blocked' : 'denied' };
}

/** What judging a denial takes. */
interface Ask {
  messages: MessagesPort;
  gate: SendGate;
  tries: Tries;
  now: number;
}

/** Why a send was denied. Rejects as {@link MessagesPort.get} does when the server can't be asked. */
async function judgeSend(ask: Ask, entry: OutboxSend): Promise<Verdict> {
  const { messages, tries, now } = ask;
  const found = await look(messages, entry, entry.id);
  if ('refused' in found) return { type: 'refused', code: found.refused };
  if (found.message?.senderId === entry.uid) return { type: 'sent', message: found.message };
  const way = await wayOfLimit(ask, entry);
  if (way) return way;
  if (await isOtherExpiry(messages, entry, tries, now)) {
    tries.steps.clear();
    return { type: 'retry', entry };
  }
  if (entry.replyTo && !tries.isReplyRebuilt) {
    tries.isReplyRebuilt = true;
    tries.steps.clear();
    return { type: 'retry', entry: { ...entry, replyTo: await rebuiltReply(messages, entry) } };
  }
  return refusal(entry);
}

/** Learns the server's window; null when the rate limit can't be the reason. */
async function wayOfLimit(
  { messages, gate, tries, now }: Ask,
  entry: OutboxEntry,
): Promise<Verdict | null> {
  const window = await messages.sendWindow(entry.uid);
  gate.learn(window, now);
  const startedAt = window?.windowStartedAt ?? null;
  // Something else has opened a window meanwhile: what failed in the one before may pass in this.
  if (tries.windowStartedAt !== undefined && tries.windowStartedAt !== startedAt) {
    tries.steps.clear();
  }
  tries.windowStartedAt = startedAt;
  const way = windowWay(window, tries, now);
  return way?.type === 'go' ? { type: 'retry', entry, step: way.step } : way;
}

type Way = { type: 'go'; step: WindowStep } | { type: 'wait'; untilMs: number };

/**
 * What the rate limit still allows to try; null when it can't be the reason. Counting up passes in
 * a window of any age, so only a full one depends on clocks, and the local one may be wrong.
 */
function windowWay(window: SendWindow | null, tries: Tries, now: number): Way | null {
  const untried = (step: WindowStep): Way | null =>
    tries.steps.has(step) ? null : { type: 'go', step };
  if (!window) return untried('fresh');
  if (!isFull(window)) return untried('count');
  const isOver = sendAllowance(window, now).type === 'fresh';
  if (isOver && !tries.steps.has('fresh')) return { type: 'go', step: 'fresh' };
  if (tries.waits >= (isOver ? DOUBTFUL_WAITS_MAX : WAITS_MAX)) return null;
  tries.waits += 1;
  tries.steps.clear();
  return { type: 'wait', untilMs: fullWindowEnd(window, now) };
}

/**
 * Whether the message has to go at another time than was tried. Where messages disappear and the
 * time seems right, the clock may be wrong and about to be corrected: that is worth a pause, which
 * is what `offline` asks for.
 */
async function isOtherExpiry(
  messages: MessagesPort,
  { roomId }: OutboxSend,
  tries: Tries,
  now: Millis,
): Promise<boolean> {
  if (tries.expiryLooks >= EXPIRY_LOOKS_MAX) return false;
  const afterMs = await messages.disappearAfter(roomId);
  tries.expiryLooks += 1;
  tries.seenAfterMs = afterMs;
  const wanted = expiryOf(afterMs, now);
  if (wanted === null || tries.expiresAt === null) return wanted !== tries.expiresAt;
  if (Math.abs(wanted - tries.expiresAt) > DISAPPEAR_TOLERANCE_MS / 2) return true;
  throw new HearthError('offline');
}

/** The quoted message as it is now; a reply to one that never arrived stands alone. */
async function rebuiltReply(messages: MessagesPort, entry: OutboxSend): Promise<ReplyRef | null> {
  if (!entry.replyTo) return null;
  const quoted = await messages.get(entry.roomId, entry.replyTo.id);
  return quoted && replyRefTo(quoted);
}

/** Why an edit, deletion or reaction was denied. */
async function judgeChange(ask: Ask, entry: OutboxChange): Promise<Verdict> {
  const found = await look(ask.messages, entry, entry.messageId);
  if ('refused' in found) return { type: 'refused', code: found.refused };
  const { message } = found;
  if (!message || message.deletedAt !== null) {
    return entry.type === 'delete' ? { type: 'sent' } : { type: 'refused', code: 'notFound' };
  }
  if (isDone(message, entry)) return { type: 'sent' };
  if (entry.type === 'delete') return { type: 'refused', code: 'denied' };
  const way = entry.type === 'edit' ? await wayOfLimit(ask, entry) : null;
  return way ?? refusal(entry);
}

/** Whether the server's message shows what the entry asks for. */
export function isDone(message: Message, entry: OutboxChange): boolean {
  switch (entry.type) {
    case 'edit':
      return message.text === entry.text;
    case 'delete':
      return message.deletedAt !== null;
    case 'react':
      return (message.reactions[entry.uid] ?? []).includes(entry.emoji) === entry.isOn;
  }
}

/** What to do about a commit that failed. Rejects with `offline` when that can't be found out now. */
export async function judge(error: unknown, entry: OutboxEntry, ask: Ask): Promise<Verdict> {
  const code = errorCode(error);
  if (code === 'offline' || code === 'tooManyAttempts') throw new HearthError('offline');
  if (code === 'denied') {
    return entry.type === 'send' ? judgeSend(ask, entry) : judgeChange(ask, entry);
  }
  if (code === 'notFound' && entry.type === 'delete') return { type: 'sent' };
  return { type: 'refused', code };
}
