import type { ExportState } from '@hearth/domain/account';
import { exportPath } from '@hearth/domain/paths';
import type * as StorageSdk from 'firebase/storage';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createFiles } from '../../web/src/firebase/files';
import { createLeaving } from '../../web/src/firebase/leaving';
import type { LeavingPort } from '../../web/src/ports/leaving';
import { engineConfig } from './engineConfig';
import { closeAllAfterwards, record, signUp, type SignedIn } from './signedIn';

// The SDK gives blobs in browsers only; what it does for them it also does for bytes.
vi.mock('firebase/storage', async (original) => {
  const sdk = await original<typeof StorageSdk>();
  type Ref = Parameters<typeof sdk.getBlob>[0];
  return { ...sdk, getBlob: async (at: Ref) => new Blob([await sdk.getBytes(at)]) };
});

interface Answer {
  status: number;
  body: unknown;
}

/** Stands in for the functions: what these answer is tested with them. */
let functions: Server;
let answer: Answer;
const calls: { name: string; data: unknown; isSignedIn: boolean }[] = [];

beforeAll(async () => {
  functions = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { data } = JSON.parse(Buffer.concat(chunks).toString() || '{}') as { data?: unknown };
      const name = request.url?.split('/').at(-1) ?? '';
      calls.push({ name, data, isSignedIn: 'authorization' in request.headers });
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => functions.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => functions.close(resolve)));
closeAllAfterwards();

async function person(name: string): Promise<SignedIn & { leaving: LeavingPort }> {
  const signedIn = await signUp(name);
  const config = engineConfig();
  const emulators = {
    ...config.emulators,
    // An address that was listened on.
    functions: `127.0.0.1:${(functions.address() as AddressInfo).port}`,
  };
  const leaving = createLeaving(
    signedIn.db,
    { ...config, emulators } as typeof config,
    createFiles(signedIn.db.app, config),
  );
  return { ...signedIn, leaving };
}

const refused = (status: number, code: string, details?: object): Answer => ({
  status,
  body: { error: { status: code, message: 'No.', ...(details ? { details } : {}) } },
});

/** Writes what a function would, past the rules. */
async function writeExport(uid: string, state: ExportState): Promise<void> {
  const host = process.env['FIRESTORE_EMULATOR_HOST'] ?? '';
  const projectId = engineConfig().firebase.projectId;
  const at = (ms: number) => ({ timestampValue: new Date(ms).toISOString() });
  const fields = {
    state: { stringValue: state.state },
    path: state.path === null ? { nullValue: null } : { stringValue: state.path },
    size: { integerValue: String(state.size) },
    requestedAt: at(state.requestedAt),
    expiresAt: at(state.expiresAt),
  };
  const url = `http://${host}/v1/projects/${projectId}/databases/(default)/documents/${exportPath(uid)}`;
  const response = await fetch(url, {
    method: 'PATCH',
    headers: { authorization: 'Bearer owner', 'content-type': 'application/json' },
    body: JSON.stringify({ fields }),
  });
  expect(response.status).toBe(200);
}

/** Puts a file where a function would, past the rules. */
async function writeFile(path: string, text: string): Promise<void> {
  const host = process.env['FIREBASE_STORAGE_EMULATOR_HOST'] ?? '';
  const { storageBucket } = engineConfig().firebase;
  const url = `http://${host}/upload/storage/v1/b/${storageBucket}/o?uploadType=media&name=${encodeURIComponent(path)}`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: 'Bearer owner', 'content-type': 'application/zip' },
    body: text,
  });
  expect(response.status).toBe(200);
}

describe('going', () => {
  it('asks the function, signed in, with what becomes of the messages', async () => {
    const { leaving } = await person('Ada');
    answer = { status: 200, body: { result: {} } };
    await leaving.deleteAccount('remove');
    expect(calls.at(-1)).toEqual({
      name: 'deleteAccount',
      data: { messages: 'remove' },
      isSignedIn: true,
    });
  });

  it('says in our codes why it is refused', async () => {
    const { leaving } = await person('Ada');
    answer = refused(400, 'FAILED_PRECONDITION', { code: 'reauthenticate' });
    await expect(leaving.deleteAccount('keep')).rejects.toMatchObject({ code: 'reauthenticate' });
    answer = refused(409, 'ALREADY_EXISTS', { code: 'alreadyDone' });
    await expect(leaving.exportData()).rejects.toMatchObject({ code: 'alreadyDone' });
    answer = refused(400, 'FAILED_PRECONDITION');
    await expect(leaving.exportData()).rejects.toMatchObject({ code: 'unknown' });
    answer = refused(503, 'UNAVAILABLE');
    await expect(leaving.exportData()).rejects.toMatchObject({ code: 'offline' });
  });
});

describe('an export', () => {
  it('tells how far it is, to its owner alone', async () => {
    const [ada, grace] = await Promise.all([person('Ada'), person('Grace')]);
    const seen = record<ExportState | null>((listener) =>
      ada.leaving.watchExport(ada.uid, listener),
    );
    await seen.until((state) => state === null);
    const now = Date.now();
    const state: ExportState = {
      ...{ state: 'ready', path: `users/${ada.uid}/exports/x.zip`, size: 5 },
      ...{ requestedAt: now, expiresAt: now + 1_000 },
    };
    await writeExport(ada.uid, state);
    expect(await seen.until((value) => value !== null)).toEqual(state);
    seen.stop();
    const others = record<ExportState | null>((listener) =>
      grace.leaving.watchExport(ada.uid, listener),
    );
    expect(await others.until(() => true)).toBeNull();
    others.stop();
  });

  it('is fetched under the rules', async () => {
    const ada = await person('Ada');
    const path = `users/${ada.uid}/exports/${'x'.repeat(20)}.zip`;
    await writeFile(path, 'all of it');
    expect(await (await ada.leaving.loadExport(path)).text()).toBe('all of it');
    const grace = await person('Grace');
    await expect(grace.leaving.loadExport(path)).rejects.toMatchObject({ code: 'denied' });
  });
});
