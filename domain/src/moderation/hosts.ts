/** Host names in a text, as they would be opened: through "hxxp", "dot", hidden characters, punycode. */
import { LATIN_LOOKS, PLAIN_LETTERS } from './lookalikes';

export interface HostHit {
  /** Lower case, punycode decoded. */
  host: string;
  /** What follows the host, lower case, from its slash on, or ''. */
  path: string;
  hasScheme: boolean;
  /** UTF-16 offsets in the text; `to` is behind the address. */
  from: number;
  to: number;
}

/** RFC 3492, section 5. */
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 128;
/** Characters of one label of a host name (RFC 1035). */
const LABEL_MAX = 63;

function adapt(delta: number, count: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / count);
  let bias = 0;
  while (rest > ((BASE - T_MIN) * T_MAX) >> 1) {
    rest = Math.floor(rest / (BASE - T_MIN));
    bias += BASE;
  }
  return bias + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}

function digitOf(char: string): number {
  if (char >= 'a' && char <= 'z') return char.charCodeAt(0) - 97;
  return char >= '0' && char <= '9' ? char.charCodeAt(0) - 48 + 26 : NaN;
}

/** One label behind its "xn--", or null when it is not punycode. */
function decodeLabel(label: string): string | null {
  const dash = label.lastIndexOf('-');
  const output = dash > 0 ? [...label.slice(0, dash)] : [];
  let at = dash > 0 ? dash + 1 : 0;
  let [code, index, bias] = [INITIAL_N, 0, INITIAL_BIAS];
  while (at < label.length) {
    const before = index;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = digitOf(label.charAt(at));
      if (Number.isNaN(digit)) return null;
      at += 1;
      index += digit * weight;
      const threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias));
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    bias = adapt(index - before, output.length + 1, before === 0);
    code += Math.floor(index / (output.length + 1));
    index %= output.length + 1;
    if (code > 0x10ffff) return null;
    output.splice(index, 0, String.fromCodePoint(code));
    index += 1;
  }
  return output.join('');
}

/** A host name with its international labels in their own letters. */
export function decodeHost(host: string): string {
  return host
    .toLowerCase()
    .split('.')
    .map((label) =>
      label.startsWith('xn--') && label.length <= LABEL_MAX
        ? (decodeLabel(label.slice(4)) ?? label)
        : label,
    )
    .join('.');
}

/** What a host looks like to a reader: Latin letters without accents. For comparing only. */
export function hostSkeleton(host: string): string {
  let skeleton = '';
  for (const char of decodeHost(host).normalize('NFKD').replace(/\p{M}/gu, '')) {
    skeleton += (LATIN_LOOKS.get(char) ?? PLAIN_LETTERS.get(char))?.charAt(0) ?? char;
  }
  return skeleton;
}

/** The text without what shows nothing, compatibility forms unfolded, and where each unit was. */
interface Plain {
  text: string;
  starts: number[];
  ends: number[];
}

function isAscii(char: string): boolean {
  return char <= '\u007f';
}

function plainOf(text: string): Plain {
  const plain: Plain = { text: '', starts: [], ends: [] };
  let from = 0;
  for (const char of text) {
    const to = from + char.length;
    const shown = isAscii(char)
      ? char.toLowerCase()
      : /^[\p{Cf}\u034F\uFE0F\u115F\u1160\u3164\uFFA0]$/u.test(char)
        ? ''
        : char.normalize('NFKC').toLowerCase();
    for (let unit = 0; unit < shown.length; unit += 1) {
      plain.starts.push(from);
      plain.ends.push(to);
    }
    plain.text += shown;
    from = to;
  }
  return plain;
}

const LABEL = `[\\p{L}\\p{N}\\p{M}_-]{1,${LABEL_MAX}}`;
const DOT = '(?:[.。]|\\s?[\\[({]\\s?(?:\\.|dot)\\s?[\\])}]\\s?|\\s{1,3}dot\\s{1,3})';
/** Labels of a host that are looked at; a longer one has its registered name at the end. */
const LABELS_MAX = 12;
/** Who an address claims to be for: "https://good.example@bad.example". */
const USER = '(?:[^\\s/@<>]{1,128}@)?';
const HOST = new RegExp(
  `(?:(?<scheme>h(?:tt|xx)ps?:\\/\\/)${USER}|(?<![\\p{L}\\p{N}\\p{M}_.@-]))` +
    `(?<host>${LABEL}(?:${DOT}${LABEL}){1,${LABELS_MAX}})(?::\\d{1,5})?(?<path>\\/[^\\s<>]{0,200})?`,
  'gu',
);
const DOTS = new RegExp(DOT, 'gu');

/** Every host that a text names, with and without a scheme, in order. */
export function hostsIn(text: string): HostHit[] {
  const plain = plainOf(text);
  // Most chat lines have nothing that could part two labels.
  if (!/[.。]|dot/.test(plain.text)) return [];
  const hits: HostHit[] = [];
  for (const match of plain.text.matchAll(HOST)) {
    const host = decodeHost((match.groups?.['host'] ?? '').replace(DOTS, '.'));
    const from = plain.starts[match.index] ?? 0;
    const to = plain.ends[match.index + match[0].length - 1] ?? text.length;
    const hasScheme = match.groups?.['scheme'] !== undefined;
    hits.push({ host, path: match.groups?.['path'] ?? '', hasScheme, from, to });
  }
  return hits;
}
