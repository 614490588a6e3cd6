import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { programsOf, shows } from './fences';
import { checkPrograms, readersFolder, runProgram } from './run-program';

const project = resolve(__dirname, '..');
const page = readFileSync(join(__dirname, 'own-attachment.md'), 'utf8');
const programs = programsOf(page);
// Whoever reads the page has the files of the README.
const folder = readersFolder(readFileSync(join(project, 'README.md'), 'utf8'));

/** A reader's project has jest, and its types. */
const config = {
  rootDir: folder,
  transform: {
    '\\.ts$': [
      join(project, 'node_modules/@swc/jest'),
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: {
    '^cdk8s-pods$': join(project, 'lib/index.ts'),
    '^cdk8s-pods/([a-z]+)$': join(project, 'lib/$1/index.ts'),
  },
};

beforeAll(() => {
  const tsconfig = JSON.parse(readFileSync(join(folder, 'tsconfig.json'), 'utf8'));
  const compilerOptions = { ...tsconfig.compilerOptions, types: ['node', 'jest'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ ...tsconfig, compilerOptions }));
  for (const { file, text } of programs) writeFileSync(join(folder, file), text);
});

test('the programs of docs/own-attachment.md are an attachment, an app and a test, and compile', () => {
  expect(programs.map(({ file }) => file)).toEqual(['graphite.ts', 'main.ts', 'graphite.test.ts']);
  expect(checkPrograms(programs, folder)).toBe('');
});

test('the app writes what docs/own-attachment.md shows', () => {
  const [program] = programs.filter(({ file }) => file === 'main.ts');
  if (program === undefined) throw new Error('docs/own-attachment.md has no main.ts');
  const { status, reported, written } = runProgram(program, folder);
  expect(`${status}\n${reported}`).toBe('0\n');
  expect(program.yaml.filter((fence) => !shows(written, fence)).map(({ line }) => `line ${line}: ${written}`)).toEqual(
    [],
  );
});

test('two of the attachment of docs/own-attachment.md fit into one Pod with other ports', () => {
  const [program] = programs.filter(({ file }) => file === 'main.ts');
  if (program === undefined) throw new Error('docs/own-attachment.md has no main.ts');
  const second = "attachments: [graphite({ name: 'second', port: 9110, linesPort: 9111 }), ";
  const text = program.text.replace('attachments: [', second);
  const { status, reported, written } = runProgram({ ...program, text }, folder);
  expect(`${status}\n${reported}`).toBe('0\n');
  expect(written).toContain('--graphite.listen-address=:9111');
});

test('the test of docs/own-attachment.md passes in jest', () => {
  const jest = join(project, 'node_modules/jest/bin/jest.js');
  const { status, stderr } = spawnSync(process.execPath, [jest, '--config', JSON.stringify(config)], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(`${status}\n${stderr}`).toMatch(/^0\n[\s\S]*\b1 passed/);
});
