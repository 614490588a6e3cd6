import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

// Imports each entry point of the package, synthesizes the shop, and connects once standard input ends.

const project = resolve(__dirname, '../../..');
const { exports } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));

async function main(): Promise<void> {
  // What the matchers register with; vitest has none outside of its own runs, and registers the same.
  Object.assign(globalThis, { expect: { extend: () => {}, addSnapshotSerializer: () => {} } });
  for (const [name, entry] of Object.entries<{ readonly default: string }>(exports)) {
    if (name === './package.json' || name === './vitest') continue;
    require(join(project, entry.default.replace('./build/', '').replace(/\.js$/, '.ts')));
    console.log(name);
  }
  require(join(project, 'main.ts'));
  console.log('synthesized');
  await once(process.stdin.resume(), 'end');
  await require('..').connect();
}

main().catch(({ message }) => {
  console.error(message);
  process.exitCode = 1;
});
