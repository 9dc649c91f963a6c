import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeHost, hostsIn } from './hosts';
import { findLinks, LINK_HOSTS_MAX } from './linkRules';

const lists = (deniedDomains: string[] = [], allowedDomains: string[] = []) => ({
  deniedDomains,
  allowedDomains,
});
const kinds = (text: string, given = lists()) => findLinks(text, given).map(({ kind }) => kind);

describe('hosts', () => {
  test.each([
    ['see https://Example.com/a', 'example.com'],
    ['hxxps://example[.]com', 'example.com'],
    ['example dot com', 'example.com'],
    ['example(dot)com', 'example.com'],
    ['exa\u200Bmple.c\u2060om', 'example.com'],
    ['ｅｘａｍｐｌｅ。com', 'example.com'],
    ['https://good.example@bad.example/', 'bad.example'],
    ['http://example.com:8080/x', 'example.com'],
  ])('%j', (text, host) => {
    expect(hostsIn(text).map((hit) => hit.host)).toEqual([host]);
  });

  test('stand where they stand', () => {
    const text = 'go to exa\u200Bmple.com/x now';
    const [hit] = hostsIn(text);
    expect(text.slice(hit?.from, hit?.to)).toBe('exa\u200Bmple.com/x');
  });

  test.each([
    ['xn--mnchen-3ya.de', 'münchen.de'],
    ['xn--e1afmkfd.xn--p1ai', 'пример.рф'],
    ['xn--fsqu00a.example', '例子.example'],
    ['xn--zzzz99999999999.de', 'xn--zzzz99999999999.de'],
    ['plain.org', 'plain.org'],
  ])('%s is %s', (host, decoded) => {
    expect(decodeHost(host)).toBe(decoded);
  });

  test('any text, any label: no throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z0-9-]{0,70}$/), (a, b) => {
        hostsIn(a);
        expect(decodeHost(`xn--${b}.com`)).toContain('.com');
      }),
    );
  });
});

describe('invitations', () => {
  test.each([
    'join https://discord.gg/abc',
    'discord.com/invite/abc',
    'discord dot gg/abc',
    'https://t.me/joinchat/AAA',
    'https://t.me/+AAA',
    'chat.whatsapp.com/AAA',
    'tg://join?invite=AAA',
  ])('%s', (text) => {
    expect(kinds(text)).toEqual(['invite']);
  });

  test.each(['https://t.me/telegram', 'discord.com/developers', 'notdiscord.gg/abc', 'discord'])(
    'not %s',
    (text) => {
      expect(kinds(text)).toEqual([]);
    },
  );

  test('of an allowed domain pass', () => {
    expect(kinds('https://discord.gg/abc', lists([], ['discord.gg']))).toEqual([]);
  });
});

describe('denied domains', () => {
  test.each([
    'https://bad.example/x',
    'https://very.bad.example',
    'bad.example',
    'hxxp://bad[.]example',
    'bad dot example',
    'b\u200Bad.example',
    'bаd.example', // Cyrillic "а"
    'https://xn--bd-7kc.example',
    'BÁD.example',
    '`bad.example`',
  ])('%s', (text) => {
    expect(kinds(text, lists(['bad.example']))).toEqual(['denied']);
  });

  test.each(['notbad.example', 'bad.example.org', 'bad example', 'me@bad.example'])(
    'not %s',
    (text) => {
      expect(kinds(text, lists(['bad.example']))).toEqual([]);
    },
  );

  test('an allowed one inside is allowed, one that only looks like it is not', () => {
    const given = lists(['bad.example'], ['ok.bad.example']);
    expect(kinds('ok.bad.example bad.example', given)).toEqual(['denied']);
    expect(kinds('ok.bad.example', given)).toEqual([]);
    expect(kinds('оk.bad.example', given)).toEqual(['denied']);
  });
});

test('shorteners, and more hosts than a person shares', () => {
  expect(kinds('https://bit.ly/3x')).toEqual(['shortener']);
  const links = (count: number) =>
    Array.from({ length: count }, (_, n) => `https://site${n}.example`).join(' ');
  expect(kinds(links(LINK_HOSTS_MAX))).toEqual([]);
  expect(kinds(links(LINK_HOSTS_MAX + 1))).toEqual(['spam']);
});
