/**
 * What it takes to read YAML: our reader beside the package `yaml` and kubectl's own reader (Go), over the real manifests,
 * each a text of its own. Run with `npm run bench:yaml`; needs Go. Readers take turns, so that a slow minute hits all.
 *
 *     npm run bench:yaml -- other=./reader.js     another one beside them: a module that exports `read(text)`
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { parseAllDocuments, stringify } from 'yaml';
import { realApps } from '../conformance/manifests/read';
import { buildProgram } from '../oracle/build';
import { timed } from './verify/timed';

/** Microseconds of processor that all texts take, once. */
type Reader = (texts: readonly string[]) => number;

const rounds = 9;

/** Reads in this process; garbage that is collected meanwhile counts. */
function inNode(read: (text: string) => unknown): Reader {
  return (texts) => {
    const before = process.cpuUsage();
    for (const text of texts) read(text);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
}

/** kubectl's reader. Its start does not count; that it decodes base64 and prints JSON does. */
function kubectl(folder: string): Reader {
  const binary = buildProgram('yaml');
  const [one, many] = [join(folder, 'one'), join(folder, 'many')];
  const times = 5;
  return (texts) => {
    const lines = texts.map((text) => `${Buffer.from(text).toString('base64')}\n`).join('');
    writeFileSync(one, lines);
    writeFileSync(many, lines.repeat(times + 1));
    const cost = (file: string) => timed(['bash', '-c', `"$0" <"$1"`, binary, file], '/dev/null').cpu;
    return (cost(many) - cost(one)) / times;
  };
}

/** As it is published: what runs a program from its source makes it take twice as long. */
function bundled(folder: string): typeof import('../lib/yaml') {
  const outfile = join(folder, 'reader.cjs');
  buildSync({
    entryPoints: [join(__dirname, '..', 'lib', 'yaml', 'index.ts')],
    bundle: true,
    platform: 'node',
    outfile,
  });
  return require(outfile);
}

/** Values, and where a field is in each. */
function ours({ linesOf, readDocuments }: typeof import('../lib/yaml')): Reader {
  return inNode((text) => {
    const { positionOf } = linesOf(text);
    return readDocuments(text).map(({ value, offsetOf }) => [value, positionOf(offsetOf('metadata.name'))]);
  });
}

function theirs(text: string): unknown {
  const documents = parseAllDocuments(text, { version: '1.1', uniqueKeys: false });
  return [...documents].map((document) => document.toJS());
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'read-yaml-'));
  const others = process.argv.slice(2).map((argument) => {
    const [name = '', file = ''] = argument.split('=');
    const { read }: { read: (text: string) => unknown } = require(resolve(file));
    return [name, inNode(read)] as const;
  });
  const readers: readonly (readonly [string, Reader])[] = [
    ['our reader', ours(bundled(folder))],
    ['the package yaml', inNode(theirs)],
    ["kubectl's reader", kubectl(folder)],
    ...others,
  ];
  const texts = [...realApps().values()].flat().map((object) => stringify(object, { aliasDuplicateObjects: false }));
  const costs = readers.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, [, reader]] of readers.entries()) {
      const cost = reader(texts) / texts.length;
      if (round > 0) costs[at]?.push(cost); // the first round warms up
    }
  }
  rmSync(folder, { recursive: true });
  const size = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  process.stdout.write(`${texts.length} manifests, ${Math.round(size)} characters each, median of ${rounds} rounds\n`);
  const [first = Number.NaN] = costs.map(median);
  for (const [at, [name]] of readers.entries()) {
    const cost = median(costs[at] ?? []);
    process.stdout.write(
      `${name.padEnd(20)} ${cost.toFixed(1).padStart(8)} µs   ${(cost / first).toFixed(2)} times ours\n`,
    );
  }
}

main();
