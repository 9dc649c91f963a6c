/**
 * The words of notifications. Small and of their own, because the worker runs without the app and
 * its catalogs.
 */
import type { ContentKind } from '@hearth/domain/media';
import { LOCALES, type Locale } from '@hearth/domain/preferences';

const ENGLISH = {
  someone: 'Somebody',
  newMessage: 'New message',
  newMessages: (count: number) => `${count} new messages`,
  kinds: {
    image: ['Photo', (count: number) => `${count} photos`],
    video: ['Video', (count: number) => `${count} videos`],
    audio: ['Audio', (count: number) => `${count} recordings`],
    voice: ['Voice message', (count: number) => `${count} voice messages`],
    file: ['File', (count: number) => `${count} files`],
    link: ['Link', () => 'Links'],
  } satisfies KindWords,
  reply: 'Reply',
  replyHint: 'Write a reply',
  markRead: 'Mark as read',
  reminder: 'Reminder',
  call: { audio: 'Voice call', video: 'Video call' },
  callOver: 'The call is over',
  missedCall: { audio: 'Missed call', video: 'Missed video call' },
  accept: 'Accept',
  decline: 'Decline',
  testTitle: 'Notifications work',
  testBody: 'This is what they look like on this device.',
};

type KindWords = Record<ContentKind, [one: string, several: (count: number) => string]>;
export type PushWords = typeof ENGLISH;

const GERMAN: PushWords = {
  someone: 'Jemand',
  newMessage: 'Neue Nachricht',
  newMessages: (count) => `${count} neue Nachrichten`,
  kinds: {
    image: ['Foto', (count) => `${count} Fotos`],
    video: ['Video', (count) => `${count} Videos`],
    audio: ['Audio', (count) => `${count} Aufnahmen`],
    voice: ['Sprachnachricht', (count) => `${count} Sprachnachrichten`],
    file: ['Datei', (count) => `${count} Dateien`],
    link: ['Link', () => 'Links'],
  },
  reply: 'Antworten',
  replyHint: 'Antwort schreiben',
  markRead: 'Als gelesen markieren',
  reminder: 'Erinnerung',
  call: { audio: 'Anruf', video: 'Videoanruf' },
  callOver: 'Der Anruf ist vorbei',
  missedCall: { audio: 'Verpasster Anruf', video: 'Verpasster Videoanruf' },
  accept: 'Annehmen',
  decline: 'Ablehnen',
  testTitle: 'Benachrichtigungen kommen an',
  testBody: 'So sehen sie auf diesem Gerät aus.',
};

const WORDS: Record<Locale, PushWords> = { en: ENGLISH, de: GERMAN };

/** In the language of the app, else in that of the browser, else in English. */
export function pushWords(chosen: Locale | null, browser: string): PushWords {
  const spoken = LOCALES.find((locale) => browser.toLowerCase().split('-')[0] === locale);
  return WORDS[chosen ?? spoken ?? 'en'];
}

/** "Photo", "3 videos", "5 files"; empty for words alone. */
export function kindsInWords(
  words: PushWords,
  kinds: readonly ContentKind[],
  fileCount: number,
): string {
  const files = kinds.filter((kind) => kind !== 'link');
  const kind = files.length > 1 ? 'file' : (files[0] ?? kinds[0]);
  if (kind === undefined) return '';
  const [one, several] = words.kinds[kind];
  return fileCount > 1 && kind !== 'link' ? several(fileCount) : one;
}
