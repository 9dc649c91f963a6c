import type { WorkspaceRole } from '@hearth/domain/workspace';
import type { Accounts } from '../ports/accounts';
import { Refusal } from './refusal';

/**
 * The role of a caller as it is now: a token tells for up to an hour what was true when it was made.
 * Who claims none is asked about no role, so that most calls cost one read. Throws a {@link Refusal}
 * `denied` where the account is closed.
 */
export async function presentRole(
  { uid, claimedRole }: { uid: string; claimedRole: WorkspaceRole | null },
  accounts: Pick<Accounts, 'profile' | 'workspaceRole'>,
): Promise<WorkspaceRole | null> {
  const [profile, role] = await Promise.all([
    accounts.profile(uid),
    claimedRole === null ? null : accounts.workspaceRole(uid),
  ]);
  if (profile !== null && profile.closed !== null) throw new Refusal('denied');
  return role;
}
