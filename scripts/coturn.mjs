// @ts-check
/** Finds coturn, the TURN server that the tests of relayed calls run, or installs it where that is possible. */
import { canInstall, inPath, installPackage, isExecutable } from './systemPackages.mjs';

/** @returns {string | null} */
export function findCoturn() {
  return [...inPath(['turnserver']), '/usr/bin/turnserver'].find(isExecutable) ?? null;
}

/**
 * @param {{ say: (line: string) => void }} options
 * @returns {Promise<string | null>} Null where there is none: calls are then tested without a relay.
 */
export async function ensureCoturn({ say }) {
  const found = findCoturn();
  if (found || !canInstall()) return found;
  say('Installing coturn with apt-get ...');
  await installPackage('coturn');
  return findCoturn();
}
