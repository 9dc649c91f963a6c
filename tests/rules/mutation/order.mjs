// @ts-check
/** @typedef {import('./mutants.mjs').Mutant} Mutant */

/** Which test files are about a match block, most to the point first. The rest follows. */
const FILES_OF_BLOCK = [
  [/\/o\/users\//, ['storage', 'limits']],
  [/\/private\/settings$/, ['ownDocuments']],
  [/\/private\/limits$/, ['messages', 'limits']],
  [/\/(blocks\/\{otherUid\}|presence\/\{uid\})$/, ['ownDocuments', 'limits']],
  [/\/(users\/\{uid\}|handles\/\{handle\})$/, ['users', 'limits']],
  [/\/(reads|typing)\/\{uid\}$/, ['liveState']],
  [/\/edits\/\{n\}$/, ['changes']],
  [/\/messages\/\{messageId\}$/, ['messages', 'changes', 'limits']],
  [/\/members\/\{uid\}$/, ['groupLife', 'rooms']],
  [/\/rooms\/\{roomId\}$/, ['rooms', 'groupLife', 'permissions', 'changes', 'messages']],
];

/** @param {string} path */
function filesOf(path) {
  const found = FILES_OF_BLOCK.find(([pattern]) => /** @type {RegExp} */ (pattern).test(path));
  return /** @type {string[]} */ (found?.[1] ?? []);
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
      const files = filesOf(mutant.path);
      const isStorage = mutant.file === 'storage.rules';
      const relevant = [...names.keys()].filter((i) =>
        isStorage ? /^(storage|limits)\./.test(names[i] ?? '') : !/^storage\./.test(names[i] ?? ''),
      );
      const rank = (/** @type {number} */ i) => {
        const at = files.findIndex((file) => names[i]?.startsWith(`${file}.test.ts`));
        return at < 0 ? files.length : at;
      };
      relevant.sort((a, b) => rank(a) - rank(b) || a - b);
      const first = known.map((name) => indexOf.get(name) ?? -1).filter((i) => i >= 0);
      return [...new Set([...first, ...relevant])];
    },
  };
}
