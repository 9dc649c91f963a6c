import type { Millis } from '@hearth/domain/time';
import type { Sessions } from '../ports/sessions';
import type { SettingsStore } from '../ports/settings';

/**
 * Ends every session of a person. Refresh tokens go first: should the second step fail, nobody gets
 * a fresh token, and calling again finishes the job. The settings then tell open clients at once,
 * whose present tokens would otherwise last up to an hour.
 */
export async function signOutEverywhere(
  uid: string,
  { sessions, settings }: { sessions: Sessions; settings: SettingsStore },
): Promise<{ validAfter: Millis }> {
  const revokedAt = await sessions.revoke(uid);
  return { validAfter: await settings.raiseSessionsValidAfter(uid, revokedAt) };
}
