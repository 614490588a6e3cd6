import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { allRules } from '../lib/cli/rules/rules';
import { checkVerify } from '../lib/constructs/check-verify-settings';
import type { Finding } from '../lib/findings/finding';
import { runCommand } from '../test-helpers/run-command';
import { fencesOf, fileOf, outputOf } from './fences';
import { rulesPage } from './rules-page';

const fences = fencesOf(readFileSync(join(__dirname, 'verify.md'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'verify-page-'));
const project = process.cwd();

beforeEach(() => process.chdir(folder));
afterEach(() => process.chdir(project));
afterAll(() => rmSync(folder, { recursive: true }));

const cli = (...args: readonly string[]) => runCommand(args).out;

test.each(['verify.md', 'choosing.md', 'custom-resources.md', 'from-other-validators.md', 'plan.md'])(
  'the commands of docs/%s print what the page shows',
  (page) => {
    const all = fencesOf(readFileSync(join(__dirname, page), 'utf8'));
    mkdirSync(page);
    process.chdir(page);
    for (const fence of all) {
      const file = fileOf(fence);
      if (fence.language !== 'yaml' || file === undefined) continue;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, fence.text);
    }
    const shown = all.filter(
      (fence) => outputOf(all, fence) !== undefined && /^npx cdk8s-pods (?:verify|plan) /m.test(fence.text),
    );
    expect(shown.length).toBeGreaterThan(0);
    for (const fence of shown) {
      const lines = fence.text.trim().split('\n');
      // What comes before the command makes its files.
      for (const line of lines.slice(0, -1)) execFileSync('sh', ['-c', line]);
      expect(cli(...(lines.at(-1) ?? '').split(' ').slice(2))).toBe(outputOf(all, fence)?.text);
    }
  },
);

test.each(['choosing.md', 'from-other-validators.md'])('the overrides of docs/%s are valid', (page) => {
  const trees = fencesOf(readFileSync(join(__dirname, page), 'utf8')).filter(({ text }) =>
    text.startsWith('overrides:'),
  );
  const findings: Finding[] = [];
  for (const { text } of trees) checkVerify(parse(text), findings);
  expect(findings).toEqual([]);
});

test('the settings of docs/choosing.md are those of pods.verify', () => {
  const page = readFileSync(join(__dirname, 'choosing.md'), 'utf8');
  const inPage = [...page.matchAll(/^\| `([a-zA-Z]+)` \|/gm)].map(([, setting]) => setting);
  const findings: Finding[] = [];
  checkVerify({ unknown: 1 }, findings);
  const known = findings[0]?.fix?.match(/(?<=verify\.)\w+/g);
  expect(inPage.sort()).toEqual(known?.sort());
});

test('the options of the page are those of the command', () => {
  const page = readFileSync(join(__dirname, 'verify.md'), 'utf8');
  const inHelp = [...cli('verify', '--help').matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option]) => option);
  const inPage = [...page.matchAll(/^\| `(--[a-z-]+)/gm)].map(([, option]) => option);
  expect(inPage).toEqual(inHelp);
});

test('the tables of the output in JSON have its keys', () => {
  const page = readFileSync(join(__dirname, 'verify.md'), 'utf8');
  const [, section = ''] = page.split('## Output in JSON');
  const [ofOutput = [], ofFinding = []] = section
    .split('| Key of a finding |')
    .map((table) =>
      [...table.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, names = '']) => names.replaceAll('`', '').split(', ')),
    );
  const output = JSON.parse(cli('verify', 'verify.md/wrong.yaml', '--kubernetes', '1.33', '--output', 'json'));
  expect(Object.keys(output)).toEqual(ofOutput);
  for (const counts of ['skipped', 'leftOut']) {
    const [, row = ''] = new RegExp(`^\\| \`${counts}\` \\|(.*)$`, 'm').exec(section) ?? [];
    expect(row.match(/(?<=`)[a-z]+(?=`)/gi)).toEqual(Object.keys(output[counts]));
  }
  const keys = new Set<string>(output.findings.flatMap(Object.keys));
  expect([...keys].filter((key) => !ofFinding.includes(key))).toEqual([]);
  const rare = ['namespace', 'serverField', 'construct', 'origins'];
  expect(ofFinding.filter((key) => !keys.has(key) && !rare.includes(key))).toEqual([]);
});

test('the version of the plugin is the one of the package', () => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'));
  expect(fences.filter(({ text }) => text.includes(`    version: ${version}\n`))).toHaveLength(1);
});

test('the page of rules is up to date; `npm run generate` writes it', () => {
  expect(readFileSync(join(__dirname, 'rules.md'), 'utf8')).toBe(rulesPage());
});

test('the page of rules has each rule once: docs/rules-page.ts names the folders of its tables', () => {
  const onPage = [...rulesPage().matchAll(/^\| `([^`]+)` /gm)].map(([, code]) => code);
  expect(onPage.sort()).toEqual(allRules.map(({ code }) => code).sort());
});
