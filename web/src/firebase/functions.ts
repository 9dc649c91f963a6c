/** Callable Cloud Functions. Loaded with the first call. */
import { CALLABLES, type CallableName } from '@hearth/domain/callables';
import { HearthError, type ErrorCode } from '@hearth/domain/errors';
import { FirebaseError, type FirebaseApp } from 'firebase/app';
import { connectFunctionsEmulator, getFunctions, httpsCallable } from 'firebase/functions';
import * as v from 'valibot';
import { emulatorAddress, type HearthConfig } from './config';

type Input<Name extends CallableName> = v.InferInput<(typeof CALLABLES)[Name]['input']>;
type Output<Name extends CallableName> = v.InferOutput<(typeof CALLABLES)[Name]['output']>;

const CODES: Record<string, ErrorCode> = {
  unauthenticated: 'reauthenticate',
  'permission-denied': 'denied',
  'not-found': 'notFound',
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
    const code = error instanceof FirebaseError ? error.code.replace(/^functions\//, '') : '';
    throw new HearthError(CODES[code] ?? 'unknown', { cause: error });
  }
}
