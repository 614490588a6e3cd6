// Loads all.js for the command and its threads, with the code that V8 has compiled of it before: compiling is half of what a
// short run takes. The code is kept next to all.js, where only who may change all.js can change it; where nothing can be
// written, each run compiles. It can be deleted at any time.
const { accessSync, constants, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { Module } = require('node:module');
const { join } = require('node:path');
const { getHeapCodeStatistics, setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

const file = join(__dirname, 'all.js');
const kept = join(__dirname, `all.${process.version}-${process.arch}.code`);

// A command is short: V8 would spend most of that on optimizing code, and take memory rather than collect garbage. A version of
// Node that is not here has its own flags.
const optimizingLess = {
  20: '--interrupt-budget=600000',
  22: '--invocation-count-for-turbofan=30000',
  24: '--invocation-count-for-turbofan=30000',
}[Number.parseInt(process.versions.node, 10)];

/** By how much a run has to add to what is kept: one of other documents, or of another command. */
const worthKeeping = 1.25;

exports.forCommand = () => {
  // Flags come first: V8 takes no code that was compiled with others.
  if (optimizingLess !== undefined) {
    for (const flag of [optimizingLess, '--heap-growing-percent=30']) setFlagsFromString(flag);
  }
  if (process.argv[2] === 'verify') require('./start-thread.cjs').startAhead(process.argv.slice(3));
  const { script, lastLine, run } = load();
  const least = script.cachedDataRejected === false ? compiledBytes() * worthKeeping : 0;
  process.on('exit', () => {
    if (compiledBytes() > least) keep(script, lastLine);
  });
  return run();
};

exports.forThread = () => load().run();

function load() {
  // What esbuild writes is ASCII.
  const text = readFileSync(file, 'latin1');
  const lastLine = text.slice(text.lastIndexOf('\n', text.length - 2) + 1);
  const script = new Script(Module.wrap(text), { filename: file, cachedData: keptCode(lastLine) });
  const module = { exports: {} };
  return {
    script,
    lastLine,
    run: () => {
      script.runInThisContext()(module.exports, require, module, file, __dirname);
      return module.exports;
    },
  };
}

/** V8 looks at little more than the length of a text: which one code is of says the last line, the text's hash, at the end. */
function keptCode(lastLine) {
  try {
    const code = readFileSync(kept);
    const length = code.length - lastLine.length;
    return code.toString('latin1', length) === lastLine ? code.subarray(0, length) : undefined;
  } catch {
    return undefined;
  }
}

function compiledBytes() {
  return getHeapCodeStatistics().bytecode_and_metadata_size;
}

/** As a whole or not at all: several commands may run at once, also in containers that number their processes alike. */
function keep(script, lastLine) {
  const temporary = `${kept}.${process.pid}`;
  try {
    accessSync(__dirname, constants.W_OK);
    writeFileSync(temporary, Buffer.concat([script.createCachedData(), Buffer.from(lastLine, 'latin1')]), {
      flag: 'wx',
    });
    renameSync(temporary, kept);
  } catch {
    // The next run compiles once more.
    rmSync(temporary, { force: true });
  }
}
