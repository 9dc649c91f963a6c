/**
 * Who looks after the whole workspace, over all rooms: a custom claim in the person's token, given by
 * functions alone (`npm run grant` names the first owner).
 */
export const WORKSPACE_ROLES = ['owner', 'moderator'] as const;
export type WorkspaceRole = (typeof WORKSPACE_ROLES)[number];

/** Name of the custom claim that holds the {@link WorkspaceRole}. */
export const WORKSPACE_CLAIM = 'workspace';

/** Stands for a room where something is about no room: its reports and audit lie below it. */
export const WORKSPACE_ROOM_ID = 'workspace';

export const WORKSPACE_PERMISSIONS = {
  /** See the queue of every room and act on it. */
  review: ['owner', 'moderator'],
  readAudit: ['owner', 'moderator'],
  /** Shut a person out of the workspace, and let them in again. */
  banPerson: ['owner', 'moderator'],
  grantRole: ['owner'],
} as const satisfies Record<string, readonly WorkspaceRole[]>;
export type WorkspacePermission = keyof typeof WORKSPACE_PERMISSIONS;

export function parseWorkspaceRole(claim: unknown): WorkspaceRole | null {
  return WORKSPACE_ROLES.find((role) => role === claim) ?? null;
}

export function canInWorkspace(
  role: WorkspaceRole | null | undefined,
  permission: WorkspacePermission,
): boolean {
  return (
    role != null && (WORKSPACE_PERMISSIONS[permission] as readonly WorkspaceRole[]).includes(role)
  );
}
