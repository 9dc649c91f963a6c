import type { LinkQuality } from '@hearth/domain/callQuality';
import type { CurrentCall } from '../../../state/calls/callsState';

const OWN = {
  high: 'good',
  medium: 'good',
  low: 'fair',
  audioOnly: 'poor',
} as const satisfies Record<CurrentCall['quality'], LinkQuality>;
const ORDER = ['good', 'fair', 'poor'] as const;

/** How one's own connection does: the worse of what one sends and the best of the links; null while unknown. */
export function ownQuality({ life, quality, people }: CurrentCall): LinkQuality | null {
  if (life.state === 'reconnecting') return 'poor';
  const links = people.flatMap(({ quality: link }) => link ?? []);
  if (life.state !== 'connected' || links.length === 0) return null;
  // One bad link is the other side's; when none is good, it is one's own.
  const best = Math.min(...links.map((link) => ORDER.indexOf(link)));
  return ORDER[Math.max(best, ORDER.indexOf(OWN[quality]))] ?? null;
}
