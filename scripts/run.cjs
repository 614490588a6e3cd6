// `node scripts/run.cjs main.ts` runs a TypeScript program fast: starting up is most of what an edit of main.ts costs.
// Only the program itself is compiled each time. All that it imports is one bundle, packages too, which is kept with V8's
// code for it in node_modules/.cache, and used as long as no file behind it changed. What is kept can be deleted at any time.
const { execFile, spawnSync } = require('node:child_process');
const { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { basename, dirname, join, resolve } = require('node:path');
const { constants, Script } = require('node:vm');

const program = resolve(process.argv[2] ?? 'main.ts');
const folder = dirname(program);
const cache = join(
  folder,
  'node_modules',
  '.cache',
  'cdk8s-pods',
  'run',
  encodeURIComponent(program.slice(folder.length + 1)),
);

process.setSourceMapsEnabled(true);
if (process.argv.includes('--plan')) process.once('exit', (code) => code === 0 && planOutput());
main();

async function main() {
  const compiling = compiled(program);
  let bundle = kept();
  // Loaded while esbuild, a process of its own, works.
  if (bundle !== undefined) for (const id of bundle.imports) bundle.load(id);
  const code = await compiling;
  const required = code.matchAll(/^(?:var \w+ = )?(?:__\w+\()?require\("([^"]+)"\)/gm);
  const imports = [...required].map(([, id]) => id).filter((id) => !Module.isBuiltin(id));
  if (!imports.every((id) => bundle?.imports.includes(id))) bundle = await built(imports);
  const module = new Module(program, undefined);
  module.filename = program;
  module.paths = Module._nodeModulePaths(folder);
  module.require = (id) => (imports.includes(id) ? bundle.load(id) : Module.prototype.require.call(module, id));
  // Out of the promise: what the program throws is an ordinary uncaught exception.
  setImmediate(() => module._compile(code, program));
}

/** Prints what the manifests do to those of the last commit, as `cdk8s-pods synth --plan` does. */
function planOutput() {
  const command = ['-r', 'tsx/cjs', join(__dirname, '../lib/cli/bin.ts'), 'plan', 'git:HEAD'];
  spawnSync(process.execPath, command, { cwd: folder, stdio: 'inherit' });
}

/** A program as JavaScript, its imports as they are. Ends the process where it is not valid, which esbuild has said. */
function compiled(file) {
  const options = [
    '--loader=ts',
    '--format=cjs',
    '--platform=node',
    '--target=node20',
    '--supported:dynamic-import=false',
  ];
  const maps = ['--sourcemap=inline', '--sources-content=false', `--sourcefile=${file}`];
  return new Promise((done) => {
    const child = execFile(esbuildProgram(), [...options, ...maps], { maxBuffer: 1 << 28 }, (error, code, said) => {
      process.stderr.write(said);
      if (error !== null) process.exit(1);
      done(code);
    });
    child.stdin.end(readFileSync(file));
  });
}

/** esbuild itself: its package begins with a script that starts it. */
function esbuildProgram() {
  const { platform, arch } = process;
  const name = platform === 'win32' ? 'esbuild.exe' : 'bin/esbuild';
  return require.resolve(`@esbuild/${platform}-${arch}/${name}`, { paths: [require.resolve('esbuild')] });
}

/** The bundle that is kept, if all is as it was when it was made. */
function kept() {
  try {
    const { made, bundle, size, files, imports } = JSON.parse(readFileSync(join(cache, 'state.json'), 'utf8'));
    if (made !== madeWith() || files.some(([path, state]) => stateOf(path) !== state)) return undefined;
    const text = readFileSync(join(cache, bundle), 'utf8');
    return text.length === size ? loaded(join(cache, bundle), text, imports) : undefined;
  } catch {
    return undefined;
  }
}

function madeWith() {
  return `${process.version} ${process.arch} ${stateOf(__filename)}`;
}

function stateOf(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.mtimeMs} ${stats.isDirectory() ? '' : stats.size}`;
}

/** Makes the bundle of what a program imports. */
async function built(imports) {
  const { build } = require('esbuild');
  const start = Date.now();
  // What V8 keeps of a bundle must never meet another one.
  const name = `${start.toString(36)}-${process.pid}.cjs`;
  const modules = imports.map((id) => `${JSON.stringify(id)}: () => require(${JSON.stringify(id)})`);
  const result = await build({
    stdin: { contents: `module.exports = { ${modules.join(', ')} };`, resolveDir: folder },
    bundle: true,
    metafile: true,
    platform: 'node',
    target: 'node20',
    outfile: join(cache, name),
    plugins: [ownFolders],
    sourcemap: 'external',
    sourcesContent: false,
    logLevel: 'warning',
    write: false,
  }).catch(() => process.exit(1)); // esbuild has said why
  const [map, bundle] = result.outputFiles;
  const files = filesBehind(result.metafile, imports).map((path) => [path, stateOf(path)]);
  // A file that was written meanwhile may have been read before.
  if (files.every(([, state]) => !(Number.parseFloat(state) > start - 1000))) {
    removeOthers();
    const state = JSON.stringify({ made: madeWith(), bundle: name, size: bundle.text.length, files, imports });
    keep({ [`${name}.map`]: map.text, [name]: bundle.text, 'state.json': state });
  }
  return loaded(bundle.path, bundle.text, imports);
}

/** In a bundle, `__dirname` would be the bundle's folder for every file. */
const ownFolders = {
  name: 'own-folders',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.[cm]?[jt]s$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!/\b__(?:dirname|filename)\b/.test(text)) return undefined;
      const own = `var __dirname = ${JSON.stringify(dirname(path))}, __filename = ${JSON.stringify(path)};`;
      return { contents: `${own}${text}`, loader: path.endsWith('ts') ? 'ts' : 'js' };
    });
  },
};

/** All files, and folders, of which a change may be one of the bundle: a new file may take the place of another. */
function filesBehind({ inputs }, imports) {
  const files = Object.keys(inputs)
    .filter((path) => path !== '<stdin>')
    .map((path) => resolve(path));
  const own = files.filter((path) => !path.includes('node_modules'));
  const beside = imports
    .filter((id) => id.startsWith('.'))
    .flatMap((id) => ['.ts', '.js'].map((end) => resolve(folder, `${id}${end}`)));
  const others = ['tsconfig.json', 'package.json', 'node_modules/.package-lock.json'].map((name) => join(folder, name));
  return [...new Set([...files, ...own.map(dirname), ...beside, ...others])];
}

/** A bundle that is compiled, or taken as V8 had compiled it, and runs as far as it is asked for. */
function loaded(path, text, imports) {
  const code = `${path}.code`;
  const script = new Script(Module.wrap(text), {
    filename: path,
    cachedData: tryRead(code),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  // What ran is compiled by then, all of it.
  if (script.cachedDataRejected !== false)
    process.on('exit', () => keep({ [basename(code)]: script.createCachedData() }));
  process.on('uncaughtExceptionMonitor', (error) => tellSources(error, path));
  const module = { exports: {} };
  script.runInThisContext()(module.exports, Module.createRequire(program), module, path, cache);
  return { imports, load: (id) => module.exports[id]() };
}

/** Says in the stack of an error where in the sources it is. */
function tellSources(error, bundle) {
  if (typeof error?.stack !== 'string' || !error.stack.includes(bundle)) return;
  const text = tryRead(`${bundle}.map`);
  if (text === undefined) return;
  const map = new Module.SourceMap(JSON.parse(text.toString()));
  error.stack = error.stack.replaceAll(/([^\s(]+):(\d+):(\d+)/g, (place, path, line, column) => {
    if (path !== bundle) return place;
    // The bundle begins behind what makes it a function.
    const { originalSource, originalLine, originalColumn } = map.findEntry(line - 1, column - 1);
    return originalSource === undefined
      ? place
      : `${resolve(cache, originalSource)}:${originalLine + 1}:${originalColumn + 1}`;
  });
}

function tryRead(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Keeps files, each as a whole. Where it cannot, the next run does the work again. */
function keep(files) {
  try {
    mkdirSync(cache, { recursive: true });
    for (const [name, content] of Object.entries(files)) {
      const temporary = join(cache, `${name}.${process.pid}.tmp`);
      writeFileSync(temporary, content);
      renameSync(temporary, join(cache, name));
    }
  } catch {
    // As good as before.
  }
}

/** Removes earlier bundles. A run that still uses one has read it. */
function removeOthers() {
  try {
    for (const name of readdirSync(cache)) rmSync(join(cache, name), { recursive: true, force: true });
  } catch {
    // There are none, or they are removed another time.
  }
}
