import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MESSAGE_MAX_CHARS } from '../limits';
import { judge, MATCH_MAX_CHARS, type JudgedMessage } from './moderation';
import {
  DEFAULT_MODERATION,
  MODERATION_RULES,
  VERDICTS,
  type ModerationConfig,
  type ModerationRule,
  type Verdict,
} from './moderationConfig';

const NOW = 1_700_000_000_000;

/** A room in which every rule is on, each with the same action. */
function strict(action: Verdict): ModerationConfig {
  return {
    ...DEFAULT_MODERATION,
    actions: {
      words: action,
      slurs: action,
      ownWords: action,
      invites: action,
      links: action,
      flood: action,
      duplicates: action,
      mentions: action,
      caps: action,
    },
    ownWords: ['spoiler*'],
    deniedDomains: ['bad.example'],
    mentionsMax: 2,
  };
}

function message(text: string, change: Partial<JudgedMessage> = {}): JudgedMessage {
  return { text, roomId: 'a', recent: [], now: NOW, config: DEFAULT_MODERATION, ...change };
}

const OFFER = 'Buy cheap followers today, only 5 euros';
const repeats = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ roomId: 'a', text: OFFER, createdAt: NOW - n * 100 }));

const BROKEN: Record<ModerationRule, { message: JudgedMessage; match: string | null }> = {
  words: { message: message('well f.u.c.k that'), match: 'f.u.c.k' },
  slurs: { message: message('you f4ggot'), match: 'f4ggot' },
  ownWords: { message: message('big spoilers here'), match: 'spoiler' },
  invites: { message: message('join discord.gg/abc'), match: 'discord.gg/abc' },
  links: { message: message('see https://bit.ly/abc'), match: 'https://bit.ly/abc' },
  flood: { message: message('hi', { recent: repeats(20) }), match: null },
  duplicates: { message: message(OFFER, { recent: repeats(2) }), match: null },
  mentions: { message: message('<@a> <@b> <@c>'), match: null },
  caps: { message: message('WHY IS NOBODY ANSWERING'), match: null },
};

describe('each rule', () => {
  test.each(MODERATION_RULES)('%s', (rule) => {
    const { message: broken, match } = BROKEN[rule];
    const config = strict('hide');
    expect(judge({ ...broken, config })).toEqual({ verdict: 'hide', reasons: [{ rule, match }] });
    const off = { ...config, actions: { ...config.actions, [rule]: 'allow' as const } };
    expect(judge({ ...broken, config: off })).toEqual({ verdict: 'allow', reasons: [] });
    expect(judge({ ...broken, config: { ...config, isOn: false } }).verdict).toBe('allow');
  });
});

describe('the verdict', () => {
  test('is allow for what people say', () => {
    expect(judge(message('Shall we meet at the Scunthorpe cocktail bar?'))).toEqual({
      verdict: 'allow',
      reasons: [],
    });
    expect(judge(message(''))).toEqual({ verdict: 'allow', reasons: [] });
  });

  test('is the heaviest, with every reason', () => {
    const judged = judge(message('shit, join discord.gg/abc you faggot'));
    expect(judged.verdict).toBe('hide');
    expect(judged.reasons.map(({ rule }) => rule)).toEqual(['words', 'slurs', 'invites']);
  });

  test('hides what the room denied, and only flags a shortener', () => {
    const config = { ...DEFAULT_MODERATION, deniedDomains: ['bad.example'] };
    expect(judge(message('https://bad.example', { config })).verdict).toBe('hide');
    expect(judge(message('https://bit.ly/x', { config })).verdict).toBe('flag');
    const off = { ...config, actions: { ...config.actions, links: 'allow' as const } };
    expect(judge(message('https://bad.example', { config: off })).verdict).toBe('allow');
  });

  test('rises with the actions', () => {
    const text = fc
      .array(fc.constantFrom('fuck', 'bit.ly/x', 'hello', '<@a>', 'SHOUTING', 'discord.gg/a'))
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, fc.nat(4), fc.nat(4), (line, a, b) => {
        const rank = (level: number) => {
          const config = strict(VERDICTS[level] ?? 'allow');
          return VERDICTS.indexOf(judge(message(line, { config })).verdict);
        };
        expect(rank(Math.max(a, b))).toBeGreaterThanOrEqual(rank(Math.min(a, b)));
      }),
    );
  });

  test('never falls when more is said', () => {
    const words = fc.array(fc.constantFrom('fuck', 'faggot', 'hello', 'friend', 'bit.ly/x'));
    fc.assert(
      fc.property(words, words, (some, more) => {
        const rank = (line: string[]) => VERDICTS.indexOf(judge(message(line.join(' '))).verdict);
        expect(rank([...some, ...more])).toBeGreaterThanOrEqual(rank(some));
      }),
    );
  });
});

test('matches are excerpts, clipped', () => {
  const long = `https://bit.ly/${'a'.repeat(150)}`;
  const [reason] = judge(message(`see ${long}`)).reasons;
  expect(reason?.match).toBe(long.slice(0, MATCH_MAX_CHARS));
});

test('any text is judged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const recent = [{ roomId: 'b', text, createdAt: NOW }];
      expect(VERDICTS).toContain(judge(message(text, { recent, config: strict('mute') })).verdict);
    }),
  );
});

test('hostile texts of full length are judged in the time of a test', () => {
  const fill = (piece: string) => piece.repeat(MESSAGE_MAX_CHARS).slice(0, MESSAGE_MAX_CHARS);
  const pieces = [
    ...[
      'a',
      'f',
      'f.',
      'f ',
      'fu*',
      's h i ',
      '$h1',
      '@$$',
      '****',
      'f*',
      'fuck',
      'хy',
      '`',
      '```',
    ],
    ...[
      'a.',
      'a-',
      'a@',
      '.',
      'http://',
      'a dot ',
      'xn--a.',
      '[.]',
      '<@',
      '<@a>',
      '\u0301',
      'ﷺ',
      '🇫',
    ],
  ];
  for (const piece of pieces) {
    const text = fill(piece);
    const recent = Array.from({ length: 20 }, () => ({ roomId: 'b', text, createdAt: NOW }));
    const { verdict } = judge(message(text, { recent, config: strict('flag') }));
    expect(VERDICTS, piece).toContain(verdict);
  }
});
