/**
 * The layers. An arrow may import: domain <- ports <- state <- components <- features <- app;
 * ui and i18n serve components and features; web/src/firebase is the only one that knows Firebase.
 * Tests beside the code obey the layer of what they test, and may use web/src/testing.
 */
const OURS = '^(domain|web|functions|scripts|tests)/';
const TEST = '\\.test\\.tsx?$';

/** What each folder may import of ours; everything else of ours is forbidden to it. */
const LAYERS = [
  ['^domain/src/', ['^domain/src/']],
  ['^web/src/ports/', ['^domain/src/', '^web/src/ports/']],
  ['^web/src/i18n/', ['^domain/src/', '^web/src/i18n/']],
  ['^web/src/ui/', ['^web/src/ui/']],
  ['^web/src/browser/', ['^domain/src/', '^web/src/ports/', '^web/src/browser/']],
  ['^web/src/worker/', ['^domain/src/', '^web/src/worker/']],
  ['^web/src/firebase/', ['^domain/src/', '^web/src/ports/', '^web/src/firebase/']],
  ['^web/src/state/', ['^domain/src/', '^web/src/ports/', '^web/src/i18n/', '^web/src/state/']],
  [
    '^web/src/components/',
    [
      '^domain/src/',
      '^web/src/ports/',
      '^web/src/i18n/',
      '^web/src/state/',
      '^web/src/ui/',
      '^web/src/components/',
    ],
  ],
  ['^functions/src/ports/', ['^domain/src/', '^functions/src/ports/']],
  [
    '^functions/src/usecases/',
    ['^domain/src/', '^functions/src/ports/', '^functions/src/usecases/'],
  ],
  [
    '^functions/src/adapters/',
    ['^domain/src/', '^functions/src/ports/', '^functions/src/adapters/'],
  ],
];

const layers = LAYERS.map(([from, allowed]) => ({
  name: `layer ${from.replace(/[\^/]+$|^\^/g, '')}`,
  severity: 'error',
  from: { path: from, pathNot: TEST },
  to: { path: OURS, pathNot: ['node_modules/', ...allowed] },
}));

/** The same for tests, which may also use what stands in for the real thing. */
const testLayers = LAYERS.map(([from, allowed]) => ({
  name: `layer of tests ${from.replace(/[\^/]+$|^\^/g, '')}`,
  severity: 'error',
  from: { path: `${from}.*${TEST}` },
  to: {
    path: OURS,
    pathNot: [
      'node_modules/',
      ...allowed,
      '^web/src/testing/',
      '^functions/src/testing/',
      '^firestore\\.rules$',
    ],
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layers,
    ...testLayers,
    {
      name: 'features never import features, nor the app',
      severity: 'error',
      from: { path: '^web/src/features/([^/]+)/' },
      to: { path: '^web/src/(features|app|firebase|browser)/', pathNot: '^web/src/features/$1/' },
    },
    {
      name: 'only the firebase adapters know Firebase',
      severity: 'error',
      from: { path: '^(domain|web)/', pathNot: '^web/src/firebase/' },
      to: { path: 'node_modules/(firebase|@firebase)/' },
    },
    {
      name: 'the headless library stays behind our own surfaces, which load late',
      severity: 'error',
      from: { path: '^web/src/', pathNot: '^web/src/ui/[A-Za-z]+Surface\\.tsx$' },
      to: { path: 'node_modules/@base-ui/' },
    },
    {
      name: 'domain knows no SDK and no browser',
      severity: 'error',
      from: { path: '^domain/src/', pathNot: TEST },
      to: { path: 'node_modules/', pathNot: 'node_modules/(valibot|marked)/' },
    },
    {
      name: 'use cases know no SDK',
      severity: 'error',
      from: { path: '^functions/src/(usecases|ports)/', pathNot: TEST },
      to: { path: 'node_modules/(firebase|@firebase|@google-cloud)' },
    },
    {
      name: 'web and functions never meet',
      severity: 'error',
      from: { path: '^(web|functions)/' },
      to: { path: '^(web|functions)/', pathNot: '^$1/' },
    },
    {
      name: 'the app is nobody else’s',
      severity: 'error',
      from: { path: '^web/src/', pathNot: ['^web/src/app/', TEST, '^web/src/testing/'] },
      to: { path: '^web/src/app/' },
    },
    {
      name: 'what stands in for the real thing is for tests',
      severity: 'error',
      from: { path: '^(web|functions)/src/', pathNot: ['/testing/', TEST] },
      to: { path: '/src/testing/' },
    },
    {
      name: 'nothing of the product imports tests or scripts',
      severity: 'error',
      from: { path: '^(domain|web/src|functions)/', pathNot: TEST },
      to: { path: '^(tests|scripts)/' },
    },
    {
      name: 'no circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^(web|functions)/(dist|lib)/', '\\.css$'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
    // Dependency types need the compiler; without `tsConfig` it reads every file by itself.
  },
};
