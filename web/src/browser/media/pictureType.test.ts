import { expect, it } from 'vitest';
import { pictureType } from './pictureType';

function iso(...brands: readonly string[]) {
  const [main = '', ...others] = brands;
  const letters = `ftyp${main}\0\0\0\0${others.join('')}mdat`;
  const length = 4 + letters.length - 4;
  return Uint8Array.from([0, 0, 0, length, ...[...letters].map((char) => char.charCodeAt(0))]);
}

const NOTHING = new Uint8Array();
const HTML = new TextEncoder().encode('<!doctype html>');

it.each([
  [
    'a JPEG that calls itself text',
    Uint8Array.of(0xff, 0xd8, 0xff, 0xe1),
    'text/plain',
    'image/jpeg',
  ],
  ['a HEIC without a type', iso('heic', 'mif1', 'heic'), '', 'image/heic'],
  ['a HEIC of a general brand', iso('mif1', 'mif1', 'heix'), 'image/jpeg', 'image/heic'],
  ['an AVIF of a general brand', iso('mif1', 'avif', 'miaf'), '', 'image/avif'],
  ['a video', iso('isom', 'iso2', 'mp41'), 'video/mp4', null],
  ['an SVG', HTML, 'image/svg+xml', null],
  ['a page', HTML, 'text/html', null],
  ['a page that calls itself a picture', HTML, 'image/png', 'image/png'],
  ['a bitmap', new TextEncoder().encode('BM'), 'image/bmp', 'image/bmp'],
  ['an empty start', NOTHING, '', null],
])('%s', (_name, start, declared, expected) => {
  expect(pictureType(start, declared)).toBe(expected);
});
