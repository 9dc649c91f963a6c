import type { Member } from './room';

/** Who owns a group after its owner has gone: who has been there longest, admins before others. */
export function heirOf(members: readonly Member[], leaverId: string): string | null {
  const [heir] = members
    .filter(({ uid, role }) => uid !== leaverId && role !== 'owner')
    .sort(
      (a, b) =>
        Number(b.role === 'admin') - Number(a.role === 'admin') ||
        a.joinedAt - b.joinedAt ||
        (a.uid < b.uid ? -1 : 1),
    );
  return heir?.uid ?? null;
}
