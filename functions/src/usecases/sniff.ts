/**
 * What bytes are, by how they begin. Sources: WHATWG MIME Sniffing, section 6
 * (https://mimesniff.spec.whatwg.org); ISO/IEC 14496-12 and the brands of https://mp4ra.org for
 * `ftyp`; RFC 8794 (EBML) with RFC 9559 (Matroska); RFC 3533 (Ogg); RFC 9639 (FLAC); ISO/IEC 11172-3
 * for frames of MPEG audio, 13818-7 for ADTS; https://id3.org/id3v2.3.0; ISO 32000-1, annex H of PDF
 * 1.7 (the header within the first 1024 bytes); PKWARE's APPNOTE for ZIP.
 */

/** How many bytes from the beginning tell what a file is. */
export const SNIFF_BYTES = 4096;

export type Signature =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'gif'
  | 'avif'
  | 'heic'
  | 'isoMedia'
  | 'quickTime'
  | 'matroska'
  | 'ogg'
  | 'id3'
  | 'mpegAudio'
  | 'aac'
  | 'wav'
  | 'flac'
  | 'pdf'
  | 'zip';

/** By stored type: the beginnings that a file of it may have. */
const BEGINNINGS: ReadonlyMap<string, readonly Signature[]> = new Map<string, readonly Signature[]>(
  [
    ['image/jpeg', ['jpeg']],
    ['image/png', ['png']],
    ['image/webp', ['webp']],
    ['image/gif', ['gif']],
    ['image/avif', ['avif']],
    ['video/mp4', ['isoMedia']],
    ['video/quicktime', ['isoMedia', 'quickTime']],
    ['video/webm', ['matroska']],
    ['audio/mpeg', ['id3', 'mpegAudio']],
    // Bare AAC frames are stored under this type, too (`storedType`).
    ['audio/mp4', ['isoMedia', 'aac']],
    ['audio/ogg', ['ogg']],
    ['audio/webm', ['matroska']],
    ['audio/wav', ['wav']],
    // Some encoders put an ID3 tag before the stream.
    ['audio/flac', ['flac', 'id3']],
    ['application/pdf', ['pdf']],
    ['application/zip', ['zip']],
  ],
);

const AVIF_BRANDS: ReadonlySet<string> = new Set(['avif', 'avis']);
const HEIC_BRANDS: ReadonlySet<string> = new Set([
  ...['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs', 'mif1', 'msf1'],
]);
/** First boxes of QuickTime files of before there was `ftyp`. */
const QUICKTIME_BOXES: ReadonlySet<string> = new Set([
  ...['moov', 'mdat', 'wide', 'free', 'skip', 'pnot'],
]);

/** Where readers still look for a PDF's header. */
const PDF_HEADER_BYTES = 1024;
const EBML_HEADER_BYTES = 64;

/** Bytes as characters, one each. */
function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function begins(bytes: Uint8Array, start: readonly number[]): boolean {
  return bytes.length >= start.length && start.every((byte, index) => bytes[index] === byte);
}

/** A box that begins with its length in four bytes, the first of which is 0 in a first box. */
function isoSignature(bytes: Uint8Array): Signature | null {
  if (bytes[0] !== 0 || bytes.length < 12) return null;
  const box = ascii(bytes, 4, 8);
  if (box !== 'ftyp') return QUICKTIME_BOXES.has(box) ? 'quickTime' : null;
  const length = Math.min(((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0), bytes.length);
  const brands = [ascii(bytes, 8, 12)];
  for (let at = 16; at + 4 <= length; at += 4) brands.push(ascii(bytes, at, at + 4));
  const [major = ''] = brands;
  if (AVIF_BRANDS.has(major)) return 'avif';
  if (!HEIC_BRANDS.has(major)) return 'isoMedia';
  return brands.some((brand) => AVIF_BRANDS.has(brand)) ? 'avif' : 'heic';
}

function riffSignature(bytes: Uint8Array): Signature | null {
  if (!['RIFF', 'RF64'].includes(ascii(bytes, 0, 4))) return null;
  const form = ascii(bytes, 8, 12);
  return form === 'WEBP' ? 'webp' : form === 'WAVE' ? 'wav' : null;
}

/** A frame's head: eleven bits that are set, then fields some values of which are reserved. */
function frameSignature(bytes: Uint8Array): Signature | null {
  const [sync = 0, second = 0, third = 0] = bytes;
  if (sync !== 0xff || bytes.length < 4) return null;
  if ((second & 0xf6) === 0xf0) return 'aac';
  const version = (second >> 3) & 3;
  const layer = (second >> 1) & 3;
  // Layer I (3) is on no one's disk, and UTF-16 text begins like it.
  const isFrame = (second & 0xe0) === 0xe0 && version !== 1 && (layer === 1 || layer === 2);
  return isFrame && third >> 4 !== 15 && ((third >> 2) & 3) !== 3 ? 'mpegAudio' : null;
}

/** What begins like this, or null when it is none of the kinds that are known here. */
export function sniff(bytes: Uint8Array): Signature | null {
  const word = ascii(bytes, 0, 4);
  if (begins(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return 'gif';
  if (begins(bytes, [0x1a, 0x45, 0xdf, 0xa3])) {
    return /webm|matroska/.test(ascii(bytes, 4, EBML_HEADER_BYTES)) ? 'matroska' : null;
  }
  // Text may begin with these words, but not with the byte that follows them here.
  if (word === 'OggS' && bytes[4] === 0) return 'ogg';
  if (word === 'fLaC' && ((bytes[4] ?? 1) & 0x7f) === 0) return 'flac';
  if (word.startsWith('ID3') && [2, 3, 4].includes(bytes[3] ?? 0)) return 'id3';
  if (/^PK(\x03\x04|\x05\x06|\x07\x08)$/.test(word)) return 'zip';
  if (ascii(bytes, 0, 5) === '%PDF-') return 'pdf';
  return isoSignature(bytes) ?? riffSignature(bytes) ?? frameSignature(bytes);
}

/**
 * Words in UTF-8 or another encoding without NUL. UTF-16, which Windows still writes, is known by
 * its mark at the beginning.
 */
function isText(head: Uint8Array): boolean {
  if (begins(head, [0xff, 0xfe]) || begins(head, [0xfe, 0xff])) return true;
  return !head.includes(0) && sniff(head) === null;
}

/**
 * Whether a file may be what its type says, by its first {@link SNIFF_BYTES}. Plain bytes may be
 * anything; a type that is not in the table of `domain/src/media.ts` is never true.
 */
export function isWhatItSays(contentType: string, head: Uint8Array): boolean {
  if (contentType === 'application/octet-stream') return true;
  if (contentType === 'text/plain') return isText(head);
  const signature = sniff(head);
  const beginnings = BEGINNINGS.get(contentType) ?? [];
  if (signature !== null) return beginnings.includes(signature);
  return contentType === 'application/pdf' && ascii(head, 0, PDF_HEADER_BYTES).includes('%PDF-');
}
