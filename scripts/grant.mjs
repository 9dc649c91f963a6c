#!/usr/bin/env node
// @ts-check
/**
 * `npm run grant -- <email> <owner|moderator|none>`: names who looks after the workspace. Needs the
 * Google credentials of somebody who may administer the project (`gcloud auth application-default
 * login`, or GOOGLE_APPLICATION_CREDENTIALS), or a local engine in FIREBASE_AUTH_EMULATOR_HOST.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installMissing } from './install.mjs';
import { assertNodeVersion } from './nodeVersion.mjs';
import { ROOT } from './root.mjs';
import { readWebConfig } from './webConfig.mjs';

const ROLES = ['owner', 'moderator', 'none'];
const USAGE = `Say whom and what: npm run grant -- ada@example.com owner (or ${ROLES.slice(1).join(', or ')}).`;

/** The custom claim that rules and functions read. `domain/src/workspace.ts` has the same. */
const CLAIM = 'workspace';
const ADMIN_SDK = 'firebase-admin';

/**
 * As much of the Admin SDK as this needs. It is a package of the functions, whose types are not here.
 * @typedef {{ uid: string, customClaims?: Record<string, unknown> }} Account
 * @typedef {object} AdminAuth
 * @property {(email: string) => Promise<Account>} getUserByEmail
 * @property {(uid: string, claims: object) => Promise<void>} setCustomUserClaims
 * @typedef {{ initializeApp(options: { projectId: string }): { auth(): AdminAuth } }} Admin
 */

function parseCommandLine() {
  const { positionals } = parseArgs({ allowPositionals: true, strict: true });
  const [email, role] = positionals;
  if (positionals.length !== 2 || !email?.includes('@') || !role || !ROLES.includes(role)) {
    throw new Error(USAGE);
  }
  return { email, role };
}

function projectId() {
  const given = process.env['GOOGLE_CLOUD_PROJECT'] ?? process.env['GCLOUD_PROJECT'];
  const id = given ?? readWebConfig().config?.firebase.projectId ?? '';
  if (id !== '') return id;
  throw new Error('Which project? Fill in web/firebase.config.json (docs/deploy.md, step 3).');
}

/**
 * @param {string} email
 * @param {string} role
 */
async function grant(email, role) {
  await installMissing({ say: console.log });
  const project = projectId();
  // A person's own credentials name no project that requests count for, and Auth refuses those.
  process.env['GOOGLE_CLOUD_QUOTA_PROJECT'] ??= project;
  /** @type {Admin} */
  const admin = createRequire(join(ROOT, 'functions/package.json'))(ADMIN_SDK);
  const auth = admin.initializeApp({ projectId: project }).auth();
  const account = await auth
    .getUserByEmail(email)
    .catch((/** @type {{ code?: string }} */ error) => {
      if (error.code !== 'auth/user-not-found') throw error;
      throw new Error(`Nobody has signed up as ${email} yet: let them do so first.`);
    });
  const { [CLAIM]: _, ...others } = account.customClaims ?? {};
  await auth.setCustomUserClaims(
    account.uid,
    role === 'none' ? others : { ...others, [CLAIM]: role },
  );
  const what =
    role === 'none' ? 'has no role in the workspace now' : `is ${role} of the workspace now`;
  console.log(`${email} ${what}. It holds from their next sign-in, or within an hour.`);
}

assertNodeVersion();
try {
  const { email, role } = parseCommandLine();
  await grant(email, role);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
