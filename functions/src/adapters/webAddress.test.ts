import { describe, expect, it } from 'vitest';
import { OPEN_WEB, runningPolicy } from './fetchPolicy';
import { webAddress } from './webAddress';

const look = (address: string) => webAddress(address, undefined, OPEN_WEB).href;

describe('webAddress', () => {
  it.each([
    ['https://a.example/x?y#z', 'https://a.example/x?y'],
    ['http://a.example:80/', 'http://a.example/'],
    ['http://a.example:443/', 'http://a.example:443/'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
    // Addresses in numbers are checked when connecting; this only makes them one form.
    ['http://2130706433/', 'http://127.0.0.1/'],
    ['http://0177.0.0.1/', 'http://127.0.0.1/'],
    ['http://0x7f.1/', 'http://127.0.0.1/'],
  ])('takes %s', (address, href) => {
    expect(look(address)).toBe(href);
  });

  it.each([
    ...[
      'ftp://a.example/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:text/html,x',
      'nonsense',
    ],
    ...['http://a.example:8080/', 'https://a.example:22/', 'http://ada:secret@a.example/'],
    ...['http://ada@a.example/', 'http://localhost/', 'http://LOCALHOST./', 'http://x.localhost/'],
    ...['http://printer.local/', 'http://metadata.google.internal/', 'http://metadata/'],
    ...['http://router/', 'http://nas.lan/', 'http://x.home.arpa/', 'http://metadata.goog/'],
    `https://a.example/${'x'.repeat(2_048)}`,
  ])('refuses %s', (address) => {
    expect(() => look(address)).toThrow('forbidden');
  });

  it('takes an address relative to another', () => {
    const base = new URL('https://a.example/b/c');
    expect(webAddress('../d', base, OPEN_WEB).href).toBe('https://a.example/d');
    expect(() => webAddress('//localhost/', base, OPEN_WEB)).toThrow('forbidden');
  });
});

describe('runningPolicy', () => {
  const allow = '127.0.0.1:27391, 127.0.0.2:80,nonsense,[::1]:1';

  it('reads what is allowed on a local engine', () => {
    const policy = runningPolicy({ FUNCTIONS_EMULATOR: 'true', HEARTH_PREVIEW_ALLOW: allow });
    expect(policy).toEqual({
      ...OPEN_WEB,
      addresses: ['127.0.0.1', '127.0.0.2'],
      ports: [27_391, 80],
    });
  });

  it('is the open web in production, whatever the environment says', () => {
    expect(runningPolicy({ HEARTH_PREVIEW_ALLOW: allow })).toBe(OPEN_WEB);
    expect(runningPolicy({ FUNCTIONS_EMULATOR: 'true' })).toEqual(OPEN_WEB);
  });
});
