import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import { deleteApp, initializeApp } from 'firebase/app';
import { afterEach, expect, it, vi } from 'vitest';
import type { HearthConfig } from './config';
import { call } from './functions';

const CONFIG: HearthConfig = {
  firebase: {
    ...{ apiKey: 'key', authDomain: 'demo.test', projectId: 'demo-hearth' },
    ...{ storageBucket: 'demo.test', appId: 'app', messagingSenderId: '1' },
  },
  ...{ functionsRegion: 'europe-west1', appCheck: null, emulators: null },
};

/** What a call rejects with when the function answers so. */
async function codeOf(error: object): Promise<ErrorCode | null> {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ error }, { status: 400 })));
  const app = initializeApp(CONFIG.firebase, crypto.randomUUID());
  try {
    await call(app, CONFIG, 'pardon', { roomId: 'tea', uid: 'ada' });
    return null;
  } catch (thrown) {
    return errorCode(thrown);
  } finally {
    await deleteApp(app);
  }
}

afterEach(() => vi.unstubAllGlobals());

it.each<[status: string, code: string, told: ErrorCode]>([
  ['FAILED_PRECONDITION', 'reauthenticate', 'reauthenticate'],
  ['INVALID_ARGUMENT', 'invalid', 'invalid'],
  ['PERMISSION_DENIED', 'denied', 'denied'],
  ['NOT_FOUND', 'notFound', 'notFound'],
  ['ALREADY_EXISTS', 'alreadyDone', 'alreadyDone'],
  ['RESOURCE_EXHAUSTED', 'rateLimited', 'rateLimited'],
])('tells a refusal apart: %s with %s', async (status, code, told) => {
  expect(await codeOf({ status, message: 'No.', details: { code } })).toBe(told);
});

it.each<[status: string, told: ErrorCode]>([
  ['UNAUTHENTICATED', 'reauthenticate'],
  ['INVALID_ARGUMENT', 'invalid'],
  ['PERMISSION_DENIED', 'denied'],
  ['RESOURCE_EXHAUSTED', 'tooManyAttempts'],
  ['FAILED_PRECONDITION', 'unknown'],
])('makes the best of an answer without a reason: %s', async (status, told) => {
  expect(await codeOf({ status, message: 'No.' })).toBe(told);
});

it('believes no reason that is none of ours', async () => {
  const error = { status: 'INTERNAL', message: 'No.', details: { code: 'handleTaken' } };
  expect(await codeOf(error)).toBe('offline');
});
