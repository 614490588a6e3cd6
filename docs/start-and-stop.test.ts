import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programsOf } from './fences';
import { checkPrograms, readersFolder, runProgram } from './run-program';

const page = readFileSync(join(__dirname, 'start-and-stop.md'), 'utf8');
const programs = programsOf(page);
const folder = readersFolder(page);

test('the program of docs/start-and-stop.md compiles', () => {
  expect(checkPrograms(programs, folder)).toBe('');
});

test('docs/start-and-stop.md has the table that its program prints', () => {
  const { status, reported, printed } = runProgram(
    programs[0] ?? { file: '', text: '', yaml: [], reports: [] },
    folder,
  );
  expect(`${status}\n${reported}`).toBe('0\n');
  const tables = printed.split(/^(?=.*\| container \|)/m);
  expect(tables).toHaveLength(2);
  for (const table of tables) expect(page).toContain(table);
});

test('docs/start-and-stop.md says when web and proxy stop if the drain of web is unknown', () => {
  const [program = { file: '', text: '', yaml: [], reports: [] }] = programs;
  const { printed } = runProgram({ ...program, text: program.text.replace(/\n {2}web: \{ drain.*/, '') }, folder);
  expect(printed).toContain('| 5 to 20 s | web | exited |');
  expect(printed).toContain('| 8 to 20 s | proxy | signalled |');
  expect(page).toContain('its exit is at 5 to 20 s, and the signal of `proxy` at 8 to 20 s.');
});
