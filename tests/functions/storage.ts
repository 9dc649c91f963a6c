/** Storage of the local engine past its rules, at the addresses that the Admin SDK uses there. */
import { bucketOf, putObject } from '../seed/engineRest';
import { engine } from './engine';

const storage = {
  projectId: engine.projectId,
  storage: process.env['FIREBASE_STORAGE_EMULATOR_HOST'] ?? '',
};
const AS_OWNER = { authorization: 'Bearer owner' };

const objectUrl = (path: string) =>
  `http://${storage.storage}/b/${bucketOf(storage)}/o/${encodeURIComponent(path)}`;

/** Makes or replaces an object. */
export function upload(path: string, bytes: Uint8Array, contentType: string): Promise<void> {
  return putObject(storage, { path, bytes, contentType });
}

export async function isStored(path: string): Promise<boolean> {
  const response = await fetch(objectUrl(path), { headers: AS_OWNER });
  await response.arrayBuffer();
  return response.ok;
}

/** Gives an object a token with which a link opens it past the rules, as an upload of a browser does. */
export async function addDownloadToken(path: string): Promise<void> {
  const response = await fetch(objectUrl(path), {
    method: 'PATCH',
    headers: { ...AS_OWNER, 'content-type': 'application/json' },
    body: JSON.stringify({ metadata: { firebaseStorageDownloadTokens: 'secret', kept: 'yes' } }),
  });
  if (!response.ok) throw new Error(`There is no ${path}`);
  await response.arrayBuffer();
}

/** What Storage knows of an object; throws when there is none. */
export async function metadataOf(path: string): Promise<unknown> {
  const response = await fetch(objectUrl(path), { headers: AS_OWNER });
  if (!response.ok) throw new Error(`There is no ${path}`);
  return response.json();
}

/** The bytes of an object; throws when there is none. */
export async function read(path: string): Promise<Uint8Array> {
  const response = await fetch(`${objectUrl(path)}?alt=media`, { headers: AS_OWNER });
  if (!response.ok) throw new Error(`There is no ${path}`);
  return new Uint8Array(await response.arrayBuffer());
}
