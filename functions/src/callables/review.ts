import { adminAccounts } from '../adapters/adminAccounts';
import { firestoreAudit } from '../adapters/firestoreAudit';
import { firestoreEvents } from '../adapters/firestoreEvents';
import { firestoreMembership } from '../adapters/firestoreMembership';
import { firestoreMessageRemovals } from '../adapters/firestoreMessageRemovals';
import { firestoreModeration } from '../adapters/firestoreModeration';
import { firestoreReviewReader } from '../adapters/firestoreReviewReader';
import { storageFiles } from '../adapters/storageFiles';
import { banPerson as ban } from '../usecases/banPerson';
import { grantRole as grant } from '../usecases/grantRole';
import { pardon as forgive } from '../usecases/pardon';
import { review as decide } from '../usecases/review';
import { reviewContext as look } from '../usecases/reviewContext';
import { callable } from './answer';

const ports = {
  accounts: adminAccounts,
  audit: firestoreAudit,
  events: firestoreEvents,
  files: storageFiles,
  membership: firestoreMembership,
  moderation: firestoreModeration,
  removals: firestoreMessageRemovals,
  now: Date.now,
};

export const review = callable('review', async (caller, input) => {
  await decide(caller, input, ports);
  return {};
});

export const reviewContext = callable('reviewContext', (caller, input) =>
  look(caller, input, { moderation: firestoreModeration, reader: firestoreReviewReader }),
);

export const banPerson = callable('banPerson', async (caller, input) => {
  await ban(caller, { ...input, entryId: String(Date.now()) }, ports);
  return {};
});

export const pardon = callable('pardon', async (caller, input) => {
  await forgive(caller, input, ports);
  return {};
});

export const grantRole = callable('grantRole', async (caller, input) => {
  await grant(caller, input, ports);
  return {};
});
