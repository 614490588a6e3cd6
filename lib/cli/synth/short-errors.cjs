// Loaded into the programs that `cdk8s-pods synth` starts (node --require): prints an error that ends one without the line
// of the loader that has thrown it, and without the stack outside the files of the project.
const { writeSync } = require('node:fs');
const { types } = require('node:util');
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  process.on('uncaughtExceptionMonitor', (error) => {
    // What the program itself does with errors stays as it is, and Node prints one that has its position nowhere else.
    if (process.listenerCount('uncaughtException') > 0 || !types.isNativeError(error)) return;
    const text = textOf(error, new Set());
    if (!/:\d+\b/.test(text)) return;
    process.once('uncaughtException', () => {
      writeSync(2, `${text}\n`);
      process.exit(1);
    });
  });
}

/** An error with its causes, each of which is printed once. */
function textOf(error, printed) {
  printed.add(error);
  const lines = String(error.stack).split('\n');
  const own = lines.filter((line) => !/^\s+at .*(?:[\\/]node_modules[\\/]|\bnode:)/.test(line));
  const inner = [error.cause, ...(Array.isArray(error.errors) ? error.errors : [])];
  const causes = inner.filter((one) => types.isNativeError(one) && !printed.has(one));
  return [own.join('\n'), ...causes.map((cause) => `caused by ${textOf(cause, printed)}`)].join('\n');
}
