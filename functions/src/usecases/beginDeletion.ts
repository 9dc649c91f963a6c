import { RECENT_SIGN_IN_MS, type Deletion } from '@hearth/domain/account';
import type { Millis } from '@hearth/domain/time';
import type { DeletionStore, PersonalRemains } from '../ports/departure';
import { Refusal } from './refusal';

/**
 * Closes an account for good and notes that all of it goes; the rest follows from that note, locking
 * the account again included. Who calls again because this broke off finds it begun. Throws a
 * {@link Refusal} `reauthenticate` when the person has not signed in lately.
 */
export async function beginDeletion(
  { uid, signedInAt, messages }: { uid: string; signedInAt: Millis } & Pick<Deletion, 'messages'>,
  now: Millis,
  { deletions, remains }: { deletions: DeletionStore; remains: PersonalRemains },
): Promise<void> {
  const isRecent = now - signedInAt <= RECENT_SIGN_IN_MS;
  if (!isRecent) throw new Refusal('reauthenticate');
  await deletions.begin(uid, { messages, requestedAt: now });
  await remains.lockAccount(uid);
}
