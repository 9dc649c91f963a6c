/**
 * Files as bytes, made by hand: the least that each format needs to be known for what it is. The
 * pictures are whole and can be decoded; sound and films have a true beginning and nothing to play.
 */
import { crc32 } from './crc32';
import { deflateSync, gzipSync } from 'node:zlib';

const ascii = (text: string) => Buffer.from(text, 'latin1');
const bytes = (...parts: (string | readonly number[] | Uint8Array)[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? ascii(part) : Buffer.from(part))),
    ),
  );
const uint32 = (value: number): number[] => [
  (value >>> 24) & 0xff,
  (value >>> 16) & 0xff,
  (value >>> 8) & 0xff,
  value & 0xff,
];

function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const body = bytes(type, data);
  return bytes(uint32(data.length), body, uint32(crc32(body)));
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A PNG of true colour with a gradient, whole. */
export function png(width: number, height: number): Uint8Array {
  const row = 1 + width * 3;
  const pixels = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      pixels.set([(x * 255) / width, (y * 255) / height, 128], y * row + 1 + x * 3);
    }
  }
  const header = bytes(uint32(width), uint32(height), [8, 2, 0, 0, 0]);
  return bytes(
    PNG_SIGNATURE,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(pixels)),
    pngChunk('IEND', new Uint8Array()),
  );
}

/** A few kilobytes that decode to 20000 x 20000 pixels of one grey. */
export function pngBomb(side = 20_000): Uint8Array {
  // One bit a pixel.
  const pixels = new Uint8Array((1 + Math.ceil(side / 8)) * side);
  return bytes(
    PNG_SIGNATURE,
    pngChunk('IHDR', bytes(uint32(side), uint32(side), [1, 0, 0, 0, 0])),
    pngChunk('IDAT', deflateSync(pixels)),
    pngChunk('IEND', new Uint8Array()),
  );
}

const HTML = '<!doctype html><script>alert(document.cookie)</script>';

/** A page, to be stored under another type. */
export const html = (): Uint8Array => bytes(HTML);
/** Begins as a JPEG does and goes on as a page. */
export const jpegWithHtml = (): Uint8Array =>
  bytes([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10], 'JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0], HTML);
export const text = (words = 'Grüße aus dem Garten\n'): Uint8Array =>
  new TextEncoder().encode(words);
/** As the editor of Windows stores it, with its mark. */
export const utf16Text = (words = 'Tea at five\n'): Uint8Array =>
  bytes([0xff, 0xfe], Buffer.from(words, 'utf16le'));

function ftyp(...brands: readonly string[]): Uint8Array {
  const [major = '', ...others] = brands;
  return bytes(uint32(16 + others.length * 4), 'ftyp', major, uint32(0x200), ...others);
}

const padding = new Uint8Array(64);
export const mp4 = (): Uint8Array => bytes(ftyp('isom', 'isom', 'iso2', 'avc1', 'mp41'), padding);
export const m4a = (): Uint8Array => bytes(ftyp('M4A ', 'M4A ', 'mp42', 'isom'), padding);
export const quickTime = (): Uint8Array => bytes(ftyp('qt  ', 'qt  '), padding);
/** From before there was `ftyp`. */
export const oldQuickTime = (): Uint8Array => bytes(uint32(8), 'wide', uint32(64), 'mdat', padding);
export const heic = (): Uint8Array => bytes(ftyp('heic', 'mif1', 'heic'), padding);
/** The beginning only; nothing that can be decoded. */
export const avifHead = (): Uint8Array => bytes(ftyp('mif1', 'mif1', 'avif', 'miaf'), padding);

/** EBML head with one element that tells the document's type. */
export const webm = (docType: 'webm' | 'matroska' = 'webm'): Uint8Array =>
  bytes(
    [0x1a, 0x45, 0xdf, 0xa3, 0x80 | (3 + docType.length)],
    [0x42, 0x82, 0x80 | docType.length],
    docType,
    padding,
  );
export const ogg = (): Uint8Array => bytes('OggS', [0, 2], padding);
export const mp3 = (): Uint8Array => bytes([0xff, 0xfb, 0x90, 0x64], padding);
export const mp3WithTag = (): Uint8Array => bytes('ID3', [3, 0, 0, 0, 0, 0, 64], padding);
export const aac = (): Uint8Array => bytes([0xff, 0xf1, 0x50, 0x80], padding);
export const wav = (): Uint8Array =>
  bytes('RIFF', [36, 0, 0, 0], 'WAVEfmt ', [16, 0, 0, 0, 1, 0, 1, 0], padding);
export const flac = (): Uint8Array => bytes('fLaC', [0, 0, 0, 34], padding);
export const pdf = (): Uint8Array =>
  bytes('%PDF-1.7\n', [0x25, 0xe2, 0xe3, 0xcf, 0xd3], '\n%%EOF\n');
/** With something before the header, as some printers write it. */
export const pdfWithPrefix = (): Uint8Array => bytes('\r\n\r\n', pdf());
export const zip = (): Uint8Array => bytes('PK', [3, 4, 20, 0], padding);
export const emptyZip = (): Uint8Array => bytes('PK', [5, 6], new Uint8Array(18));
export const gzip = (content: Uint8Array): Uint8Array => new Uint8Array(gzipSync(content));
