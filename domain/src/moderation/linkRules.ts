/** Invitations to other chats, domains that a room denies, and messages that are mostly links. */
import { hostSkeleton, hostsIn, type HostHit } from './hosts';

/** Addresses that invite into a group elsewhere: a host, and how its path begins. */
const INVITES: readonly (readonly [host: string, path: string])[] = [
  ['discord.gg', '/'],
  ['dsc.gg', '/'],
  ['discord.com', '/invite/'],
  ['discordapp.com', '/invite/'],
  ['t.me', '/joinchat/'],
  ['t.me', '/+'],
  ['telegram.me', '/joinchat/'],
  ['telegram.me', '/+'],
  ['telegram.dog', '/joinchat/'],
  ['chat.whatsapp.com', '/'],
  ['whatsapp.com', '/channel/'],
  ['invite.viber.com', ''],
  ['signal.group', ''],
  ['join.skype.com', '/'],
  ['join.slack.com', '/t/'],
  ['guilded.gg', '/i/'],
  ['line.me', '/r/ti/g/'],
  ['matrix.to', '/#/'],
];
const INVITE_SCHEME = /\btg:\/\/join\?[^\s<>]{1,100}/iu;

/** Shorteners that hide where a link leads. Kept short: each is in wide use and serves nothing else. */
const SHORTENERS: readonly string[] = [
  'bit.ly',
  'tinyurl.com',
  'is.gd',
  'v.gd',
  'ow.ly',
  'cutt.ly',
  'rb.gy',
  'shorturl.at',
  't.ly',
  'adf.ly',
  'tiny.cc',
  'rebrand.ly',
];

/** Links to different hosts that one message may hold. */
export const LINK_HOSTS_MAX = 6;
/** A bare "name.ending" with one of these counts as a link; other dots are a missing space. */
const SITE_ENDING = /\.(?:com|org|net|info|io|co|me|ru|cn|xyz|top|shop|site|online|club|biz)$/;

export interface LinkHit {
  /** `denied`: the room's own list; `shortener`: {@link SHORTENERS}; `spam`: too many. */
  kind: 'invite' | 'denied' | 'shortener' | 'spam';
  from: number;
  to: number;
}

export interface DomainLists {
  allowedDomains: readonly string[];
  deniedDomains: readonly string[];
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** Allowed by its own letters only: a host that merely looks allowed is what lists are against. */
function isAllowed({ host }: HostHit, allowed: readonly string[]): boolean {
  return allowed.some((domain) => isWithin(host, domain.toLowerCase()));
}

function kindOf(hit: HostHit, denied: readonly string[]): LinkHit['kind'] | null {
  const looks = hostSkeleton(hit.host);
  if (denied.some((domain) => isWithin(looks, domain))) return 'denied';
  if (INVITES.some(([host, path]) => isWithin(looks, host) && hit.path.startsWith(path))) {
    return 'invite';
  }
  return SHORTENERS.some((domain) => isWithin(looks, domain)) ? 'shortener' : null;
}

/** The first link of each kind that a text has, code included: it can be read there too. */
export function findLinks(text: string, lists: DomainLists): LinkHit[] {
  const hits: LinkHit[] = [];
  const add = (kind: LinkHit['kind'], { from, to }: { from: number; to: number }) => {
    if (!hits.some((hit) => hit.kind === kind)) hits.push({ kind, from, to });
  };
  const others = hostsIn(text).filter((hit) => !isAllowed(hit, lists.allowedDomains));
  const denied = others.length > 0 ? lists.deniedDomains.map(hostSkeleton) : [];
  const spread = new Set<string>();
  const known = new Map<string, LinkHit['kind'] | null>();
  for (const hit of others) {
    const key = hit.host + hit.path;
    const kind = known.get(key) ?? kindOf(hit, denied);
    known.set(key, kind);
    if (kind) add(kind, hit);
    if (hit.hasScheme || SITE_ENDING.test(hit.host)) {
      spread.add(hit.host);
      if (spread.size > LINK_HOSTS_MAX) add('spam', hit);
    }
  }
  const scheme = INVITE_SCHEME.exec(text);
  if (scheme) add('invite', { from: scheme.index, to: scheme.index + scheme[0].length });
  return hits;
}
