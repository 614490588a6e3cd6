import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { claims } from '../bench/synth/claims';
import { versions } from '../bench/synth/peers';
import { trials } from '../bench/synth/trials';
import { blockOf } from './blocks';

const read = (file: string): string => readFileSync(join(__dirname, file), 'utf8');
const page = read('performance.md');

test.each(Object.entries(versions))('the page names the version of %s that is measured, %s', (name, version) => {
  expect(page).toContain(`${name} (${version})`);
});

test('the command of the page is a script', () => {
  expect(Object.keys(JSON.parse(read('../package.json')).scripts)).toContain('bench:synth');
});

test('every claim stands on the page, and none is missed there', () => {
  const rows = blockOf(page, 'claims').split('\n').slice(2);
  expect(rows.map((row) => row.split(' | ')[0])).toEqual(claims([], 'wall').map(({ claim }) => `| ${claim}`));
  expect(rows.filter((row) => row.includes('missed'))).toEqual([]);
});

test('every trial has its table on the page', () => {
  const titles = blockOf(page, 'times').match(/^[^|\n].*:$/gm);
  expect(titles?.filter((title) => !title.startsWith('Growth'))).toEqual(
    Object.keys(trials).map((title) => `${title}:`),
  );
});
