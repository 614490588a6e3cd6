// `node scripts/run.cjs main.ts` runs a TypeScript program as one bundle of the project's own files: starting up is most
// of what an edit of main.ts costs, and a loader that goes file by file spends twice that on these many small ones.
// The bundle runs under the program's name, so its packages are found from there; they stay outside the bundle.
// In a bundle `__dirname` is the program's folder for every file: tools that need their own run under `tsx`.
const Module = require('node:module');
const { dirname, resolve } = require('node:path');
const { build } = require('esbuild');

const program = resolve(process.argv[2] ?? 'main.ts');
process.setSourceMapsEnabled(true);

const building = build({
  entryPoints: [program],
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  sourcemap: 'inline',
  sourcesContent: false,
  outdir: '.',
  write: false,
  logLevel: 'warning',
});

function run({ outputFiles: [bundle] }) {
  const main = new Module(program, undefined);
  main.filename = program;
  main.paths = Module._nodeModulePaths(dirname(program));
  main._compile(bundle.text, program);
}

building.then(
  (built) => setImmediate(run, built), // out of the promise: what the program throws is an ordinary uncaught exception
  () => process.exit(1), // esbuild has printed why
);

// Every program here needs it, and esbuild is a process of its own: load it while that one works.
setImmediate(() => require('cdk8s'));
