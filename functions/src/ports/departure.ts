import type { Deletion, DeletionStep } from '@hearth/domain/account';
import type { Millis } from '@hearth/domain/time';

/** Accounts that are being deleted, and how far that has come. */
export interface DeletionStore {
  /** Closes a person's profile and notes that all of theirs goes, at once. One that has begun goes on as it is. */
  begin(uid: string, how: Pick<Deletion, 'messages' | 'requestedAt'>): Promise<void>;
  /** Null when none has begun. */
  deletion(uid: string): Promise<Deletion | null>;
  /** Notes that a run has ended and what comes next, unless another run was faster. */
  advance(uid: string, from: Deletion, next: DeletionStep): Promise<void>;
  /** Up to `limit` people whose deletion has begun before a time and is not done, the oldest first. */
  unfinished(begunBefore: Millis, limit: number): Promise<string[]>;
}

/** What is kept of a person outside of rooms. Each may be done again, and what is gone is no error. */
export interface PersonalRemains {
  /** Lets nobody sign in any more, and voids the tokens that are out. */
  lockAccount(uid: string): Promise<void>;
  /**
   * Frees the handle, removes everything below the profile and the presence, and leaves of the profile
   * only that it was deleted.
   */
  removeDocuments(uid: string): Promise<void>;
  removeAccount(uid: string): Promise<void>;
}
