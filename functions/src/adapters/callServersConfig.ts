import type { CallServers } from '../ports/callServers';

/** https://www.rfc-editor.org/rfc/rfc7064#section-3.1 and rfc7065, as far as browsers take them. */
const HOST = String.raw`(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?`;
const STUN_URL = new RegExp(`^stuns?:${HOST}$`);
const TURN_URL = new RegExp(String.raw`^turns?:${HOST}(?:\?transport=(?:udp|tcp))?$`);
/** Shorter ones can be guessed from a credential, which everybody who calls has seen. */
const SECRET_MIN_CHARS = 24;
/** Tells people the address that their network shows; sees no media. */
const STUN_OF_GOOGLE = 'stun:stun.l.google.com:19302';

/**
 * The servers of a running function, and what is wrong with their settings, in words for the owner's
 * log: what does not fit is left out, and calls work as far as they can without. `scripts/doctor.mjs`
 * says the same about the file that is about to be deployed.
 */
export function callServersConfig(env: NodeJS.ProcessEnv): {
  servers: CallServers;
  problems: string[];
} {
  const isLocal = env['FUNCTIONS_EMULATOR'] === 'true';
  const stun = listed(env['HEARTH_STUN_URLS'] ?? (isLocal ? '' : STUN_OF_GOOGLE));
  const turn = listed(env['HEARTH_TURN_URLS'] ?? '');
  const secret = env['HEARTH_TURN_SECRET'] ?? '';
  const problems = [
    ...stun
      .filter((url) => !STUN_URL.test(url))
      .map((url) => `HEARTH_STUN_URLS: "${url}" is no address like stun:turn.example.org:3478`),
    ...turn
      .filter((url) => !TURN_URL.test(url))
      .map((url) => `HEARTH_TURN_URLS: "${url}" is no address like turn:turn.example.org:3478`),
    ...secretProblems(turn, secret),
  ];
  const urls = turn.filter((url) => TURN_URL.test(url));
  const isUsable = urls.length > 0 && secret !== '';
  return {
    servers: {
      stunUrls: stun.filter((url) => STUN_URL.test(url)),
      turn: isUsable ? { urls, secret } : null,
    },
    problems,
  };
}

function secretProblems(turn: readonly string[], secret: string): string[] {
  if (turn.length === 0) {
    return secret === '' ? [] : ['HEARTH_TURN_SECRET is set, but HEARTH_TURN_URLS names no server'];
  }
  if (secret === '') {
    return [
      'HEARTH_TURN_URLS names servers, but HEARTH_TURN_SECRET is not set: no call is relayed',
    ];
  }
  if (secret.length >= SECRET_MIN_CHARS) return [];
  return [`HEARTH_TURN_SECRET has fewer than ${SECRET_MIN_CHARS} characters and can be guessed`];
}

/** Comma separated. */
function listed(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
