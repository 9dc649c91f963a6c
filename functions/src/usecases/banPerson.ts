import { WORKSPACE_ROOM_ID, canInWorkspace } from '@hearth/domain/workspace';
import type { Millis } from '@hearth/domain/time';
import type { Accounts } from '../ports/accounts';
import type { AuditLog } from '../ports/auditLog';
import type { RoomEvents } from '../ports/events';
import type { Membership } from '../ports/membership';
import type { Moderator } from './review';
import { expel } from './expel';
import { Refusal } from './refusal';

export interface BanPorts {
  accounts: Accounts;
  membership: Membership;
  events: RoomEvents;
  audit: AuditLog;
  now: () => Millis;
}

/** Rooms that are seen to at a time. */
const PAGE = 50;

/**
 * Shuts a person out of the workspace, or lets them in again. The profile is closed first: from then
 * on rules refuse their still valid token everywhere outside of rooms. Then the account, then room
 * after room; whoever asks again goes on where an attempt broke off. Groups are not given back.
 * Throws a {@link Refusal}: `denied`, `notFound`.
 */
export async function banPerson(
  by: Moderator,
  { uid, isBanned, entryId }: { uid: string; isBanned: boolean; entryId: string },
  { accounts, membership, events, audit, now }: BanPorts,
): Promise<void> {
  if (!canInWorkspace(by.workspaceRole, 'banPerson') || uid === by.uid) throw new Refusal('denied');
  const role = await accounts.workspaceRole(uid);
  if (role !== null && by.workspaceRole !== 'owner') throw new Refusal('denied');
  const profile = await accounts.profile(uid);
  if (!profile || profile.closed === 'deleted') throw new Refusal('notFound');
  if (isBanned) {
    await accounts.setClosed(uid, 'banned');
    if (role !== null) await accounts.setWorkspaceRole(uid, null);
    await accounts.setEnabled(uid, false);
    await forEachRoom(
      () => events.roomsOf(uid, PAGE),
      (roomId) => expel(roomId, uid, { by: by.uid, isBarred: false }, events),
    );
  } else {
    await accounts.setEnabled(uid, true);
    await forEachRoom(
      () => membership.closedDirectRooms(uid, PAGE),
      (roomId) => membership.admit(roomId, uid),
    );
    await accounts.setClosed(uid, null);
  }
  await audit.write(`${uid}_${entryId}_${isBanned ? 'ban' : 'unban'}`, {
    ...{ roomId: WORKSPACE_ROOM_ID, actorId: by.uid, subjectId: uid, messageId: null, detail: '' },
    act: isBanned ? 'banFromWorkspace' : 'unbanFromWorkspace',
    at: now(),
  });
}

/** Page after page, each without the rooms that are done. */
async function forEachRoom(
  next: () => Promise<readonly string[]>,
  act: (roomId: string) => Promise<void>,
): Promise<void> {
  for (;;) {
    const rooms = await next();
    if (rooms.length === 0) return;
    for (const roomId of rooms) await act(roomId);
  }
}
