/** What this browser remembers of its notifications; where storage is blocked, until it is closed. */
import * as v from 'valibot';

const OWNER_KEY = 'hearth.push';
const browserKey = (uid: string) => `hearth.browser.${uid}`;
const ID_CHARS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const ID_LENGTH = 20;

const ownerSchema = v.object({
  uid: v.string(),
  registration: v.string(),
  /** The place that the server has for this browser; null while none is known. */
  deviceId: v.nullable(v.string()),
  /** When the server last heard of it, in ms. */
  seenAt: v.number(),
  isOn: v.boolean(),
});
/** Whose notifications come here, or came here last. */
export type PushOwner = v.InferOutput<typeof ownerSchema>;

const unstored = new Map<string, string>();

function read(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? unstored.get(key) ?? null;
  } catch {
    return unstored.get(key) ?? null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    unstored.set(key, value);
  }
}

export function rememberedOwner(): PushOwner | null {
  try {
    const parsed = v.safeParse(ownerSchema, JSON.parse(read(OWNER_KEY) ?? 'null'));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

export function rememberOwner(owner: PushOwner): void {
  write(OWNER_KEY, JSON.stringify(owner));
}

/** What this browser is known by for an account, made when it is first asked for. */
export function ownBrowserId(uid: string): string {
  const known = read(browserKey(uid));
  if (known !== null && /^[A-Za-z0-9]{20}$/.test(known)) return known;
  const random = crypto.getRandomValues(new Uint8Array(ID_LENGTH));
  const id = Array.from(random, (byte) => ID_CHARS[byte % ID_CHARS.length]).join('');
  write(browserKey(uid), id);
  return id;
}
