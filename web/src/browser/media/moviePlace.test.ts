import { expect, it } from 'vitest';
import { withoutMoviePlace } from './moviePlace';

const PLACE = '+52.5163+013.3777/';

function letters(text: string): number[] {
  return [...text].map((char) => char.charCodeAt(0));
}

function size(value: number): number[] {
  return [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function box(name: string, ...content: readonly (string | number[])[]): number[] {
  const bytes = content.flatMap((part) => (typeof part === 'string' ? letters(part) : part));
  return [...size(bytes.length + 8), ...letters(name), ...bytes];
}

/** With a length of 64 bits. */
function longBox(name: string, content: string): number[] {
  const bytes = letters(content);
  return [...size(1), ...letters(name), ...size(0), ...size(bytes.length + 16), ...bytes];
}

function empty(length: number): number[] {
  return box('free', Array<number>(length).fill(0));
}

async function after(bytes: readonly number[], type = 'video/mp4'): Promise<number[]> {
  const file = await withoutMoviePlace(new Blob([Uint8Array.from(bytes)], { type }));
  expect(file.type).toBe(type);
  return [...new Uint8Array(await file.arrayBuffer())];
}

const start = box('ftyp', 'isom');
const data = longBox('mdat', 'udta pictures and sound');

it('empties what only describes, and moves nothing', async () => {
  const place = box('©xyz', PLACE);
  const film = (user: number[], keys: number[], ofTrack: number[], top: number[]) => [
    ...start,
    ...data,
    ...box('moov', box('mvhd', 'head'), user, box('trak', box('mdia', 'media'), ofTrack), keys),
    ...top,
  ];
  const made = film(box('udta', place), box('meta', PLACE), box('udta', 'x'), box('uuid', PLACE));
  const left = film(empty(place.length), empty(PLACE.length), empty(1), empty(PLACE.length));
  expect(await after(made)).toEqual(left);
});

it.each([
  ['another type', box('moov', box('udta', PLACE)), 'video/webm'],
  ['a length beyond the end', [...start, ...size(500), ...letters('moov')], 'video/mp4'],
  ['a length that stands still', [...start, ...size(4), ...letters('moov')], 'video/mp4'],
  ['a box to the end', [...start, ...size(0), ...letters('mdat'), 1, 2, 3], 'video/quicktime'],
  ['no boxes at all', letters('hello'), 'video/mp4'],
])('leaves %s alone', async (_name, bytes, type) => {
  expect(await after(bytes, type)).toEqual(bytes);
});
