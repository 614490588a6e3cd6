import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versions } from '../bench/verify/tools';
import { blockOf } from './blocks';

const read = (file: string): string => readFileSync(join(__dirname, file), 'utf8');
const page = read('validators.md');

/** The tables of a block, as rows of cells. */
function tablesOf(block: string): readonly (readonly (readonly string[])[])[] {
  const tables = blockOf(page, block).split(/\n(?!\|)/);
  const rows = (text: string) => text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  return tables.map((text) => rows(text).map(cells)).filter((table) => table.length > 0);
}

test.each(Object.entries(versions))('the page names the version of %s that is measured, %s', (name, version) => {
  expect(page).toContain(`| ${name} | ${version} |`);
});

test('the command of the page is a script', () => {
  expect(Object.keys(JSON.parse(read('../package.json')).scripts)).toContain('bench:verify');
});

test('of workloads, kubeconform takes seven times as much of the processor as verify, or more', () => {
  const tables = tablesOf('costs');
  expect(tables).toHaveLength(2);
  const rows = tables[0] ?? [];
  expect(rows[1]?.slice(0, 2)).toEqual(['`verify`', 'values']);
  const times = rows.filter(([name]) => name === 'kubeconform').map((row) => Number(row.at(-1)));
  expect(times).toHaveLength(2);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(7);
});

test('verify refuses what the server refuses and clears fields of, and nothing else; no other one comes near', () => {
  const tables = tablesOf('catches');
  expect(tables).toHaveLength(2);
  for (const [, own, ...others] of tables) {
    const [name, rejected, undecodable, cleared, falseAlarms] = own ?? [];
    expect([name, cleared, falseAlarms]).toEqual(['`verify`', '100.0 %', '0.0 %']);
    expect(parseFloat(rejected ?? '')).toBeGreaterThanOrEqual(99.5);
    expect(parseFloat(undecodable ?? '')).toBeGreaterThanOrEqual(99.5);
    expect(others.map(([other]) => other)).toEqual(['kubeconform', 'kubernetes-models', 'kubectl-validate']);
    expect(Math.max(...others.map((row) => parseFloat(row[1] ?? '')))).toBeLessThan(50);
  }
});
