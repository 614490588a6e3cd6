import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const project = resolve(__dirname, '..');

/** A file, one line of it, and the rule that `npm run lint` names; `undefined` where it is allowed. */
const cases: readonly (readonly [file: string, line: string, rule: string | undefined])[] = [
  ['kubernetes/upwards.ts', `import { x } from '../pod/here'; export const y = x;`, 'lib/kubernetes'],
  ['kubernetes/types.ts', `import type { X } from '../pod/here'; export type Y = X;`, 'lib/kubernetes'],
  ['kubernetes/again.ts', `export { x } from '../pod/here';`, 'lib/kubernetes'],
  ['kubernetes/late.ts', `export const late = () => import('../pod/here');`, 'lib/kubernetes'],
  ['kubernetes/required.ts', `export const required = () => require('../pod/here');`, 'lib/kubernetes'],
  ['kubernetes/deep/er.ts', `export { x } from '../../pod/here';`, 'lib/kubernetes'],
  ['kubernetes/front-door.ts', `export { x } from '..';`, 'lib/kubernetes'],
  ['anatomy/upwards.ts', `export { x } from '../pod/here';`, 'lib/anatomy'],
  ['pod/upwards.ts', `export { x } from '../attachments/here';`, 'lib/pod'],
  ['pod/upwards.test.ts', `export { x } from '../attachments/here';`, undefined],
  ['verify/sideways.ts', `export { x } from '../pod/here';`, 'lib/verify'],
  ['attachments/upwards.ts', `export { x } from '../constructs/here';`, 'lib/attachments'],
  ['pod/downwards.ts', `export { x } from '../kubernetes/here'; export { z } from '../anatomy/here';`, undefined],
  ['constructs/downwards.ts', `export { x } from '../attachments/here'; export { App } from 'cdk8s';`, undefined],
  ['pod/cdk8s.ts', `import type { App } from 'cdk8s'; export type A = App;`, 'pure-rooms'],
  ['pod/constructs.ts', `import { Construct } from 'constructs'; export const A = Construct;`, 'pure-rooms'],
  ['verify/io.ts', `import { readFileSync } from 'node:fs'; export const read = readFileSync;`, 'pure-rooms'],
  ['anatomy/io.ts', `import { readFileSync } from 'fs'; export const read = readFileSync;`, 'pure-rooms'],
  ['pod/io.test.ts', `import { readFileSync } from 'node:fs'; export const read = readFileSync;`, undefined],
  ['pod/hash.ts', `export { createHash } from 'node:crypto';`, undefined],
  ['attachments/print.ts', `export { stringify } from 'yaml';`, undefined],
  ['constructs/dev.ts', `export { fc } from 'fast-check';`, 'not-in-the-package'],
  ['constructs/fixtures.ts', `export { x } from '../../test-helpers/here';`, 'out-of-lib'],
  ['front.ts', `export { x } from '../test-helpers/here';`, 'out-of-lib'],
  ['constructs/fixtures.test.ts', `export { x } from '../../test-helpers/here';`, undefined],
  ['constructs/outside.ts', `export { x } from '../../generate/here';`, 'out-of-lib'],
  ['constructs/itself.ts', `export { x } from 'cdk8s-pods/pod';`, 'out-of-lib'],
  ['constructs/tested.ts', `export { x } from './fixtures.test';`, 'testing-is-for-tests'],
  ['nowhere/new.ts', `export { x } from '../pod/here';`, 'room-without-a-row'],
  ['pod/cycle-a.ts', `import type { B } from './cycle-b'; export type A = B | 1;`, 'no-cycles'],
];

interface Report {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

/** Rule names by file, for a project that holds the cases and our package.json. */
function violations(): ReadonlyMap<string, readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'import-directions-'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  };
  try {
    const rooms = ['kubernetes', 'anatomy', 'pod', 'attachments', 'constructs'].map((room) => `lib/${room}`);
    for (const room of [...rooms, 'generate', 'test-helpers', 'build/lib/pod'])
      write(`${room}/here.ts`, 'export type X = 1; export const x = 1, z = 2;');
    write('lib/index.ts', `export { x } from './pod/here';`);
    write('lib/pod/cycle-b.ts', `import type { A } from './cycle-a'; export type B = A | 2;`);
    for (const name of ['cdk8s', 'constructs', 'yaml', 'fast-check']) write(`node_modules/${name}/index.js`, '');
    for (const [file, line] of cases) write(`lib/${file}`, line);
    cpSync(join(project, 'package.json'), join(folder, 'package.json'));
    const found = spawnSync(
      join(project, 'node_modules/.bin/depcruise'),
      ['--config', join(project, '.dependency-cruiser.cjs'), '--output-type', 'json', 'lib'],
      { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 },
    );
    const report: Report = JSON.parse(found.stdout);
    const byFile = new Map<string, readonly string[]>();
    for (const { from, rule } of report.summary.violations) byFile.set(from, [...(byFile.get(from) ?? []), rule.name]);
    return byFile;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const found = violations();

test.each(cases)('`npm run lint` judges lib/%s, with %s, by the import directions (%s)', (file, _line, rule) => {
  expect([...new Set(found.get(`lib/${file}`) ?? [])]).toEqual(rule === undefined ? [] : [rule]);
});
