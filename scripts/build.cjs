// `node scripts/build.cjs [INTO]` makes what is published, in INTO/lib: the types of each file, and the code of all of them
// in one. A program loads one file in half the time that some four hundred take, and calls within it are faster, too. Each
// entry of the package is a file that takes its part of the code; what it does not need, cdk8s for the verifier, stays
// unloaded. What imports vitest is an ES module, as vitest is one.
const { execFileSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join, posix, resolve } = require('node:path');
const { build, buildSync } = require('esbuild');

const project = resolve(__dirname, '..');
const into = resolve(project, process.argv[2] || 'build');
const { bin, exports: exported } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));

/** `verify/index`, for `./build/lib/verify/index.js`. */
const nameOf = (file, extension = 'js') => new RegExp(`build/lib/(.*)\\.${extension}$`).exec(file)?.[1];
const files = Object.values(exported).map(({ default: file }) => file ?? '');
const modules = files.flatMap((file) => nameOf(file, 'mjs') ?? []);
// `jest/register` is what the module for vitest is made of.
const entries = [...files.flatMap((file) => nameOf(file) ?? []), 'jest/register'];
const commands = Object.values(bin).map((file) => nameOf(file));
const thread = 'cli/verify/thread';
// What starts threads does so before there is all other code: it is a file of its own.
const ahead = 'cli/verify/start-thread';

rmSync(join(into, 'lib'), { recursive: true, force: true });
const tsc = join(project, 'node_modules', '.bin', 'tsc');
const types = ['-p', 'tsconfig.build.json', '--outDir', into, '--emitDeclarationOnly'];
execFileSync(tsc, types, { cwd: project, stdio: 'inherit' });

const bundled = {
  absWorkingDir: project,
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
};

// Whoever requires a part is given it; until then none of its code has run.
const parts = [...entries, ...commands, thread].map((name) => `exports['${name}'] = () => require('./lib/${name}');`);
const all = join(into, 'lib', 'all.js');
Promise.all([
  build({
    ...bundled,
    stdin: { contents: parts.join('\n'), resolveDir: project },
    outfile: all,
    plugins: [loadedLate(), external(ahead)],
  }),
  build({
    ...bundled,
    entryPoints: [`lib/${ahead}.ts`],
    outfile: join(into, 'lib', `${posix.basename(ahead)}.cjs`),
    plugins: [loadedLate()],
  }),
]).then(
  () => {
    writeFileSync(all, withOneKey(readFileSync(all, 'utf8')));
    hashed(all);
  },
  () => process.exit(1), // esbuild has said why
);

for (const name of entries) {
  // The last line never runs: it is where ES modules read which names there are to import.
  write(name, `module.exports = ${partOf(name)};\n0 && (module.exports = { ${namesIn(name).join(', ')} });\n`);
}
for (const name of modules) {
  const outfile = join(into, 'lib', `${name}.mjs`);
  buildSync({ ...bundled, entryPoints: [`lib/${name}.mts`], format: 'esm', external: ['../*'], outfile });
}
for (const name of commands)
  write(name, `${partOf(name, 'load-code.cjs', '.forCommand()')};\n`, '#!/usr/bin/env node\n');

// Its threads start with a file of their own, too.
writeFileSync(
  join(into, 'lib', 'verify-thread.cjs'),
  `'use strict';\nrequire('./load-code.cjs').forThread()['${thread}']();\n`,
);

// What loads the code for the command, and what it has other programs load: files next to the one with all code.
for (const path of ['load-code.cjs', 'synth/report-reads.cjs', 'synth/short-errors.cjs', 'synth/wait-ahead.cjs']) {
  copyFileSync(join(project, 'lib/cli', path), join(into, 'lib', posix.basename(path)));
}

/**
 * Code in which all modules are wrapped with the same key, and not each with its path. An object with another key has another
 * shape in V8, and those with one key have at most 1,536 in a program: once modules have taken them, each such object that is
 * parsed has a shape of its own, and all that reads it is slow.
 */
function withOneKey(code) {
  return code.replace(/^(var \w+ = __(?:esm|commonJS)\(\{\s+)"[^"\n]+"\(/gm, '$1module(');
}

/** Adds a last line to a file by which load-code.cjs knows what it has compiled: a hash of all that is above it. */
function hashed(file) {
  appendFileSync(file, `// ${createHash('sha256').update(readFileSync(file)).digest('hex')}\n`);
}

/** Loads modules of Node that take long, and that most runs need nothing of, where something of them is used. */
function loadedLate() {
  const namespace = 'late';
  return {
    name: namespace,
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^node:(?:child_process|crypto|worker_threads)$/ }, ({ path, namespace: importer }) =>
        importer === namespace ? { path, external: true } : { path, namespace },
      );
      onLoad({ filter: /.*/, namespace }, ({ path }) => {
        const names = Object.keys(require(path)).map((name) => `get ${name}() { return require('${path}').${name}; }`);
        return { contents: `module.exports = { ${names.join(', ')} };` };
      });
    },
  };
}

/** Leaves a file out of the code that imports it: it is next to that. */
function external(name) {
  const base = posix.basename(name);
  return {
    name: 'external',
    setup: ({ onResolve }) =>
      onResolve({ filter: new RegExp(`/${base}$`) }, () => ({ path: `./${base}.cjs`, external: true })),
  };
}

/** What an entry exports that is there when it runs. */
function namesIn(name) {
  const { metafile } = buildSync({
    ...bundled,
    entryPoints: [`lib/${name}.ts`],
    format: 'esm',
    write: false,
    metafile: true,
    outdir: into,
  });
  return Object.values(metafile.outputs).flatMap(({ exports }) => exports);
}

function partOf(name, from = 'all.js', load = '') {
  const path = posix.relative(posix.dirname(name), from);
  return `require('${path.startsWith('.') ? path : `./${path}`}')${load}['${name}']()`;
}

function write(name, text, head = '') {
  const file = join(into, 'lib', `${name}.js`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${head}'use strict';\n${text}`);
}
