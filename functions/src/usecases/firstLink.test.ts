import { describe, expect, it } from 'vitest';
import { firstLink } from './firstLink';

describe('firstLink', () => {
  it.each([
    ['see https://a.example/x and https://b.example', 'https://a.example/x'],
    ['[words](https://a.example/)', 'https://a.example/'],
    ['**bold [words](http://a.example/)**', 'http://a.example/'],
    ['www.a.example', 'http://www.a.example/'],
    ['> quoted https://a.example/', 'https://a.example/'],
    ['- one\n- https://a.example/', 'https://a.example/'],
    ['`https://code.example/` https://a.example/', 'https://a.example/'],
  ])('of %j is %s', (text, link) => {
    expect(firstLink(text)).toBe(link);
  });

  it.each([
    'no link',
    '`https://code.example/`',
    '```\nhttps://code.example/\n```',
    'mailto:ada@a.example and ada@a.example',
    'javascript:alert(1)',
    'https:',
  ])('is not in %j', (text) => {
    expect(firstLink(text)).toBeNull();
  });
});
