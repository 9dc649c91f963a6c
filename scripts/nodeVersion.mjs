// Plain syntax on purpose: this runs first, also on a Node that is too old for the rest.
const NEEDED = [20, 19];

/** Ends the process with a sentence when this Node is too old. */
export function assertNodeVersion() {
  const parts = process.versions.node.split('.').map(Number);
  if (isNodeNewEnough(parts)) return;
  console.error(
    'Hearth needs Node ' +
      NEEDED.join('.') +
      ' or newer; this is ' +
      process.versions.node +
      '. Get it from https://nodejs.org.',
  );
  process.exit(1);
}

export function isNodeNewEnough(parts) {
  return parts[0] > NEEDED[0] || (parts[0] === NEEDED[0] && parts[1] >= NEEDED[1]);
}
