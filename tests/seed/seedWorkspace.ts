import { userPath } from '@hearth/domain/paths';
import type { Millis } from '@hearth/domain/time';
import { CAST } from './cast';
import {
  createAccounts,
  existingPaths,
  putObject,
  StoredTime,
  writeDocuments,
  type EngineAddress,
} from './engineRest';
import { makeMedia } from './media/media';
import { demoWorkspace, TIME_FIELDS, type DemoWorkspace } from './workspace';

export interface SeedResult {
  accounts: number;
  documents: number;
  files: number;
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
function profilesLast(documents: DemoWorkspace['documents']): typeof documents {
  const isProfile = ({ path }: { path: string }) => /^users\/[^/]+$/.test(path);
  return [...documents.filter((doc) => !isProfile(doc)), ...documents.filter(isProfile)];
}

/** A path never changes its content. */
const CACHE_CONTROL = 'private, max-age=31536000, immutable';
const UPLOADS_AT_ONCE = 6;

/**
 * Makes the cast's accounts and the demo workspace where they are missing. What is there stays as
 * people left it. Files come before the messages that show them.
 * @param engine Without `storage` no files are put there, and messages show what they stood for.
 */
export async function seedWorkspace(
  engine: EngineAddress & { storage?: string },
  now: Millis,
): Promise<SeedResult> {
  const accounts = await createAccounts(engine, CAST);
  const profiles = CAST.map(({ uid }) => userPath(uid));
  const existing = await existingPaths(engine, profiles);
  if (profiles.every((path) => existing.has(path))) return { accounts, documents: 0, files: 0 };
  const workspace = demoWorkspace(now, await makeMedia());
  const { storage, projectId } = engine;
  const objects = storage === undefined ? [] : workspace.objects;
  for (let from = 0; from < objects.length; from += UPLOADS_AT_ONCE) {
    const some = objects.slice(from, from + UPLOADS_AT_ONCE);
    await Promise.all(
      some.map((object) =>
        putObject(
          { projectId, storage: storage ?? '' },
          { ...object, cacheControl: CACHE_CONTROL },
        ),
      ),
    );
  }
  const documents = profilesLast(workspace.documents).map(({ path, fields }) => ({
    path,
    fields: withTimestamps(fields),
  }));
  await writeDocuments(engine, documents);
  return { accounts, documents: documents.length, files: objects.length };
}
