/** The least that an upload can be: a chosen file straight to where the rules let a member put it. */
import { filePath } from '@hearth/domain/paths';
import { connectStorageEmulator, getStorage, ref, uploadBytesResumable } from 'firebase/storage';
import { addressOf, app, ask, signIn } from './bareApp';

const storage = getStorage(app);
connectStorageEmulator(storage, ...addressOf('storage'));

const user = await signIn();
const input = document.querySelector('input');
if (!input) throw new Error('The page has no field');

const newId = () => crypto.randomUUID().replaceAll('-', '').slice(0, 20);

input.addEventListener('change', () => {
  const [file] = input.files ?? [];
  if (!file) return;
  // Choosing the same file again is no change otherwise.
  input.value = '';
  upload(file).catch((error: unknown) => {
    document.body.dataset['uploadedMs'] = String(error);
  });
});

async function upload(file: File): Promise<void> {
  const from = performance.now();
  const path = filePath(ask('room'), newId(), user.uid, newId());
  await uploadBytesResumable(ref(storage, path), file, { contentType: 'application/octet-stream' });
  document.body.dataset['uploadedMs'] = String(performance.now() - from);
}

document.body.dataset['ready'] = 'yes';
