import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../lib/cli/rules/rules';
import { checkOptions } from '../lib/verify/options';
import { allPractices } from '../lib/verify/practices/all-practices';
import { verifyAll } from '../lib/verify/verify-all';
import { linters } from './linter-checks';
import { examples } from './linter-examples';

describe('the page about other linters', () => {
  const page = readFileSync(join(__dirname, 'linters.md'), 'utf8');

  test('speaks of rules that there are', () => {
    const there = new Set<string>([...rules, ...allPractices].map(({ code }) => code));
    const named = [...page.matchAll(/`((?:api|pod|shape|practice|pod-security)\/[A-Za-z0-9_-]+)`/g)];
    expect(named.map(([, code = '']) => code).filter((code) => !there.has(code))).toEqual([]);
  });

  test.each(linters)(
    'has a row for each default check of $name $version, and for no other',
    ({ name, version, checks }) => {
      expect(page).toContain(`${name} (${version},`);
      const part = page.split(/^## /m).find((each) => each.startsWith(`${name}\n`)) ?? '';
      const rows = [...part.matchAll(/^\| (?!check )([a-z].*?) \|(.*?)\|(.*)\|$/gm)];
      const named = rows.flatMap(([, cell = '']) => cell.split(', '));
      expect([...named].sort()).toEqual([...checks].sort());
      // What is not here needs a reason.
      expect(rows.filter(([, , ours = '', why = '']) => ours.trim() === 'not here' && why.trim() === '')).toEqual([]);
      expect(rows.filter(([, , ours = '']) => ours.trim() !== 'not here' && !ours.includes('`'))).toEqual([]);
    },
  );

  const checked = [...page.matchAll(/^\| ([a-z][a-z\d-]*)[^|]* \| (?!here|not here)([^|]*`[^|]*)\|/gm)].map(
    ([, check = '', cell = '']) => [check, [...cell.matchAll(/`([^`]+\/[^`]+)`/g)].map(([, code]) => code)] as const,
  );

  test.each(checked)('names for %s rules that report it: docs/linter-examples.ts has the objects', (check, codes) => {
    expect(codes).not.toEqual([]);
    const reported = (['baseline', 'restricted'] as const).flatMap((podSecurity) => {
      const { practices, ...subject } = checkOptions({ kubernetes: '1.33', podSecurity, practices: 'all' });
      const subjects = (examples[check] ?? []).map((object) => ({ object, ...subject }));
      return verifyAll(subjects, { practices }).flatMap((findings) => findings.map(({ code }) => code));
    });
    expect(codes.filter((code) => !reported.some((one) => one === code))).toEqual([]);
  });

  test('has examples of its own rows only', () => {
    expect(Object.keys(examples).sort()).toEqual([...new Set(checked.map(([check]) => check))].sort());
  });

  test('has a practice in brackets where it is off, and only there', () => {
    const rows = page.split('\n').map((line) => line.split('|')[2] ?? '');
    const inBrackets = rows.filter((cell) => cell.includes('(')).join();
    const bare = rows.filter((cell) => !cell.includes('(')).join();
    const wrong = allPractices.filter(({ code, on }) => (on ? inBrackets : bare).includes(`\`${code}\``));
    expect(wrong.map(({ code }) => code)).toEqual([]);
  });
});
