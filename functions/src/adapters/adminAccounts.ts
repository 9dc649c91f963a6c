import { userPath } from '@hearth/domain/paths';
import { profileSchema } from '@hearth/domain/user';
import { WORKSPACE_CLAIM, parseWorkspaceRole } from '@hearth/domain/workspace';
import { FieldValue } from 'firebase-admin/firestore';
import * as v from 'valibot';
import type { Accounts } from '../ports/accounts';
import { auth, firestore } from './admin';
import { parsed } from './parsed';

const shownSchema = v.pick(profileSchema, ['displayName', 'closed']);

/** What a call gives, or null when Auth knows no such account. */
async function orMissing<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    const isMissing =
      error instanceof Error && 'code' in error && error.code === 'auth/user-not-found';
    if (isMissing) return null;
    throw error;
  }
}

export const adminAccounts: Accounts = {
  async profile(uid) {
    const profile = parsed(shownSchema, await firestore().doc(userPath(uid)).get());
    return profile && { displayName: profile.displayName, closed: profile.closed ?? null };
  },

  async setClosed(uid, closed) {
    const profile = firestore().doc(userPath(uid));
    await firestore().runTransaction(async (transaction) => {
      const present = await transaction.get(profile);
      if (!present.exists || present.get('closed') === 'deleted') return;
      transaction.update(profile, {
        closed: closed ?? FieldValue.delete(),
        updatedAt: FieldValue.serverTimestamp(),
      });
    });
  },

  async setEnabled(uid, isEnabled) {
    const account = await orMissing(auth().updateUser(uid, { disabled: !isEnabled }));
    if (account && !isEnabled) await auth().revokeRefreshTokens(uid);
  },

  async workspaceRole(uid) {
    const account = await orMissing(auth().getUser(uid));
    return parseWorkspaceRole(account?.customClaims?.[WORKSPACE_CLAIM]);
  },

  async setWorkspaceRole(uid, role) {
    const account = await orMissing(auth().getUser(uid));
    if (!account) return;
    const { [WORKSPACE_CLAIM]: _, ...others } = account.customClaims ?? {};
    const claims = role === null ? others : { ...others, [WORKSPACE_CLAIM]: role };
    await auth().setCustomUserClaims(uid, claims);
  },
};
