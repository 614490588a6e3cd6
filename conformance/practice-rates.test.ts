import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { realApps } from './manifests/read';
import { sources } from './manifests/sources';
import { mostPercent, percent, practiceRates, rateTable } from './practice-rates';

describe('practices on real manifests', () => {
  const rates = practiceRates();

  test('are counted on 300 manifests or more', () => {
    expect(rates[0]?.of).toBeGreaterThanOrEqual(300);
  });

  test('are on by default only if they fire on few of them', () => {
    const loud = rates.filter((rate) => rate.on && percent(rate) > mostPercent);
    expect(loud.map(({ code }) => code)).toEqual([]);
  });

  test('fire as often as docs/practice-rates.md has it: npm run generate writes the page', () => {
    expect(rateTable(rates)).toBe(readFileSync(join(__dirname, '../docs/practice-rates.md'), 'utf8'));
  });

  test.each(sources)('of $name have their module, version and licence noted, and how many they are', (source) => {
    const notes = readFileSync(join(__dirname, 'manifests/SOURCES.md'), 'utf8');
    const objects = [...realApps()].flatMap(([key, app]) => (key.startsWith(`${source.name} `) ? app : []));
    const { name, module, version } = source;
    expect(notes).toContain(`| \`${name}.jsonl.gz\` | ${module} | ${version} | Apache-2.0 | ${objects.length} |`);
  });
});
