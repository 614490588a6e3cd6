/** The room table: what the files of each folder under lib/ may import, besides their own folder. Tests are free. */
const base = ['values', 'findings', 'kubernetes'];
const below = [...base, 'yaml', 'anatomy', 'pod', 'attachments', 'verify', 'constructs'];
const belowCli = [...below, 'plan', 'status', 'cluster', 'synth', 'testing', 'import', 'init'];
const mayImport = {
  values: [],
  findings: ['values'],
  kubernetes: ['values', 'findings'],
  yaml: base,
  anatomy: base,
  pod: [...base, 'anatomy'],
  attachments: [...base, 'anatomy', 'pod'],
  verify: [...base, 'anatomy'],
  plan: [...base, 'anatomy', 'verify'],
  status: [...base, 'anatomy', 'verify'],
  cluster: [...base, 'anatomy', 'verify', 'plan', 'status'],
  testing: [...base, 'anatomy', 'pod', 'attachments', 'verify'],
  import: [...base, 'yaml', 'anatomy', 'pod', 'verify'],
  constructs: [...base, 'yaml', 'anatomy', 'pod', 'attachments', 'verify'],
  synth: below,
  init: base,
  cli: belowCli,
  jest: [...belowCli, 'cli'],
  vitest: [...belowCli, 'cli', 'jest'],
};

/** Rooms of pure functions: no cdk8s, no Node I/O, and of packages only those that compute. */
const pure = [...base, 'yaml', 'anatomy', 'pod', 'attachments', 'verify', 'plan', 'status', 'testing', 'import'];
const computes = ['(^|/)node_modules/yaml/', '^crypto$'];

const test = '(\\.test\\.ts$|/testdata/)';
const inRooms = (rooms, folder = 'lib') => `^${folder}/(${rooms.join('|')})/`;

/** The same for the rooms within a room, here of lib/verify: its stages, and the subjects of the API rules. */
const mayImportInVerify = {
  target: [],
  report: [],
  shape: ['report', 'target'],
  defaults: ['target'],
  api: ['defaults', 'report', 'target'],
  update: ['api', 'defaults', 'report', 'target'],
  kinds: ['api', 'defaults', 'report', 'target', 'update'],
  'pod-security': ['api', 'report', 'target'],
  admission: ['pod-security', 'report', 'shape', 'target'],
  practices: ['api', 'kinds', 'report', 'shape', 'target'],
};
const mayImportInApi = {
  formats: [],
  context: [],
  metadata: ['formats'],
  container: ['formats', 'context'],
  scheduling: ['formats', 'context', 'metadata'],
  volumes: ['formats', 'context', 'metadata', 'container'],
  pod: ['formats', 'context', 'metadata', 'container', 'scheduling', 'volumes'],
  workloads: ['formats', 'context', 'metadata', 'volumes', 'pod'],
  services: ['formats', 'metadata'],
  policies: ['formats', 'metadata'],
  config: ['formats', 'metadata'],
};
/** All subjects share the files next to their rooms. */
const mayImportInUpdate = {
  metadata: [],
  pod: [],
  workloads: ['pod'],
  services: [],
  volumes: [],
  config: [],
  policies: [],
};

/** All rooms of lib/cluster share the files next to them. */
const mayImportInCluster = {
  errors: ['connection'],
  connection: ['errors'],
  objects: ['connection'],
  watch: ['connection', 'objects'],
  verbs: ['connection', 'objects', 'watch'],
  logs: ['connection', 'objects', 'watch'],
  apply: ['connection', 'objects', 'watch'],
};

const direction =
  (folder, shared = []) =>
  ([room, rooms]) => ({
    name: `${folder}/${room}`,
    comment: `${folder}/${room} may import ${rooms.length === 0 ? 'no other room' : rooms.map((r) => `${folder}/${r}`).join(', ')}.`,
    severity: 'error',
    from: { path: inRooms([room], folder), pathNot: test },
    to: { path: `^${folder}/`, pathNot: [inRooms([room, ...rooms], folder), ...shared] },
  });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(mayImport).map(direction('lib')),
    ...Object.entries(mayImportInVerify).map(direction('lib/verify')),
    ...Object.entries(mayImportInApi).map(direction('lib/verify/api')),
    ...Object.entries(mayImportInUpdate).map(direction('lib/verify/update', ['^lib/verify/update/[^/]+$'])),
    ...Object.entries(mayImportInCluster).map(direction('lib/cluster', ['^lib/cluster/[^/]+$'])),
    {
      name: 'room-without-a-row',
      comment: 'Every folder under lib/ has a row in the room table.',
      severity: 'error',
      from: { path: '^lib/[^/]+/', pathNot: inRooms(Object.keys(mayImport)) },
      to: {},
    },
    {
      name: 'pure-rooms',
      comment: 'Pure functions over values: no cdk8s, no constructs, no Node I/O.',
      severity: 'error',
      from: { path: inRooms(pure), pathNot: test },
      to: { pathNot: ['^lib/', '^\\.', ...computes] },
    },
    {
      name: 'testing-is-for-tests',
      comment: 'Tests and their data are not in the package.',
      severity: 'error',
      from: { path: '^lib/', pathNot: test },
      to: { path: test },
    },
    {
      name: 'not-in-the-package',
      comment: 'What the package imports is among its dependencies and peer dependencies.',
      severity: 'error',
      from: { path: '^lib/', pathNot: test },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['npm-peer'] },
    },
    {
      name: 'out-of-lib',
      comment: 'lib/ is the package: nothing in it imports the project around it.',
      severity: 'error',
      from: { path: '^lib/', pathNot: test },
      to: { path: '^(build|generate|bench|e2e|conformance|oracle|docs|scripts|test-helpers|cdk8s-pods)(/|$)|^main' },
    },
    {
      name: 'rows-are-for-the-command',
      comment: 'Rows of rules are loaded by `rules`, `explain`, SARIF and the docs, never at synth.',
      severity: 'error',
      from: { path: '^lib/', pathNot: ['^lib/cli/generated/row-files', test] },
      to: { path: '\\.rules\\.ts$' },
    },
    {
      name: 'no-cycles',
      comment: 'Types included.',
      severity: 'error',
      from: { path: '^lib/' },
      to: { circular: true },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)node_modules/.*/node_modules/' },
  },
};
