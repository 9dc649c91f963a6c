import { ROLES } from '@hearth/domain/roles';
import type { Member } from '@hearth/domain/room';

/** Owner, admins, members; within each by name. */
export function byRank(nameOf: (uid: string) => string): (a: Member, b: Member) => number {
  return (a, b) =>
    ROLES.indexOf(a.role) - ROLES.indexOf(b.role) ||
    nameOf(a.uid).localeCompare(nameOf(b.uid)) ||
    (a.uid < b.uid ? -1 : 1);
}
