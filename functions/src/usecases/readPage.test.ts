import { describe, expect, it } from 'vitest';
import { headTags } from './headTags';
import { pageText } from './pageText';
import { readPage } from './readPage';

const URL_ = 'https://www.a.example/blog/1';

describe('readPage', () => {
  it('reads Open Graph', async () => {
    const html = `<html><head><title>Plain</title>
      <meta property="og:title" content="Tea &amp; cake">
      <meta property='og:description' content='How to > brew'>
      <meta property="og:site_name" content="The Teapot">
      <meta property="og:image" content="/tea.png"></head><body><p>Hello</p></body></html>`;
    expect(await readPage(html, URL_)).toEqual({
      ...{ title: 'Tea & cake', description: 'How to > brew', siteName: 'The Teapot' },
      imageUrl: 'https://www.a.example/tea.png',
    });
  });

  it('reads a plain page, whose host is its name', async () => {
    const html = '<TITLE>Plain</TITLE><META NAME=description CONTENT=words>';
    expect(await readPage(html, URL_)).toEqual({
      ...{ title: 'Plain', description: 'words', siteName: 'a.example', imageUrl: null },
    });
  });

  it.each([
    '',
    '<title></title>',
    '<title> \u200b\u202e </title>',
    '<p>Hello</p>',
    '<script><title>In a script</title></script>',
    '<!-- <title>In a comment</title> -->',
    '<meta name="description" content="only this">',
  ])('has nothing to tell of %j', async (html) => {
    expect(await readPage(html, URL_)).toBeNull();
  });

  it('cuts and cleans to one line', async () => {
    const long = `${'é\u202e\n '.repeat(400)}`;
    const page = await readPage(
      `<title>${long}</title><meta name="description" content="${long}">
       <meta property="og:site_name" content="${long}">`,
      URL_,
    );
    expect(page?.title.length).toBeLessThanOrEqual(200);
    expect(page?.description.length).toBeLessThanOrEqual(300);
    expect(page?.siteName.length).toBeLessThanOrEqual(80);
    expect(Object.values(page ?? {}).join('')).not.toMatch(/[\n\u202e]/);
  });

  it.each(['javascript:alert(1)', 'data:image/png;base64,AAAA', 'file:///etc/passwd', 'http://'])(
    'takes no picture from %s',
    async (image) => {
      const html = `<title>T</title><meta property="og:image" content="${image}">`;
      expect((await readPage(html, URL_))?.imageUrl).toBeNull();
    },
  );

  it.each([
    ['tags', '<b><p>'.repeat(170_000)],
    ['meta tags', '<meta name="a" '.repeat(70_000)],
    ['quotes', `<meta content="${"'".repeat(1_000_000)}`],
    ['comments', '<!--'.repeat(250_000)],
    ['scripts', '<script>'.repeat(130_000)],
    ['titles', '<title>'.repeat(140_000)],
  ])('does not tire of %s that never end', async (_, hostile) => {
    const page = await readPage(`<title>Tea</title>${hostile}`, URL_);
    expect(page?.title).toBe('Tea');
  });
});

describe('headTags', () => {
  it('keeps titles, meta and link tags', () => {
    const html =
      '<p><link rel=icon href=x><title lang=en>A <b></title><meta a=">"><style>x</style>';
    expect(headTags(html)).toBe(
      '<link rel=icon href=x>\n<title lang=en>A <b></title>\n<meta a=">">',
    );
  });
});

describe('pageText', () => {
  const latin1 = new Uint8Array([0x3c, 0x70, 0x3e, 0xe9]);
  const utf8 = new TextEncoder().encode('<p>é');

  it.each([
    ['the header', latin1, 'iso-8859-1', '<p>é'],
    ['UTF-8 unless told', utf8, null, '<p>é'],
    ['a wrong header, with what can be read', latin1, 'utf-8', '<p>\ufffd'],
    ['UTF-8 in place of a charset that nobody knows', utf8, 'x-nonsense', '<p>é'],
    ['the mark before the header', new Uint8Array([0xff, 0xfe, 0x41, 0]), 'utf-8', 'A'],
  ])('goes by %s', (_, body, charset, text) => {
    expect(pageText(body, charset)).toBe(text);
  });

  it('goes by what the page says when the header says nothing', () => {
    const body = new Uint8Array([
      ...new TextEncoder().encode('<meta charset="windows-1252">'),
      0xe9,
    ]);
    expect(pageText(body, null)).toMatch(/é$/);
  });
});
