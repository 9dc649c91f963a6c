import { isIP } from 'node:net';
import { PageError } from '../ports/pageFetcher';
import type { FetchPolicy } from './fetchPolicy';

const URL_MAX_CHARS = 2048;
const WEB_PORTS: readonly number[] = [80, 443];
const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** Names that lead into a private network wherever they are asked (RFC 6761, 6762, 8375, 9476). */
const PRIVATE_ENDINGS = [
  ...[
    'localhost',
    'localdomain',
    'local',
    'internal',
    'intranet',
    'lan',
    'home',
    'corp',
    'private',
  ],
  ...['home.arpa', 'alt', 'test', 'invalid', 'onion'],
];
/** Where clouds tell a machine its secrets; the rest have private addresses. */
const METADATA_NAMES: ReadonlySet<string> = new Set([
  ...['metadata', 'metadata.goog', 'instance-data', 'metadata.platformequinix.com'],
]);

function isPrivateName(name: string): boolean {
  if (!name.includes('.') || METADATA_NAMES.has(name)) return true;
  return PRIVATE_ENDINGS.some((ending) => name.endsWith(`.${ending}`));
}

/**
 * An address of the open web, as far as its words tell. Rejects other schemes and ports,
 * credentials and names of private networks. Where a name leads is checked when it is looked up, as
 * are addresses in numbers, whose decimal, octal and hexadecimal forms `URL` has made one by here.
 * @throws {PageError} `forbidden`
 */
export function webAddress(address: string, base: URL | undefined, policy: FetchPolicy): URL {
  if (address.length > URL_MAX_CHARS || !URL.canParse(address, base)) {
    throw new PageError('forbidden');
  }
  const url = new URL(address, base);
  url.hash = '';
  const port = url.port === '' ? DEFAULT_PORTS[url.protocol] : Number(url.port);
  const isWebPort = port !== undefined && [...WEB_PORTS, ...policy.ports].includes(port);
  const isWeb = (url.protocol === 'http:' || url.protocol === 'https:') && isWebPort;
  const name = url.hostname.replace(/\.$/, '').replace(/^\[|\]$/g, '');
  const isPrivate = isIP(name) === 0 && isPrivateName(name);
  if (!isWeb || isPrivate || url.username !== '' || url.password !== '') {
    throw new PageError('forbidden');
  }
  return url;
}
