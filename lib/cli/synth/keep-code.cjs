// Loaded into the programs that `cdk8s-pods synth` starts (node --require): keeps V8's code for large files of packages in
// node_modules/.cache, as compiling them is most of what a run takes. What is kept can be deleted at any time.
const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');
const { isMainThread } = require('node:worker_threads');

const cache = join(process.cwd(), 'node_modules', '.cache', 'cdk8s-pods', 'code');
/** Of smaller files, reading the code takes as long as compiling. */
const largeFile = 20_000;

const toKeep = new Map();

if (isMainThread) {
  // What ran is compiled by then, all of it.
  process.on('exit', () => {
    for (const [name, script] of toKeep) keep(name, script.createCachedData());
  });
  const original = Module.prototype._compile;
  Module.prototype._compile = function (text, filename, format) {
    const isKept = text.length >= largeFile && /[\\/]node_modules[\\/]/.test(filename) && format !== 'module';
    const script = isKept ? scriptOf(text, filename) : undefined;
    if (script === undefined) return original.call(this, text, filename, format);
    const own = Object.assign((id) => this.require(id), Module.createRequire(filename));
    return script.runInThisContext().call(this.exports, this.exports, own, this, filename, dirname(filename));
  };
}

/** A file as V8 had compiled it; nothing where it is not a script, or imports ES modules, which Node has to do. */
function scriptOf(text, filename) {
  if (/\bimport\b\s*[(.]/.test(text)) return undefined;
  const { mtimeMs, size } = statSync(filename);
  const name = `${filename.replace(/[^\w.]+/g, '_').slice(-120)}-${size}-${mtimeMs}-${process.version}-${process.arch}`;
  try {
    const script = new Script(Module.wrap(text), { filename, cachedData: tryRead(name) });
    if (script.cachedDataRejected !== false) toKeep.set(name, script);
    return script;
  } catch {
    return undefined;
  }
}

function tryRead(name) {
  try {
    return readFileSync(join(cache, name));
  } catch {
    return undefined;
  }
}

/** Keeps a file as a whole. Where it cannot, the next run compiles again. */
function keep(name, content) {
  try {
    mkdirSync(cache, { recursive: true });
    const temporary = join(cache, `${name}.${process.pid}.tmp`);
    writeFileSync(temporary, content);
    renameSync(temporary, join(cache, name));
  } catch {
    // As good as before.
  }
}
