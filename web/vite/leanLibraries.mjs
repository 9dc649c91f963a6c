// @ts-check

/**
 * What libraries bring along, nothing here uses and the bundler cannot tell: 63 KiB, compressed, that
 * would load first. An edit that finds nothing fails the build, since a new version may need another.
 * @type {readonly { file: RegExp, edits: readonly (readonly [find: RegExp, put: string])[] }[]}
 */
const LIBRARIES = [
  {
    // Firestore asks at each step whether a query is a pipeline, and those come with an evaluator and
    // an engine for regular expressions. Nothing here makes one.
    file: /\/@firebase\/firestore\/dist\/common-[\w-]+\.esm\.js$/,
    edits: [
      [
        /(?<!function )__PRIVATE_(?:isPipeline|targetIsPipelineTarget)\((?:[^()]|\(\w+\))+\)/g,
        'false',
      ],
      [/function __PRIVATE_isPipelineQueryTarget\(e\) \{[^}]+\}[^}]+?\(t\.query\)/g, 'false'],
      [/\b\w+ instanceof (?:CorePipeline|__PRIVATE_RealtimePipeline)\b/g, 'false'],
      [
        /^ +(?:getDocumentsMatchingPipeline|getOverlaysForPipeline)\(.+\) \{$/gm,
        '$& throw Error();',
      ],
    ],
  },
  {
    // React Router is one module that makes links, forms and boundaries of a whole framework. To the
    // bundler each could have an effect. Its main file is the one that warns developers.
    file: /\/react-router\/dist\/development\/chunk-[\w-]+\.mjs$/,
    edits: [
      [/^(var \w+ = )(?=\w+\.(?:createContext|forwardRef|memo)\()/gm, '$1/* @__PURE__ */ '],
      [
        /^(var \w+ = )(class extends \w+\.Component \{[^]+?^\});$/gm,
        '$1/* @__PURE__ */ (() => $2)();',
      ],
      [/^\w+\.displayName = .+$/gm, ''],
      [/(?<=^var ENABLE_DEV_WARNINGS = )true/gm, 'false'],
    ],
  },
  {
    // Of marked the lexer alone is used, not what makes HTML.
    file: /\/marked\/lib\/marked\.esm\.js$/,
    edits: [
      [/provideParser\([^)]*\)\{[^}]*\}/g, ''],
      [
        /(?<=\};)var (\w+)=new \w+;function \w+\(\w+,\w+\)\{return \1\.parse\([^]+(?=export\{)/g,
        '',
      ],
      [/(?<=export\{[^}]*)\w+ as (?!Hooks|Lexer|Tokenizer)\w+,?/g, ''],
    ],
  },
];

/** @returns {import('vite').Plugin} */
export function leanLibraries() {
  const unused = new Set(LIBRARIES.flatMap(({ edits }) => edits));
  return {
    name: 'hearth-lean-libraries',
    apply: 'build',
    transform: {
      filter: { id: LIBRARIES.map(({ file }) => file) },
      handler(code, id) {
        let lean = code;
        for (const edit of LIBRARIES.find(({ file }) => file.test(id))?.edits ?? []) {
          const [find, put] = edit;
          if (lean.search(find) >= 0) unused.delete(edit);
          lean = lean.replace(find, put);
        }
        return { code: lean, map: null };
      },
    },
    generateBundle() {
      for (const [find] of unused)
        this.error(`web/vite/leanLibraries.mjs: nothing is left to edit for ${find}`);
    },
  };
}
