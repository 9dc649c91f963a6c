// @ts-check
/** @typedef {import('./mutants.mjs').Mutant} Mutant */

/**
 * The test files that reach the rules of a match block, most to the point first. A mutant there is
 * tried on these alone; one of a function outside of all blocks on every file.
 */
const FILES_OF_BLOCK = /** @type {const} */ ([
  [/\/o\/(users\/\{uid\}\/exports|rooms\/\{roomId\}\/hidden)\//, ['moderation']],
  [/\/o\/(users|rooms)\//, ['storage', 'limits']],
  [/\/notices\/\{noticeId\}$/, ['media', 'matrix']],
  [
    /\/(private\/notifications|devices\/\{deviceId\}|(scheduled|reminders|inbox)\/\{messageId\})$/,
    ['later', 'laterLimits', 'closed', 'matrix'],
  ],
  [/\/private\/export$/, ['matrix']],
  [
    /\/(settings\/moderation|review\/\{itemId\}|reports\/\{uid\}|audit\/\{entryId\})$/,
    ['moderation', 'moderationLimits', 'matrix', 'permissions'],
  ],
  [/\/private\/settings$/, ['ownDocuments', 'limits', 'matrix']],
  [/\/private\/limits$/, ['messages', 'limits', 'matrix']],
  [
    /\/(blocks\/\{otherUid\}|presence\/\{uid\})$/,
    ['ownDocuments', 'later', 'limits', 'matrix', 'closed'],
  ],
  [/\/(users\/\{uid\}|handles\/\{handle\})$/, ['users', 'closed', 'limits', 'matrix']],
  [/\/(reads|typing)\/\{uid\}$/, ['liveState', 'matrix', 'groupLife']],
  [/\/edits\/\{n\}$/, ['changes', 'matrix']],
  [/\/signals\/\{signalId\}$/, ['callSignals', 'callLimits', 'matrix']],
  [/\/calls\/\{callId\}$/, ['callLife', 'callEnd', 'calls', 'callReads', 'callLimits', 'matrix']],
  [
    /\/messages\/\{messageId\}$/,
    [
      'messages',
      'media',
      'changes',
      'summary',
      'later',
      'closed',
      'limits',
      'permissions',
      'matrix',
      'groupLife',
      'rooms',
    ],
  ],
  [/\/members\/\{uid\}$/, ['groupLife', 'rooms', 'closed', 'permissions', 'limits', 'matrix']],
  [
    /\/rooms\/\{roomId\}$/,
    [
      'rooms',
      'groupLife',
      'later',
      'closed',
      'permissions',
      'changes',
      'summary',
      'media',
      'messages',
      'limits',
      'calls',
      'callEnd',
      'callLimits',
      'matrix',
    ],
  ],
]);

/**
 * @param {Mutant} mutant
 * @returns {readonly string[] | null} Null is all.
 */
function filesOf({ path }) {
  return FILES_OF_BLOCK.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}

/**
 * Chooses which tests to try first: those that killed a mutant of the same function, then of the
 * same block, then the files about that block.
 */
export function testOrder() {
  /** @type {Map<string, string[]>} function or block -> tests that killed there, the latest first */
  const killers = new Map();
  const keysOf = (/** @type {Mutant} */ { file, path, name }) => [
    `${file}${path}#${name}`,
    `${file}${path}`,
  ];

  return {
    /** @param {Mutant} mutant @param {string} test */
    remember(mutant, test) {
      for (const key of keysOf(mutant)) {
        const others = (killers.get(key) ?? []).filter((name) => name !== test);
        killers.set(key, [test, ...others]);
      }
    },

    /**
     * @param {Mutant} mutant
     * @param {readonly string[]} names
     * @returns {number[]} Indexes of names.
     */
    of(mutant, names) {
      const indexOf = new Map(names.map((name, i) => [name, i]));
      const known = keysOf(mutant).flatMap((key) => killers.get(key) ?? []);
      const files = filesOf(mutant);
      const rank = (/** @type {number} */ i) =>
        files === null ? 0 : files.findIndex((file) => names[i]?.startsWith(`${file}.test.ts`));
      const relevant = [...names.keys()].filter((i) => rank(i) >= 0);
      relevant.sort((a, b) => rank(a) - rank(b) || a - b);
      const first = known.map((name) => indexOf.get(name) ?? -1).filter((i) => i >= 0);
      return [...new Set([...first, ...relevant])];
    },
  };
}
