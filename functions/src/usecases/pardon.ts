import { can } from '@hearth/domain/roles';
import type { Millis } from '@hearth/domain/time';
import { canInWorkspace } from '@hearth/domain/workspace';
import type { AuditLog } from '../ports/auditLog';
import type { Membership } from '../ports/membership';
import type { ModerationStore } from '../ports/moderation';
import { Refusal } from './refusal';
import type { Moderator } from './review';

/**
 * Takes a mute and a ban of one person in one group back; they can be added again. Throws a
 * {@link Refusal}: `denied`; `invalid` for direct rooms, which only end with the workspace.
 */
export async function pardon(
  by: Moderator,
  { roomId, uid }: { roomId: string; uid: string },
  ports: {
    moderation: ModerationStore;
    membership: Membership;
    audit: AuditLog;
    now: () => Millis;
  },
): Promise<void> {
  const { moderation, membership, audit, now } = ports;
  const isWide = canInWorkspace(by.workspaceRole, 'review');
  if (!isWide && !can(await moderation.role(roomId, by.uid), 'moderate')) {
    throw new Refusal('denied');
  }
  if (roomId.startsWith('dm_') || uid === by.uid) throw new Refusal('invalid');
  await membership.unmute(roomId, uid);
  await membership.admit(roomId, uid);
  const at = now();
  await audit.write(`${uid}_pardon_${String(at)}`, {
    ...{ roomId, act: 'unbanFromRoom', actorId: by.uid, subjectId: uid },
    ...{ messageId: null, detail: '', at },
  });
}
