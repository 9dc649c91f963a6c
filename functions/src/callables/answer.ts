import { CALLABLES, type CallableName, type RefusalCode } from '@hearth/domain/callables';
import { WORKSPACE_CLAIM, parseWorkspaceRole } from '@hearth/domain/workspace';
import {
  HttpsError,
  onCall,
  type CallableFunction,
  type CallableOptions,
  type FunctionsErrorCode,
} from 'firebase-functions/v2/https';
import * as v from 'valibot';
import { adminAccounts } from '../adapters/adminAccounts';
import { CALLABLE_OPTIONS } from '../options';
import { presentRole } from '../usecases/presentRole';
import { Refusal } from '../usecases/refusal';
import type { Moderator } from '../usecases/review';

/** Who calls: as the token says, but for the role, which is as it is stored now. */
export interface Caller extends Moderator {
  /** When they last signed in, in ms. */
  signedInAt: number;
  /** Without any way to sign in again. */
  isGuest: boolean;
}

type Input<Name extends CallableName> = v.InferOutput<(typeof CALLABLES)[Name]['input']>;
type Output<Name extends CallableName> = v.InferInput<(typeof CALLABLES)[Name]['output']>;

const ANSWERS: Record<RefusalCode, [FunctionsErrorCode, string]> = {
  denied: ['permission-denied', 'You may not do this.'],
  notFound: ['not-found', 'There is no such thing any more.'],
  alreadyDone: ['already-exists', 'This was done already.'],
  reauthenticate: ['failed-precondition', 'Sign in again first.'],
  invalid: ['invalid-argument', 'This can not be done.'],
  rateLimited: ['resource-exhausted', 'This was done not long ago.'],
};

/** What also somebody may call whose account is closed: ways out, and nothing else. */
const OPEN_TO_CLOSED: ReadonlySet<CallableName> = new Set(['deleteAccount', 'signOutEverywhere']);

/**
 * A callable by its shape in the domain: signed-in callers whose account is open, parsed input,
 * refusals as answers.
 */
export function callable<Name extends CallableName>(
  name: Name,
  run: (caller: Caller, input: Input<Name>) => Promise<Output<Name>>,
  options: CallableOptions = CALLABLE_OPTIONS,
): CallableFunction<unknown, Promise<Output<Name>>> {
  return onCall(options, async ({ auth, data }) => {
    if (!auth) throw new HttpsError('unauthenticated', 'Sign in first.');
    const input = v.safeParse(CALLABLES[name].input, data);
    if (!input.success) throw new HttpsError('invalid-argument', `${name}: this is not its input.`);
    const { uid, token } = auth;
    const claimedRole = parseWorkspaceRole(token[WORKSPACE_CLAIM]);
    try {
      const caller: Caller = {
        uid,
        workspaceRole: OPEN_TO_CLOSED.has(name)
          ? null
          : await presentRole({ uid, claimedRole }, adminAccounts),
        signedInAt: token.auth_time * 1_000,
        isGuest: token.firebase.sign_in_provider === 'anonymous',
      };
      return await run(caller, input.output);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const [code, words] = ANSWERS[error.code];
      throw new HttpsError(code, words, { code: error.code });
    }
  });
}
