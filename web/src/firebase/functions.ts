/** Callable Cloud Functions. Loaded with the first call. */
import { CALLABLES, REFUSAL_CODES, type CallableName } from '@hearth/domain/callables';
import { HearthError, type ErrorCode } from '@hearth/domain/errors';
import { FirebaseError, type FirebaseApp } from 'firebase/app';
import { connectFunctionsEmulator, getFunctions, httpsCallable } from 'firebase/functions';
import * as v from 'valibot';
import { emulatorAddress, type HearthConfig } from './config';

type Input<Name extends CallableName> = v.InferInput<(typeof CALLABLES)[Name]['input']>;
type Output<Name extends CallableName> = v.InferOutput<(typeof CALLABLES)[Name]['output']>;

/** Of answers that are no refusal of ours: `invalid-argument` is what an older page sends. */
const CODES: Record<string, ErrorCode> = {
  unauthenticated: 'reauthenticate',
  'permission-denied': 'denied',
  'not-found': 'notFound',
  'invalid-argument': 'invalid',
  unavailable: 'offline',
  'deadline-exceeded': 'offline',
  internal: 'offline',
  'resource-exhausted': 'tooManyAttempts',
};

/** Calls a function by name; rejects with HearthError. */
export async function call<Name extends CallableName>(
  app: FirebaseApp,
  config: HearthConfig,
  name: Name,
  input: Input<Name>,
): Promise<Output<Name>> {
  const functions = getFunctions(app, config.functionsRegion);
  if (import.meta.env.MODE !== 'production') {
    const engine = emulatorAddress(config, 'functions');
    if (engine) connectFunctionsEmulator(functions, engine.host, engine.port);
  }
  try {
    const { data } = await httpsCallable(functions, name)(input);
    return v.parse(CALLABLES[name].output, data);
  } catch (error) {
    throw new HearthError(refusalCode(error), { cause: error });
  }
}

/** Where a function says `no` it names one of our codes in the details. */
const refusalSchema = v.object({ details: v.object({ code: v.picklist(REFUSAL_CODES) }) });

function refusalCode(error: unknown): ErrorCode {
  const refusal = v.safeParse(refusalSchema, error);
  if (refusal.success) return refusal.output.details.code;
  const code = error instanceof FirebaseError ? error.code.replace(/^functions\//, '') : '';
  return CODES[code] ?? 'unknown';
}
