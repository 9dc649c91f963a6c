import { onObjectFinalized, type StorageOptions } from 'firebase-functions/v2/storage';
import { BUCKET_NAME } from '../adapters/bucketName';
import { firestoreNotices } from '../adapters/firestoreNotices';
import { storageFiles } from '../adapters/storageFiles';
import { TRIGGER_OPTIONS } from '../options';
import { fileUploaded as run } from '../usecases/fileUploaded';
import { messageObject } from '../usecases/objectPath';
import { isGivenUp } from './giveUp';

/** A picture of the greatest size takes about a quarter of the memory while it is decoded. */
const OPTIONS: StorageOptions = {
  ...TRIGGER_OPTIONS,
  memory: '1GiB',
  concurrency: 3,
  timeoutSeconds: 120,
  ...(BUCKET_NAME === undefined ? {} : { bucket: BUCKET_NAME }),
};

export const fileUploaded = onObjectFinalized(OPTIONS, async (event) => {
  const path = event.data.name;
  if (messageObject(path)?.type !== 'file') return;
  if (isGivenUp(event, 'checking a file', { path })) return;
  await run(path, { files: storageFiles, notices: firestoreNotices, now: Date.now });
});
