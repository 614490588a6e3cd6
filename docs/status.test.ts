import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { causes } from '../lib/status';
import { readDocuments } from '../lib/yaml';
import { runCommand } from '../test-helpers/run-command';
import { fencesOf, fileOf, outputOf, programsOf } from './fences';
import { readPage } from './pages';
import { checkPrograms, readersFolder, runProgram } from './run-program';

const page = readPage('docs/status.md');
const fences = fencesOf(page);
const snapshot = fences.find((fence) => fileOf(fence) === 'snapshot.yaml')?.text ?? '';
const folder = readersFolder(page);
const programs = programsOf(page);

test('docs/status.md shows what the command prints for its snapshot', () => {
  const { exitCode, printed } = runCommand(['status', '-'], snapshot);
  expect(exitCode).toBe(1);
  const sh = fences.find(({ text }) => text === 'npx cdk8s-pods status snapshot.yaml\n');
  expect(sh === undefined ? undefined : outputOf(fences, sh)?.text).toBe(printed);
});

test('the program of docs/status.md compiles, and reports the same', () => {
  expect(checkPrograms(programs, folder)).toBe('');
  writeFileSync(join(folder, 'snapshot.json'), JSON.stringify(readDocuments(snapshot)[0]?.value));
  writeFileSync(join(folder, 'web.log'), '');
  const { status, printed, reported } = runProgram(programs[0] ?? noProgram, folder);
  expect({ status, reported }).toEqual({ status: 0, reported: '' });
  expect(printed).toMatch(
    /^image-pull: Pod web-5d4f-x2k4q of Deployment shop\/web: .*\nweb-5d4f-x2k4q: ImagePullBackOff\n$/,
  );
});

test('docs/status.md has a row for each cause', () => {
  const rows = Object.entries(causes).map(([cause, meaning]) => `| \`${cause}\` | ${meaning} |`);
  expect(page).toContain(`\n${rows.join('\n')}\n`);
});

const noProgram = { file: 'none.ts', text: '', yaml: [], reports: [] };
