import { CAST } from './cast.mjs';

export { CAST };
export type CastMember = (typeof CAST)[number];
export type CastId = CastMember['uid'];

export function castMember(uid: string): CastMember {
  const found = CAST.find((member) => member.uid === uid);
  if (!found) throw new Error(`Nobody in the cast has the uid "${uid}"`);
  return found;
}
