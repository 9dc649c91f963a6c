import { AUTOMOD_ID } from '@hearth/domain/audit';
import { REVIEW_TTL_MS } from '@hearth/domain/limits';
import type { ReviewItemFields } from '@hearth/domain/review';
import type { Millis } from '@hearth/domain/time';
import type { FileStore } from '../ports/files';
import type { GoingMessage, MessageRemovals } from '../ports/messageRemovals';
import type { MessageState } from '../ports/messages';
import type { Change, ModerationStore } from '../ports/moderation';
import { hasPreviewImage } from './linkPreview';
import { removeWithFiles } from './removeWithFiles';

export interface GonePorts {
  files: FileStore;
  moderation: ModerationStore;
  removals: Pick<MessageRemovals, 'forget' | 'removeEdits'>;
  now: () => Millis;
}

/** A message as it was before it went. */
export interface GoneMessage {
  roomId: string;
  messageId: string;
  before: MessageState;
}

/**
 * What lies beside a message that somebody made a tombstone of: its files and its earlier versions go,
 * and so does what waits for moderators. Costs one look-up where nothing does.
 */
export async function messageDeleted(
  gone: GoneMessage,
  deletedBy: string | null,
  ports: GonePorts,
): Promise<void> {
  await removeWithFiles(goingOf(gone), ports.files, async () => {
    // What automatic moderation removed is for moderators to look at, who decide on it.
    if (deletedBy === AUTOMOD_ID) return;
    if (gone.before.editCount > 0) await ports.removals.removeEdits(gone);
    await settleItem(
      gone,
      { by: deletedBy, isWithdrawn: deletedBy === gone.before.senderId },
      ports,
    );
  });
}

/**
 * What lies beside a message whose time was over and whose document is gone: by the sweep, which has
 * seen to most of it, or by Firestore's own TTL, which sees to nothing.
 */
export async function messageExpired(gone: GoneMessage, ports: GonePorts): Promise<void> {
  const going = goingOf(gone);
  await removeWithFiles(going, ports.files, () => ports.removals.forget(going));
  await settleItem(gone, { by: null, isWithdrawn: true }, ports);
}

function goingOf({ roomId, messageId, before }: GoneMessage): GoingMessage {
  return {
    ...{ roomId, messageId, isHidden: before.isHidden, hasEdits: before.editCount > 0 },
    hasFiles: before.attachments.length > 0 || hasPreviewImage(before),
  };
}

interface Going {
  /** Who took it away; null when its time was over. */
  by: string | null;
  /** Its sender took it back, or time did: nobody has judged it. */
  isWithdrawn: boolean;
}

/**
 * No mark on a message tells whether moderators wait for it, since its readers would see that: so the
 * item is looked up. It is not removed unseen either: one that is decided stays on record.
 */
async function settleItem(
  { roomId, messageId }: GoneMessage,
  going: Going,
  { moderation, now }: GonePorts,
): Promise<void> {
  const known = await moderation.item(roomId, messageId);
  if (known?.state !== 'open') return;
  const time = now();
  await moderation.change({ roomId, itemId: messageId, messageId: null }, ({ item }) =>
    item?.state === 'open' ? settled(item, going, time) : null,
  );
}

/**
 * What people reported stays until somebody decides: otherwise taking it back in time would be a way
 * out. All else is closed, without its words.
 */
function settled(item: ReviewItemFields, { by, isWithdrawn }: Going, now: Millis): Change | null {
  if (isWithdrawn && item.reportCount > 0) {
    // There is nothing left to show again.
    return item.isHidden ? { item: { ...item, isHidden: false, updatedAt: now } } : null;
  }
  return {
    item: {
      ...item,
      ...{ state: 'done', resolution: 'delete', resolvedBy: by, resolvedAt: now },
      ...{ content: null, isHidden: false, updatedAt: now, expiresAt: now + REVIEW_TTL_MS },
    },
  };
}
