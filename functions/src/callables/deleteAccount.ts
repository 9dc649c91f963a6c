import { firestoreDeletions } from '../adapters/firestoreDeletions';
import { personalRemains } from '../adapters/personalRemains';
import { beginDeletion } from '../usecases/beginDeletion';
import { callable } from './answer';

const ports = { deletions: firestoreDeletions, remains: personalRemains };

export const deleteAccount = callable(
  'deleteAccount',
  async ({ uid, signedInAt, isGuest }, { messages }) => {
    const now = Date.now();
    // A guest has nothing to sign in with: having the session is all the proof there is.
    await beginDeletion({ uid, signedInAt: isGuest ? now : signedInAt, messages }, now, ports);
    return {};
  },
);
