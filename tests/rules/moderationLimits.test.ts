import { collection, collectionGroup, getDocs, limit, query } from 'firebase/firestore/lite';
import { expect, test } from 'vitest';
import { MENTIONS_MAX, REPORT_NOTE_MAX_CHARS, REVIEW_PAGE } from '@hearth/domain/limits';
import {
  DOMAIN_MAX_CHARS,
  DOMAINS_MAX,
  MUTE_MAX_MINUTES,
  MUTE_MIN_MINUTES,
  WORD_MAX_CHARS,
  WORDS_MAX,
} from '@hearth/domain/moderation/moderationConfig';
import { auditPath, reportsPath, reviewPath } from '@hearth/domain/paths';
import { testBounds, type Bounds } from './bounds';
import { forge, type Data } from './commit';
import { useEngine } from './engine';
import { reportPerson, saveModeration } from './moderationBuilders';
import { setGroup } from './scene';
import { isAllowed, passes } from './verdict';

const engine = useEngine();

const configuring = async (fields: Data) => {
  const { roomId, owner } = await setGroup(engine);
  return { by: owner, commit: saveModeration(roomId, fields) };
};

const many = (count: number) => Array.from({ length: count }, (_, i) => `w${i}`);

const WORD_LISTS = ['ownWords', 'allowedWords'];
const DOMAIN_LISTS = ['allowedDomains', 'deniedDomains'];

const boundsOfList = (name: string, count: number, chars: number): [string, Bounds[string]][] => [
  [`entries of ${name}`, { max: count, attempt: (size) => configuring({ [name]: many(size) }) }],
  [
    `characters of ${name}`,
    { max: count * chars, attempt: (size) => configuring({ [name]: ['x'.repeat(size)] }) },
  ],
];

const BOUNDS: Bounds = {
  'characters of a note': {
    max: REPORT_NOTE_MAX_CHARS,
    attempt: async (size) => {
      const { roomId, other, member } = await setGroup(engine);
      const commit = reportPerson({ roomId, me: other, subjectId: member });
      return { by: other, commit: forge(commit, 'report', { note: '😀'.repeat(size) }) };
    },
  },
  'minutes of a mute': {
    max: MUTE_MAX_MINUTES,
    attempt: (muteMinutes) => configuring({ muteMinutes }),
  },
  'mentions that are fine': {
    max: MENTIONS_MAX,
    attempt: (mentionsMax) => configuring({ mentionsMax }),
  },
  ...Object.fromEntries([
    ...WORD_LISTS.flatMap((name) => boundsOfList(name, WORDS_MAX, WORD_MAX_CHARS)),
    ...DOMAIN_LISTS.flatMap((name) => boundsOfList(name, DOMAINS_MAX, DOMAIN_MAX_CHARS)),
  ]),
};

testBounds(engine, BOUNDS);

test('a mute is no shorter than the domain says', async () => {
  for (const muteMinutes of [MUTE_MIN_MINUTES, MUTE_MIN_MINUTES - 1]) {
    const { by, commit } = await configuring({ muteMinutes, mentionsMax: 1 });
    expect(await passes(engine, by, commit)).toBe(muteMinutes === MUTE_MIN_MINUTES);
  }
});

test('a page of the queue, of reports and of the log is that of the domain', async () => {
  const { roomId, owner, outsider } = await setGroup(engine);
  const ofRoom = engine.db(owner);
  const ofAll = engine.db(outsider, { workspace: 'moderator' });
  for (const from of [
    collection(ofRoom, reviewPath(roomId)),
    collection(ofAll, reportsPath(roomId, 'item')),
    collection(ofRoom, auditPath(roomId)),
    collectionGroup(ofAll, 'review'),
    collectionGroup(ofAll, 'audit'),
  ]) {
    expect(await isAllowed(getDocs(query(from, limit(REVIEW_PAGE))))).toBe(true);
    expect(await isAllowed(getDocs(query(from, limit(REVIEW_PAGE + 1))))).toBe(false);
  }
});
