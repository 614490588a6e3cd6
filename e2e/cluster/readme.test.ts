import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A row of a table, by its last cell. */
interface Row {
  readonly file: string;
  readonly title: string;
}

const readme = readFileSync(join(__dirname, 'README.md'), 'utf8');

const rows = [...readme.matchAll(/\| \[[\w-]+\]\((?<file>[\w-]+\.scenario\.ts)\): (?<title>.+) \|$/gm)].map(
  ({ groups }): Row => ({ file: groups?.file ?? '', title: groups?.title ?? '' }),
);

/** The titles of the scenarios in a file. */
const titlesIn = (file: string): readonly string[] =>
  [...readFileSync(join(__dirname, file), 'utf8').matchAll(/^(?:scenario\(\s*| {2})'(?<title>.+)',/gm)].map(
    ({ groups }) => groups?.title ?? '',
  );

test('e2e/cluster/README.md names scenarios that there are', () => {
  expect(rows.filter(({ file, title }) => !titlesIn(file).includes(title))).toEqual([]);
});

test.each(['faults.scenario.ts', 'apply-faults.scenario.ts', 'verbs-beside-kubectl.scenario.ts'])(
  'e2e/cluster/README.md has a row for each scenario of %s',
  (file) => {
    const named = new Set(rows.map(({ title }) => title));
    expect(titlesIn(file).filter((title) => !named.has(title))).toEqual([]);
    expect(titlesIn(file)).not.toEqual([]);
  },
);
