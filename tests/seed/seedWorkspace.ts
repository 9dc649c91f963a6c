import { userPath } from '@hearth/domain/paths';
import type { Millis } from '@hearth/domain/time';
import { CAST } from './cast';
import {
  createAccounts,
  existingPaths,
  StoredTime,
  writeDocuments,
  type EngineAddress,
} from './engineRest';
import { demoWorkspace, TIME_FIELDS } from './workspace';

export interface SeedResult {
  accounts: number;
  documents: number;
}

function stored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stored);
  return value !== null && typeof value === 'object' ? withTimestamps(value) : value;
}

/** The same fields, at any depth, with the times among them marked as such. */
export function withTimestamps(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]: [string, unknown]) => [
      key,
      TIME_FIELDS.has(key) && typeof value === 'number' ? new StoredTime(value) : stored(value),
    ]),
  );
}

/** Everything but the profiles: these come last and so tell that a seeding is whole. */
function profilesLast(documents: ReturnType<typeof demoWorkspace>): typeof documents {
  const isProfile = ({ path }: { path: string }) => /^users\/[^/]+$/.test(path);
  return [...documents.filter((doc) => !isProfile(doc)), ...documents.filter(isProfile)];
}

/**
 * Makes the cast's accounts and the demo workspace where they are missing. What is there stays as
 * people left it.
 */
export async function seedWorkspace(engine: EngineAddress, now: Millis): Promise<SeedResult> {
  const accounts = await createAccounts(engine, CAST);
  const profiles = CAST.map(({ uid }) => userPath(uid));
  const existing = await existingPaths(engine, profiles);
  if (profiles.every((path) => existing.has(path))) return { accounts, documents: 0 };
  const documents = profilesLast(demoWorkspace(now)).map(({ path, fields }) => ({
    path,
    fields: withTimestamps(fields),
  }));
  await writeDocuments(engine, documents);
  return { accounts, documents: documents.length };
}
