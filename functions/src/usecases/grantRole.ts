import type { Millis } from '@hearth/domain/time';
import { WORKSPACE_ROOM_ID, canInWorkspace, type WorkspaceRole } from '@hearth/domain/workspace';
import type { Accounts } from '../ports/accounts';
import type { AuditLog } from '../ports/auditLog';
import { Refusal } from './refusal';
import type { Moderator } from './review';

/**
 * Makes a person moderator or owner of the workspace, or neither; it holds from their next token on.
 * Nobody changes their own role, so that an owner is always left. Throws a {@link Refusal}.
 */
export async function grantRole(
  by: Moderator,
  { uid, role }: { uid: string; role: WorkspaceRole | null },
  { accounts, audit, now }: { accounts: Accounts; audit: AuditLog; now: () => Millis },
): Promise<void> {
  if (!canInWorkspace(by.workspaceRole, 'grantRole') || uid === by.uid) throw new Refusal('denied');
  const profile = await accounts.profile(uid);
  if (!profile || profile.closed !== null) throw new Refusal('notFound');
  await accounts.setWorkspaceRole(uid, role);
  const at = now();
  await audit.write(`${uid}_role_${String(at)}`, {
    ...{ roomId: WORKSPACE_ROOM_ID, act: 'grantRole', actorId: by.uid, subjectId: uid },
    ...{ messageId: null, detail: role ?? 'none', at },
  });
}
