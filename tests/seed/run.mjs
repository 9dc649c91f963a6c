// Seeds the local engine that the standard emulator variables name.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

function required(...names) {
  const name = names.find((candidate) => process.env[candidate]);
  if (name) return process.env[name];
  throw new Error(`${names.join(' or ')} is not set: seeding needs a running local engine`);
}

try {
  const engine = {
    projectId: required('HEARTH_PROJECT_ID', 'GCLOUD_PROJECT'),
    firestore: required('FIRESTORE_EMULATOR_HOST'),
    auth: required('FIREBASE_AUTH_EMULATOR_HOST'),
    storage: required('FIREBASE_STORAGE_EMULATOR_HOST'),
  };
  const { module } = await runnerImport(
    fileURLToPath(new URL('./seedWorkspace.ts', import.meta.url)),
    { configFile: false, logLevel: 'error' },
  );
  const { accounts, documents, files } = await module.seedWorkspace(engine, Date.now());
  console.log(
    documents + accounts === 0
      ? 'The demo workspace is there already.'
      : `Seeded ${accounts} accounts, ${documents} documents and ${files} files.`,
  );
} catch (error) {
  console.error(`Seeding failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
