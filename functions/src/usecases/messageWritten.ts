import { previewImagePath } from '@hearth/domain/paths';
import { MINUTE_MS, type Millis } from '@hearth/domain/time';
import type { MessageState } from '../ports/messages';
import { audienceOnce } from './audienceOnce';
import { fillInbox, type InboxPorts } from './fillInbox';
import { firstLink } from './firstLink';
import { dropPreview, hasPreviewImage, linkPreview, type PreviewPorts } from './linkPreview';
import { messageDeleted, messageExpired, type GonePorts } from './messageGone';
import { moderateMessage, type ModerationPorts } from './moderateMessage';
import { notifyMessage, type NotifyMessagePorts } from './notifyMessage';

const IMPORTED_MS = 5 * MINUTE_MS;

export interface MessageWritten {
  roomId: string;
  messageId: string;
  /** Null when the message was made. */
  before: MessageState | null;
  /** Null when the document was removed: its time was over, or its room goes. */
  after: MessageState | null;
  /** When it was written. */
  at: Millis;
}

export type MessagePorts = PreviewPorts &
  ModerationPorts &
  NotifyMessagePorts &
  GonePorts & { inbox: InboxPorts['inbox'] };

/**
 * What follows from a change of a message, in one call: new words are judged, what was taken away
 * loses its files, a new link gets a preview, and the people of the room are told of what is new.
 * Most changes are none of these and cost nothing. The event only tells what to look at; what is
 * written is decided by the message as it stands.
 */
export async function messageWritten(event: MessageWritten, ports: MessagePorts): Promise<void> {
  const { roomId, messageId, before, after } = event;
  if (after === null) {
    if (before !== null && isOver(before, event.at)) {
      await messageExpired({ roomId, messageId, before }, ports);
    }
    return;
  }
  if (after.kind !== 'text') return;
  if (after.isDeleted) {
    if (before === null || before.isDeleted) return;
    await messageDeleted({ roomId, messageId, before }, after.deletedBy, ports);
    return;
  }
  // Who hid it saw to its files.
  if (after.isHidden) return;
  const once = { ...ports, audience: audienceOnce(ports.audience) };
  const hasNewWords =
    before?.text !== after.text && before?.isHidden !== true && !isImported(event, after);
  if (hasNewWords && (await isTakenAway({ roomId, messageId, message: after }, once))) return;
  if (after.preview?.type === 'removed') {
    if (hasPreviewImage(before)) await ports.files.remove(previewImagePath(roomId, messageId));
    return;
  }
  // Neither waits for the other, nor fails with it; the event comes again for what failed.
  const outcomes = await Promise.allSettled([
    before === null && !isImported(event, after)
      ? tell({ roomId, messageId, message: after }, once)
      : null,
    followLink(event, after, once),
  ]);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** Whose time is not over goes with its room, which takes along all there is. */
function isOver({ expiresAt }: MessageState, at: Millis): boolean {
  return expiresAt !== null && expiresAt <= at;
}

/**
 * Rules have every message made with the time of its commit: an older one came with an import or with
 * the demo workspace.
 */
function isImported({ before, at }: MessageWritten, { createdAt }: MessageState): boolean {
  return before === null && at - createdAt > IMPORTED_MS;
}

interface Present {
  roomId: string;
  messageId: string;
  message: MessageState;
}

async function tell(present: Present, ports: MessagePorts): Promise<void> {
  await fillInbox(present, ports);
  const { roomId, messageId, message } = present;
  // The event may come late, or again: what was taken back or changed by now is not told any more.
  const isStill = async () => {
    const now = await ports.messages.message(roomId, messageId);
    return now !== null && !now.isDeleted && !now.isHidden && now.text === message.text;
  };
  await notifyMessage({ ...present, isStill }, ports);
}

async function isTakenAway(
  { roomId, messageId, message }: Present,
  ports: MessagePorts,
): Promise<boolean> {
  const room = await ports.audience.room(roomId);
  // Being removed: there is nobody left to protect.
  if (room === null) return false;
  const verdict = await moderateMessage({ roomId, messageId, message, room }, ports);
  return verdict !== 'allow' && verdict !== 'flag';
}

async function followLink(
  { roomId, messageId, before }: MessageWritten,
  after: MessageState,
  ports: PreviewPorts,
): Promise<void> {
  if (before?.text === after.text) return;
  // Rules let nobody make a message with a preview: it came with an import or the demo workspace.
  if (before === null && after.preview !== null) return;
  const link = firstLink(after.text);
  if (link === null) {
    if (after.preview !== null) await dropPreview({ roomId, messageId }, ports);
    return;
  }
  if (before !== null && firstLink(before.text) === link) return;
  await linkPreview({ roomId, messageId, link }, ports);
}
