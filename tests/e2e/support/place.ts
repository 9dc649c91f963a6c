import * as v from 'valibot';
import type { EngineAddress, StorageAddress } from '../../seed/engineRest';

/** The build that all journeys use, below the repository. */
export const CLIENT_DIR = '.hearth/e2e/client';

const placeSchema = v.object({
  appUrl: v.string(),
  projectId: v.string(),
  hosts: v.object({
    auth: v.string(),
    firestore: v.string(),
    storage: v.string(),
    functions: v.string(),
  }),
});
/** Where the client is served and where its engine listens. */
export type Place = v.InferOutput<typeof placeSchema>;

const VARIABLE = 'HEARTH_E2E_PLACE';

/** Workers inherit the environment of the set-up. */
export function rememberPlace(place: Place): void {
  process.env[VARIABLE] = JSON.stringify(place);
}

export function knownPlace(): Place {
  const stored = process.env[VARIABLE];
  if (!stored) throw new Error('The global set-up has not run');
  return v.parse(placeSchema, JSON.parse(stored));
}

export function engineAddress({
  projectId,
  hosts,
}: Omit<Place, 'appUrl'>): EngineAddress & StorageAddress {
  return { projectId, auth: hosts.auth, firestore: hosts.firestore, storage: hosts.storage };
}
