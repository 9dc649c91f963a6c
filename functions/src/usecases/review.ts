import type { AuditAct } from '@hearth/domain/audit';
import { AUDIT_TTL_MS, REVIEW_TTL_MS } from '@hearth/domain/limits';
import { hiddenFilesPath, messageFilesPath } from '@hearth/domain/paths';
import { messageIdOf, type ReviewAct, type ReviewItemFields } from '@hearth/domain/review';
import { canActOn, can, type Role } from '@hearth/domain/roles';
import { MINUTE_MS, type Millis } from '@hearth/domain/time';
import { WORKSPACE_ROOM_ID, canInWorkspace, type WorkspaceRole } from '@hearth/domain/workspace';
import type { FileStore } from '../ports/files';
import type { RoomEvents } from '../ports/events';
import type { MessageRemovals } from '../ports/messageRemovals';
import type { Change, ModerationStore, Present } from '../ports/moderation';
import { banPerson, type BanPorts } from './banPerson';
import { expel } from './expel';
import { Refusal } from './refusal';

export interface Moderator {
  uid: string;
  /** As it is stored now. */
  workspaceRole: WorkspaceRole | null;
}

export interface ReviewPorts extends BanPorts {
  moderation: ModerationStore;
  events: RoomEvents;
  files: FileStore;
  removals: Pick<MessageRemovals, 'removeEdits'>;
  now: () => Millis;
}

export interface ReviewRequest {
  roomId: string;
  itemId: string;
  act: ReviewAct;
  minutes?: number | undefined;
}

const DEFAULT_MUTE_MINUTES = 60;
const AUDIT_ACT = {
  ...{ dismiss: 'dismiss', delete: 'delete', mute: 'mute', kick: 'kick', ban: 'banFromRoom' },
} as const satisfies Record<ReviewAct, AuditAct>;

/**
 * Decides an item of a queue. What it does to people goes first and can be done again; the item is
 * closed last, with the entry in the log, so that an act that died midway is still open.
 * Throws a {@link Refusal}: `denied`, `notFound`.
 */
export async function review(
  by: Moderator,
  request: ReviewRequest,
  ports: ReviewPorts,
): Promise<void> {
  const { moderation, now } = ports;
  const at = {
    roomId: request.roomId,
    itemId: request.itemId,
    messageId: messageIdOf(request.itemId),
  };
  const { item } = await moderation.change(at, () => null);
  if (!item) throw new Refusal('notFound');
  await assertMay(by, request, item, ports);
  await actOnPerson(by, request, item, ports);
  const time = now();
  const before = await moderation.change(at, (present) => decided(present, by, request, time));
  await settleFiles(before, request, ports.files);
  // Nothing gives a deleted message back; automatic moderation left these for the decision.
  if (at.messageId !== null && before.message?.isDeleted) {
    await ports.removals.removeEdits({ roomId: at.roomId, messageId: at.messageId });
  }
}

async function assertMay(
  { uid, workspaceRole }: Moderator,
  { roomId, act }: ReviewRequest,
  { subjectId }: ReviewItemFields,
  { moderation }: ReviewPorts,
): Promise<void> {
  if (canInWorkspace(workspaceRole, 'review')) return;
  const role = await moderation.role(roomId, uid);
  if (!can(role, 'moderate') || subjectId === uid) throw new Refusal('denied');
  if (act === 'dismiss' || act === 'delete') return;
  const theirs: Role = (await moderation.role(roomId, subjectId)) ?? 'member';
  if (!canActOn(role, 'removeMember', theirs)) throw new Refusal('denied');
}

async function actOnPerson(
  by: Moderator,
  { roomId, itemId, act }: ReviewRequest,
  { subjectId }: ReviewItemFields,
  ports: ReviewPorts,
): Promise<void> {
  if (act !== 'kick' && act !== 'ban') return;
  // Between two people, and where it is about no room, the workspace is what one is shut out of.
  if (roomId === WORKSPACE_ROOM_ID || roomId.startsWith('dm_')) {
    await banPerson(by, { uid: subjectId, isBanned: true, entryId: itemId }, ports);
    return;
  }
  await expel(roomId, subjectId, { by: by.uid, isBarred: act === 'ban' }, ports.events);
}

function decided(
  { message, item }: Present,
  by: Moderator,
  { roomId, itemId, act, minutes }: ReviewRequest,
  now: Millis,
): Change | null {
  if (!item) return null;
  const { subjectId, messageId } = item;
  const length = minutes ?? DEFAULT_MUTE_MINUTES;
  const done: ReviewItemFields = {
    ...item,
    ...{ state: 'done', isHidden: false, resolution: act, resolvedBy: by.uid },
    ...{ resolvedAt: now, updatedAt: now, expiresAt: now + REVIEW_TTL_MS },
  };
  const entry = {
    ...{ roomId, act: AUDIT_ACT[act], actorId: by.uid, subjectId, messageId },
    detail: act === 'mute' ? String(length) : '',
    ...{ at: now, expiresAt: now + AUDIT_TTL_MS },
  };
  return {
    ...messageDecision({ message, item }, by, act),
    ...(act === 'mute' ? { mute: { uid: subjectId, until: now + length * MINUTE_MS } } : {}),
    item: done,
    audit: { id: `${itemId}_${act}_${String(item.updatedAt)}`, entry },
  };
}

/** Dismissing gives back what was hidden; everything else takes the message away. */
function messageDecision(
  { message, item }: Pick<Present, 'message' | 'item'>,
  by: Moderator,
  act: ReviewAct,
): Pick<Change, 'message'> {
  if (!message || message.isDeleted || message.kind !== 'text') return {};
  if (act !== 'dismiss') return { message: { type: 'remove', by: by.uid } };
  if (!message.isHidden || !item?.content) return {};
  return { message: { type: 'restore', content: item.content } };
}

/** By what the message was before the decision, so that another try ends the same. */
async function settleFiles(
  { message }: Present,
  { roomId, itemId, act }: ReviewRequest,
  files: FileStore,
): Promise<void> {
  if (!message) return;
  const hidden = hiddenFilesPath(roomId, itemId);
  // Its sender may have deleted it meanwhile: then there is nothing to give back.
  if (act !== 'dismiss' || message.isDeleted) await files.removeFolder(hidden);
  else await files.moveFolder(hidden, messageFilesPath(roomId, itemId));
}
