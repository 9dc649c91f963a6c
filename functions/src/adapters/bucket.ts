import type { Storage } from 'firebase-admin/storage';
import { app } from './admin';
import { BUCKET_NAME } from './bucketName';

export type Bucket = ReturnType<Storage['bucket']>;

/** The bucket of all files. Its library loads with the first call that needs it. */
export async function bucket(): Promise<Bucket> {
  const { getStorage } = await import('firebase-admin/storage');
  return getStorage(app()).bucket(BUCKET_NAME);
}
