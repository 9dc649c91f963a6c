/**
 * The bucket, where it is not the project's default one. Engines on a developer's machine disagree
 * on what the default one is; clients there use this name (`web/vite/configPlugin.mjs`).
 */
export const BUCKET_NAME: string | undefined =
  process.env['FUNCTIONS_EMULATOR'] === 'true'
    ? `${process.env['GCLOUD_PROJECT'] ?? ''}.firebasestorage.app`
    : undefined;
