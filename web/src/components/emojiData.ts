import type { Locale } from '@hearth/domain/preferences';
import type { Emoji as RawEmoji, MessagesDataset, ShortcodesDataset } from 'emojibase';

/** Skin tones as Unicode orders them; emojibase numbers them from 1. */
export const SKIN_TONES = ['light', 'medium-light', 'medium', 'medium-dark', 'dark'] as const;
export type SkinTone = 'none' | (typeof SKIN_TONES)[number];

export interface EmojiEntry {
  emoji: string;
  label: string;
  category: number;
  /** Words to find it by, shortcodes among them. */
  tags: string[];
  shortcodes: readonly string[];
  version: number;
  skins: Record<(typeof SKIN_TONES)[number], string> | undefined;
}

export interface EmojiSet {
  emojis: readonly EmojiEntry[];
  categories: readonly { index: number; label: string }[];
  skinToneLabels: Record<(typeof SKIN_TONES)[number], string>;
}

/** Newer ones show as boxes on many devices that are in use. */
const NEWEST_VERSION = 15;
/** Skin tones and hair as such, not emoji to send. */
const COMPONENT_GROUP = 'component';

/** Emitted by the build beside the rest of the app: no other host is ever asked. */
const LOADERS = {
  en: () =>
    Promise.all([import('emojibase-data/en/data.json'), import('emojibase-data/en/messages.json')]),
  de: () =>
    Promise.all([import('emojibase-data/de/data.json'), import('emojibase-data/de/messages.json')]),
} as const satisfies Record<Locale, unknown>;

const loaded = new Map<Locale, Promise<EmojiSet>>();

/** All emoji with names in one language. A failed load is tried again by the next call. */
export function loadEmoji(locale: Locale): Promise<EmojiSet> {
  const known = loaded.get(locale);
  if (known) return known;
  const loading = fetchEmoji(locale);
  loaded.set(locale, loading);
  loading.catch(() => loaded.delete(locale));
  return loading;
}

async function fetchEmoji(locale: Locale): Promise<EmojiSet> {
  const [[data, messages], codes] = await Promise.all([
    LOADERS[locale](),
    import('emojibase-data/en/shortcodes/github.json'),
  ]);
  return emojiSet(data.default, messages.default, codes.default);
}

/** emojibase asks for colour even where it is the default; one emoji must be one string here. */
function qualified(emoji: string): string {
  const plain = emoji.replaceAll('\uFE0F', '');
  return /^\p{RGI_Emoji}$/v.test(plain) ? plain : emoji;
}

function skinsOf({ skins }: RawEmoji): EmojiEntry['skins'] {
  const byTone = new Map<number, string>();
  for (const { tone, emoji } of skins ?? []) if (typeof tone === 'number') byTone.set(tone, emoji);
  const [light, mediumLight, medium, mediumDark, dark] = [1, 2, 3, 4, 5].map((tone) =>
    byTone.get(tone),
  );
  if (!light || !mediumLight || !medium || !mediumDark || !dark) return undefined;
  return { light, 'medium-light': mediumLight, medium, 'medium-dark': mediumDark, dark };
}

function emojiSet(
  data: readonly RawEmoji[],
  messages: MessagesDataset,
  codes: ShortcodesDataset,
): EmojiSet {
  const groups = messages.groups.filter((group) => group.key !== COMPONENT_GROUP);
  const known = new Set(groups.map((group) => group.order));
  const emojis = data.flatMap((raw): EmojiEntry[] => {
    if (raw.group === undefined || !known.has(raw.group) || raw.version > NEWEST_VERSION) return [];
    const shortcodes = [codes[raw.hexcode] ?? []].flat();
    return [
      {
        emoji: qualified(raw.emoji),
        label: raw.label,
        category: raw.group,
        tags: [...(raw.tags ?? []), ...shortcodes],
        shortcodes,
        version: raw.version,
        skins: skinsOf(raw),
      },
    ];
  });
  const toneLabel = (tone: string) =>
    messages.skinTones.find(({ key }) => key === tone)?.message ?? tone;
  return {
    emojis,
    categories: groups.map((group) => ({ index: group.order, label: group.message })),
    skinToneLabels: {
      light: toneLabel('light'),
      'medium-light': toneLabel('medium-light'),
      medium: toneLabel('medium'),
      'medium-dark': toneLabel('medium-dark'),
      dark: toneLabel('dark'),
    },
  };
}

/** Emoji whose shortcode or name begins with, then contains, what was typed. */
export function findEmoji(set: EmojiSet, query: string, max: number): EmojiEntry[] {
  const wanted = query.toLowerCase();
  const rank = (entry: EmojiEntry): number => {
    if (entry.shortcodes.some((code) => code === wanted)) return 0;
    if (entry.shortcodes.some((code) => code.startsWith(wanted))) return 1;
    if (entry.label.toLowerCase().startsWith(wanted)) return 2;
    if (entry.tags.some((tag) => tag.startsWith(wanted))) return 3;
    return entry.shortcodes.some((code) => code.includes(wanted)) ? 4 : 5;
  };
  return set.emojis
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((found) => found.rank < 5)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, max)
    .map((found) => found.entry);
}

/** The emoji in a skin tone, where it has any. */
export function inTone(entry: Pick<EmojiEntry, 'emoji' | 'skins'>, tone: SkinTone): string {
  return tone === 'none' ? entry.emoji : (entry.skins?.[tone] ?? entry.emoji);
}

const TONE_KEY = 'hearth-skin-tone';

/** The tone chosen last on this device. */
export function chosenTone(): SkinTone {
  try {
    const stored = localStorage.getItem(TONE_KEY);
    return SKIN_TONES.find((tone) => tone === stored) ?? 'none';
  } catch {
    return 'none';
  }
}

export function chooseTone(tone: SkinTone): void {
  try {
    localStorage.setItem(TONE_KEY, tone);
  } catch {
    // Without storage the tone holds until the picker closes.
  }
}
