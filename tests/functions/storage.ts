/** Storage of the local engine past its rules, at the addresses that the Admin SDK uses there. */
import { engine } from './engine';

const host = process.env['FIREBASE_STORAGE_EMULATOR_HOST'] ?? '';
const bucket = `${engine.projectId}.firebasestorage.app`;
const AS_OWNER = { authorization: 'Bearer owner' };
const BOUNDARY = 'hearth-part';

const objectUrl = (path: string) => `http://${host}/b/${bucket}/o/${encodeURIComponent(path)}`;

/** Makes or replaces an object. */
export async function upload(path: string, bytes: Uint8Array, contentType: string): Promise<void> {
  const metadata = JSON.stringify({ name: path, contentType });
  const head =
    `--${BOUNDARY}\r\ncontent-type: application/json; charset=utf-8\r\n\r\n${metadata}\r\n` +
    `--${BOUNDARY}\r\ncontent-type: ${contentType}\r\n\r\n`;
  const body = Buffer.concat([
    Buffer.from(head),
    Buffer.from(bytes),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
  const response = await fetch(
    `http://${host}/upload/storage/v1/b/${bucket}/o?uploadType=multipart&name=${encodeURIComponent(path)}`,
    {
      method: 'POST',
      headers: { ...AS_OWNER, 'content-type': `multipart/related; boundary=${BOUNDARY}` },
      body: new Uint8Array(body),
    },
  );
  if (!response.ok) throw new Error(`The engine refused ${path}: ${await response.text()}`);
}

export async function isStored(path: string): Promise<boolean> {
  const response = await fetch(objectUrl(path), { headers: AS_OWNER });
  await response.arrayBuffer();
  return response.ok;
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
