/**
 * The one table of who may do what in a group. `firestore.rules` is checked against it by
 * `tests/rules/permissions.test.ts`; the interface asks {@link can}, never for a role by name.
 */

export const ROLES = ['owner', 'admin', 'member'] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = {
  sendMessage: ['owner', 'admin', 'member'],
  addMember: ['owner', 'admin', 'member'],
  leave: ['owner', 'admin', 'member'],
  /** Its name and its photo. */
  renameRoom: ['owner', 'admin'],
  removeMember: ['owner', 'admin'],
  deleteOthersMessage: ['owner', 'admin'],
  /** How long messages stay. */
  setDisappearing: ['owner', 'admin'],
  /** Set up automatic moderation, see the room's queue and act on it, read its audit log. */
  moderate: ['owner', 'admin'],
  changeRole: ['owner'],
  transferOwnership: ['owner'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof PERMISSIONS;

const RANK: Record<Role, number> = { owner: 2, admin: 1, member: 0 };

export function can(role: Role | null | undefined, permission: Permission): boolean {
  return role != null && (PERMISSIONS[permission] as readonly Role[]).includes(role);
}

/** Acts on a person (remove, change role) also need a higher rank than theirs. */
export function canActOn(
  actor: Role | null | undefined,
  permission: Permission,
  target: Role,
): boolean {
  return actor != null && can(actor, permission) && RANK[actor] > RANK[target];
}

/** The owner of a room with other people hands it over before leaving. */
export function mustTransferBeforeLeaving(role: Role, memberCount: number): boolean {
  return role === 'owner' && memberCount > 1;
}
