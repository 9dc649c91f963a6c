import { describe, expect, it } from 'vitest';
import { isAnimated, withoutMetadata } from './animation';

const PLACE = 'GPS 52.5163 13.3777';

type Part = string | number | readonly number[] | Uint8Array;

function bytes(...parts: readonly Part[]) {
  return Uint8Array.from(
    parts.flatMap((part) => {
      if (typeof part === 'string') return [...part].map((char) => char.charCodeAt(0));
      return typeof part === 'number' ? [part] : [...part];
    }),
  );
}

function text(of: Uint8Array | null): string {
  return of ? String.fromCharCode(...of) : '';
}

const GIF = 'image/gif';
const gifHeader = bytes('GIF89a', [2, 0, 2, 0, 0x80, 0, 0], [0, 0, 0, 255, 255, 255]);
const gifControl = bytes([0x21, 0xf9, 4, 0, 10, 0, 0, 0]);
const gifFrame = bytes([0x2c, 0, 0, 0, 0, 2, 0, 2, 0, 0], 2, [2, 0x4c, 0x01], 0);
/** The frame has colours of its own, which hold what looks like the start of a frame. */
const gifOwnColors = bytes(
  [0x2c, 0, 0, 0, 0, 2, 0, 2, 0, 0x80],
  [0x2c, 0x2c, 0x2c, 0x2c, 0x2c, 0x2c],
  2,
  [2, 0x4c, 0x01],
  0,
);
const gifComment = bytes([0x21, 0xfe], PLACE.length, PLACE, 0);
const gifXmp = bytes([0x21, 0xff, 11], 'XMP DataXMP', PLACE.length, PLACE, 0);
const gifLoop = bytes([0x21, 0xff, 11], 'NETSCAPE2.0', [3, 1, 0, 0, 0]);

describe('GIF', () => {
  const moving = bytes(
    gifHeader,
    gifLoop,
    gifXmp,
    gifControl,
    gifFrame,
    gifComment,
    gifControl,
    gifFrame,
    0x3b,
    PLACE,
  );

  it.each([
    ['one frame', bytes(gifHeader, gifFrame, 0x3b), false],
    ['one frame with colours of its own', bytes(gifHeader, gifOwnColors, 0x3b), false],
    ['two frames', bytes(gifHeader, gifFrame, gifOwnColors, 0x3b), true],
    ['two frames and no end', bytes(gifHeader, gifFrame, gifFrame), true],
    ['a second frame that breaks off', bytes(gifHeader, gifFrame, gifFrame.subarray(0, 12)), false],
    [
      'a comment that looks like frames',
      bytes(gifHeader, [0x21, 0xfe, 2, 0x2c, 0x2c, 0], gifFrame, 0x3b),
      false,
    ],
    ['nothing but its name', bytes('GIF89a'), false],
  ])('%s', (_name, file, expected) => {
    expect(isAnimated(file, GIF)).toBe(expected);
  });

  it('loses comments, XMP and what follows its end, and goes on repeating', () => {
    const stripped = withoutMetadata(moving, GIF);
    expect(stripped).toEqual(
      bytes(gifHeader, gifLoop, gifControl, gifFrame, gifControl, gifFrame, 0x3b),
    );
  });
});

const WEBP = 'image/webp';

function webp(...chunks: readonly Uint8Array[]) {
  const body = bytes('WEBP', ...chunks);
  return bytes('RIFF', little(body.length), body);
}

function webpChunk(name: string, ...data: readonly Part[]) {
  const content = bytes(...data);
  return bytes(name, little(content.length), content, content.length % 2 ? [0] : []);
}

function little(value: number) {
  return [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];
}

function extended(flags: number) {
  return webpChunk('VP8X', [flags, 0, 0, 0], [1, 0, 0], [1, 0, 0]);
}

describe('WebP', () => {
  const animation = webpChunk('ANIM', [0, 0, 0, 0], [0, 0]);
  const frame = webpChunk('ANMF', [0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 100, 0, 0, 0, 7]);

  it.each([
    ['lossy', webp(webpChunk('VP8 ', [1, 2, 3])), false],
    ['extended, but still', webp(extended(0x10), webpChunk('VP8L', [1])), false],
    ['frames', webp(extended(0x02), animation, frame, frame), true],
    ['broken off', webp(extended(0x02)).subarray(0, 18), false],
  ])('%s', (_name, file, expected) => {
    expect(isAnimated(file, WEBP)).toBe(expected);
  });

  it('loses EXIF, XMP and strangers, from its flags too', () => {
    const colors = webpChunk('ICCP', [1, 2, 3, 4]);
    const file = webp(
      extended(0x20 | 0x10 | 0x08 | 0x04 | 0x02),
      colors,
      animation,
      frame,
      webpChunk('EXIF', PLACE),
      webpChunk('XMP ', PLACE),
      webpChunk('note', PLACE),
    );
    expect(withoutMetadata(bytes(file, PLACE), WEBP)).toEqual(
      webp(extended(0x20 | 0x10 | 0x02), colors, animation, frame),
    );
  });
});

const PNG = 'image/png';

function png(...chunks: readonly Uint8Array[]) {
  return bytes([0x89], 'PNG\r\n', [0x1a], '\n', ...chunks, pngChunk('IEND'));
}

function pngChunk(name: string, ...data: readonly Part[]) {
  const content = bytes(...data);
  return bytes([0, 0, 0, content.length], name, content, [9, 9, 9, 9]);
}

describe('PNG', () => {
  const header = pngChunk('IHDR', [0, 0, 0, 2, 0, 0, 0, 2, 8, 6, 0, 0, 0]);
  const control = (frames: number) => pngChunk('acTL', [0, 0, 0, frames], [0, 0, 0, 0]);
  const data = pngChunk('IDAT', [1, 2, 3]);

  it.each([
    ['no animation', png(header, data), false],
    ['two frames', png(header, control(2), data), true],
    ['an animation of one frame', png(header, control(1), data), false],
    ['an animation told too late', png(header, data, control(2)), false],
  ])('%s', (_name, file, expected) => {
    expect(isAnimated(file, PNG)).toBe(expected);
  });

  it('loses texts, EXIF, dates and what follows its end', () => {
    const frame = pngChunk('fdAT', [0, 0, 0, 1, 5]);
    const file = png(
      header,
      pngChunk('eXIf', PLACE),
      control(2),
      pngChunk('iTXt', PLACE),
      data,
      frame,
      pngChunk('tIME', [7]),
    );
    const stripped = withoutMetadata(bytes(file, PLACE), PNG);
    expect(stripped).toEqual(png(header, control(2), data, frame));
    expect(text(stripped)).not.toContain(PLACE);
  });
});

it('knows nothing of other types, nor of files that only pretend', () => {
  const moving = bytes(gifHeader, gifFrame, gifFrame, 0x3b);
  expect(isAnimated(moving, 'image/jpeg')).toBe(false);
  expect(isAnimated(moving, WEBP)).toBe(false);
  expect(withoutMetadata(moving, PNG)).toBeNull();
  expect(isAnimated(new Uint8Array(), GIF)).toBe(false);
});
