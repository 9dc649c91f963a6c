/**
 * What this tab last wrote of a person's rate-limit window. Another tab may know better: whoever goes
 * by it looks once the server has refused.
 */
import { SEND_LIMIT_WINDOW_MS } from '@hearth/domain/limits';
import type { WindowStep } from '../ports/messages';

/** By uid, by the clock of this device: when the window began. */
const begun = new Map<string, number>();

export function noteStep(uid: string, step: WindowStep): void {
  if (step === 'fresh') begun.set(uid, Date.now());
}

export function likelyStep(uid: string): WindowStep {
  const startedAt = begun.get(uid);
  return startedAt !== undefined && Date.now() - startedAt < SEND_LIMIT_WINDOW_MS
    ? 'count'
    : 'fresh';
}
