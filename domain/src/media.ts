/**
 * Files that people send. One table of types and sizes: the client tells it before an upload,
 * `storage.rules` enforces it (`tests/rules/limits.test.ts` compares the two), and a function checks
 * that the bytes are what the type says.
 */
import * as v from 'valibot';
import { cleanName, clipChars } from './text';

const MIB = 1024 * 1024;

/** How a file is shown. `voice` is an audio file that was recorded as a voice note. */
export const ATTACHMENT_KINDS = ['image', 'video', 'audio', 'voice', 'file'] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** Anything else travels as this: bytes to be saved, that no browser interprets. */
export const UNKNOWN_TYPE = 'application/octet-stream';

/** What may be stored, by the kind that shows it. HTML, SVG and scripts are only bytes here. */
export const MEDIA_TABLE = {
  image: {
    maxBytes: 20 * MIB,
    types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'],
  },
  video: { maxBytes: 200 * MIB, types: ['video/mp4', 'video/webm', 'video/quicktime'] },
  audio: {
    maxBytes: 50 * MIB,
    types: ['audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/webm', 'audio/wav', 'audio/flac'],
  },
  file: {
    maxBytes: 200 * MIB,
    types: ['application/pdf', 'application/zip', 'text/plain', UNKNOWN_TYPE],
  },
} as const satisfies Record<
  Exclude<AttachmentKind, 'voice'>,
  { maxBytes: number; types: readonly string[] }
>;

/** Files of one message. */
export const ATTACHMENTS_MAX = 10;
/** UTF-16 units of a file's name. */
export const FILE_NAME_MAX_CHARS = 120;
/** Widths that the function makes of an image, in pixels; none is wider than the original. */
export const THUMB_WIDTHS = [320, 960, 1920] as const;
/** Levels of a voice note's stored waveform, each 0 to 255. */
export const WAVEFORM_LEVELS = 64;
/** A voice note stops by itself after this long. */
export const VOICE_MAX_MS = 15 * 60_000;
/** The longer side of a photo as it is sent, in pixels. */
export const IMAGE_SIDE_MAX_PX = 2560;

/**
 * One file of a message; parts that it does not have are 0 or empty, which rules can bound. Its bytes lie at `filePath` (paths.ts), which only ids make up: a message
 * carries no address.
 */
export const attachmentSchema = v.object({
  /** 20 letters and digits; also the last part of its path. */
  id: v.string(),
  kind: v.picklist(ATTACHMENT_KINDS),
  name: v.string(),
  contentType: v.string(),
  /** Bytes. */
  size: v.number(),
  /** Pixels, upright; 0 for what has no picture. */
  width: v.number(),
  height: v.number(),
  /** Length of what plays; 0 for what does not. */
  durationMs: v.number(),
  /** A thumbhash in base64 (https://evanw.github.io/thumbhash): the picture until it has come, or ''. */
  placeholder: v.string(),
  /** Id of the still picture of a video, a file beside it, or ''. */
  posterId: v.string(),
  /** {@link WAVEFORM_LEVELS} bytes in base64, or ''. */
  waveform: v.string(),
  /** A picture that moves: it is shown as it is, not as a thumbnail. */
  isAnimated: v.boolean(),
});
export type Attachment = v.InferOutput<typeof attachmentSchema>;

/** What a message holds besides words, for the gallery's query and the room list. */
export const CONTENT_KINDS = [...ATTACHMENT_KINDS, 'link'] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

/** A page that a message links to. Written by a function; the sender can only remove it. */
export const linkPreviewSchema = v.variant('type', [
  v.object({
    type: v.literal('card'),
    url: v.string(),
    title: v.string(),
    description: v.string(),
    siteName: v.string(),
    /** Whether there is a picture at `previewImagePath`; its pixels and placeholder. */
    image: v.nullable(
      v.object({ width: v.number(), height: v.number(), placeholder: v.nullable(v.string()) }),
    ),
  }),
  v.object({ type: v.literal('removed') }),
]);
export type LinkPreview = v.InferOutput<typeof linkPreviewSchema>;
export type LinkCard = Extract<LinkPreview, { type: 'card' }>;

export type FileProblem = 'fileTooLarge' | 'fileEmpty';

const ALIASES: Record<string, string> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'audio/mp3': 'audio/mpeg',
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/aac': 'audio/mp4',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/x-flac': 'audio/flac',
  'audio/opus': 'audio/ogg',
  'application/ogg': 'audio/ogg',
  'application/x-zip-compressed': 'application/zip',
  'video/x-m4v': 'video/mp4',
};

/** The type under which a file is stored: its own when the table has it, else plain bytes. */
export function storedType(type: string): string {
  const [bare = ''] = type.toLowerCase().split(';');
  const name = ALIASES[bare.trim()] ?? bare.trim();
  return Object.values(MEDIA_TABLE).some(({ types }) => types.some((known) => known === name))
    ? name
    : UNKNOWN_TYPE;
}

/** How a stored type is shown. */
export function kindOfType(type: string): Exclude<AttachmentKind, 'voice'> {
  for (const kind of ['image', 'video', 'audio'] as const) {
    if (MEDIA_TABLE[kind].types.some((known) => known === type)) return kind;
  }
  return 'file';
}

/** Most bytes that a file of this stored type may have. */
export function maxBytesOf(type: string): number {
  return MEDIA_TABLE[kindOfType(type)].maxBytes;
}

/** Why a file can't be sent, or null. */
export function fileProblem(file: { type: string; size: number }): FileProblem | null {
  if (file.size === 0) return 'fileEmpty';
  return file.size > maxBytesOf(storedType(file.type)) ? 'fileTooLarge' : null;
}

/**
 * A name that is safe to show and to save under: one line, no path, no reordering characters, its
 * ending kept when it is cut.
 */
export function safeFileName(raw: string): string {
  const name = cleanName(raw)
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/^\.+/, '');
  if (name === '') return 'file';
  if (name.length <= FILE_NAME_MAX_CHARS) return name;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  return clipUnits(name, FILE_NAME_MAX_CHARS - ending.length) + ending;
}

/** As {@link clipChars}, by UTF-16 units. */
function clipUnits(text: string, max: number): string {
  let clipped = clipChars(text, max);
  while (clipped.length > max) clipped = clipped.replace(/.$/su, '');
  return clipped;
}

/** The kinds of what a message holds, each once, in the order of {@link CONTENT_KINDS}. */
export function contentKinds(attachments: readonly Attachment[], hasLink: boolean): ContentKind[] {
  return CONTENT_KINDS.filter((kind) =>
    kind === 'link' ? hasLink : attachments.some((attachment) => attachment.kind === kind),
  );
}

/** Ids of every object that an attachment consists of. */
export function fileIdsOf({ id, posterId }: Attachment): string[] {
  return posterId === '' ? [id] : [id, posterId];
}

/** Bytes and back, without padding surprises: for placeholders and waveforms. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** The bytes, or null when it is not base64. */
export function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
