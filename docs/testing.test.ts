import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fencesOf, programsOf } from './fences';
import { readPage } from './pages';
import { checkFolder } from './run-program';

const project = resolve(__dirname, '..');
const page = readPage('docs/testing.md');
const programs = programsOf(page);
const folder = mkdtempSync(join(tmpdir(), 'tested-'));

const lib = (path: string) => join(project, 'lib', path);
const tsconfig = {
  extends: join(project, 'tsconfig.json'),
  compilerOptions: {
    paths: { 'cdk8s-pods': [lib('index.ts')], 'cdk8s-pods/*': [lib('*/index.ts')] },
    typeRoots: [join(project, 'node_modules/@types')],
  },
  include: ['*.ts'],
};
const jestConfig = {
  transform: { '\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^cdk8s-pods$': lib('index.ts'), '^cdk8s-pods/([a-z]+)$': lib('$1/index.ts') },
};

beforeAll(() => {
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(join(folder, 'cdk8s.yaml'), 'pods:\n  kubernetes: "1.35"\n');
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  writeFileSync(join(folder, 'jest.config.json'), JSON.stringify(jestConfig));
  for (const { file, text } of programs) writeFileSync(join(folder, file), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the programs of docs/testing.md compile', () => {
  expect(checkFolder(folder)).toBe('');
});

test('its tests pass, and those that fail print what the page shows', () => {
  const { stderr } = spawnSync(process.execPath, [join(folder, 'node_modules/jest/bin/jest.js'), '--ci=false'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, CDK8S_PODS_KUBERNETES: undefined },
  });
  expect(stderr).toMatch(/^Tests: +2 failed, 4 passed, 6 total$/m);
  const printed = stderr.replaceAll(/^ {4}/gm, '');
  for (const { language, text } of fencesOf(page)) if (language === 'text') expect(printed).toContain(text);
  expect(readFileSync(join(folder, '__snapshots__/shop.test.ts.snap'), 'utf8')).toContain('-config-xxxxxxxx\n');
});
