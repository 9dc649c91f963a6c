import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findWords } from './wordFilter';

const NONE = { ownWords: [], allowedWords: [] };
const found = (text: string, lists: { ownWords: string[]; allowedWords: string[] } = NONE) =>
  findWords(text, lists).map(({ from, to }) => text.slice(from, to));
const own = (text: string, ...ownWords: string[]) => found(text, { ownWords, allowedWords: [] });

describe('where a word is', () => {
  test.each([
    ['oh fuck, no', ['fuck']],
    ['f.u.c.k, f u c k and f_u-c*k', ['f.u.c.k', 'f u c k', 'f_u-c*k']],
    ['so $h1tty', ['$h1tty']],
    ['fuuuuck it', ['fuuuuck']],
    ['f\u200Bu\u200Bc\u200Bk', ['f\u200Bu\u200Bc\u200Bk']],
    ['a f̶u̶c̶k̶ b', ['f̶u̶c̶k̶']],
    ['this is 𝖋𝖚𝖈𝖐', ['𝖋𝖚𝖈𝖐']],
    ['f**k and sh*t', ['f**k', 'sh*t']],
    ['**shit**', ['shit']],
    ['Scheiße und Arschloch', ['Scheiß', 'Arschloch']],
    ['fu ck', ['fu ck']],
    ['🇫🇺🇨🇰', ['🇫🇺🇨🇰']],
    ['son of a bitch', ['son of a bitch']],
    ['shit2', ['shit']],
    ['сyка', ['сyка']],
  ])('%s', (text, words) => {
    expect(found(text)).toEqual(words);
  });
});

describe('what holds none', () => {
  test.each([
    '`fuck`',
    '```\nfuck\n```',
    'https://example.com/fuck',
    'fuck@example.com shitty.example.com/fuck',
    '<@fuck_shit>',
    'he s hit, who’re they, push it',
    'the A55, US$5, 4$s, s|%s|%',
    '**Go** a**b**c',
    's-h-i and i.t.',
    'moose',
    '',
  ])('%j', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('one word, two languages', () => {
  test.each([
    ['you are such a dick', 'Das Brett ist zu dick'],
    ['she is a slut', 'filmen är slut'],
    ['t’es vraiment con', 'Voy con mi hermana'],
    ['göt herif', 'I got it'],
    ['he is a retard', 'je suis en retard'],
    ['sikeyim böyle işi', 'sık sık gelirim'],
  ])('%j, not %j', (profane, harmless) => {
    expect(found(profane)).not.toEqual([]);
    expect(found(harmless)).toEqual([]);
  });

  test('a name is no word', () => {
    expect(found('is Dick coming with us?')).toEqual([]);
  });
});

describe('severity', () => {
  test('is of the heaviest word where two overlap', () => {
    const severities = (text: string) => findWords(text, NONE).map(({ severity }) => severity);
    expect(severities('crap')).toEqual(['mild']);
    expect(severities('shit')).toEqual(['strong']);
    expect(severities('faggot')).toEqual(['slur']);
    expect(findWords('shit', { ownWords: ['shit'], allowedWords: [] })).toEqual([
      { severity: 'own', from: 0, to: 4 },
    ]);
  });
});

describe('own words', () => {
  test('stand alone, or with a star for any letters', () => {
    expect(own('the spoiler is out, spoilers!', 'spoiler')).toEqual(['spoiler']);
    expect(own('the spoiler is out, spoilers!', 'spoiler*')).toEqual(['spoiler', 'spoiler']);
    expect(own('unspoilt', '*spoil*')).toEqual(['spoil']);
    expect(own('sp0iler S.P.O.I.L.E.R', 'spoiler')).toEqual(['sp0iler', 'S.P.O.I.L.E.R']);
  });

  test('may be several words, numbers or another script', () => {
    expect(own('free  money here', 'free money')).toEqual(['free  money']);
    expect(own('1488 and 14880', '1488')).toEqual(['1488']);
    expect(own('我们去赌博吧', '赌博')).toEqual(['赌博']);
    expect(own('anything', '*', '', ' ', '**', '...')).toEqual([]);
  });

  test('win over the built-in harmless words, not over allowed ones', () => {
    expect(own('a cocktail', 'cocktail')).toEqual(['cocktail']);
    expect(found('a cocktail', { ownWords: ['cocktail'], allowedWords: ['cocktail'] })).toEqual([]);
  });
});

test('allowed words are never found', () => {
  expect(found('shit happens', { ownWords: [], allowedWords: ['shit'] })).toEqual([]);
  expect(found('Fuckersdorf', { ownWords: [], allowedWords: ['fuckers*'] })).toEqual([]);
  expect(found('shitty', { ownWords: [], allowedWords: ['shit'] })).toEqual(['shitty']);
});

test('any text: inside the text, in order, apart', () => {
  const piece = fc.constantFrom('fuck', 'f', 'u', 'c', 'k', ' ', '.', '*', '$', '1', 'ß', '\u200B');
  const nasty = fc.array(piece, { maxLength: 80 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
      let before = 0;
      for (const { from, to } of findWords(text, { ownWords: ['f*'], allowedWords: [] })) {
        expect(from).toBeGreaterThanOrEqual(before);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(text.length);
        before = to;
      }
    }),
  );
});

test('a word is found behind any harmless text, and not inside code', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[xyz .,]{0,80}$/), (text) => {
      const line = `${text} fuck`;
      expect(found(line)).toEqual(['fuck']);
      expect(found(`\`${line}\``)).toEqual([]);
    }),
  );
});
