import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as helpers from '../lib/pod';
import { fencesOf, fileOf, programsOf, shows } from './fences';
import { readmePicture } from './picture';
import { checkPrograms, readersFolder, runProgram } from './run-program';

const project = resolve(__dirname, '..');
const read = (page: string) => readFileSync(join(project, page), 'utf8');
const pages = [
  'README.md',
  'docs/attachments.md',
  'docs/cdk8s-plus.md',
  'docs/gitops.md',
  'docs/helm.md',
  'docs/own-constructs.md',
  'docs/verify.md',
];
const tables = [
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'docs/own-attachment.md',
  'docs/rules.md',
  'docs/agreement.md',
  'docs/performance.md',
  'docs/validators.md',
  'docs/linters.md',
  'docs/practice-rates.md',
  'docs/proof.md',
  'docs/start-and-stop.md',
  'conformance/README.md',
];

describe.each(pages)('%s', (page) => {
  const markdown = read(page);
  const programs = programsOf(markdown);
  // Whoever reads a page has the files of the README.
  const folder = readersFolder(read('README.md'));

  test('every ts fence belongs to a program', () => {
    const first = fencesOf(markdown).find(({ language }) => language === 'ts');
    expect(first === undefined ? undefined : fileOf(first)).toMatch(/\.ts$/);
  });

  test('its programs compile', () => {
    expect(checkPrograms(programs, folder)).toBe('');
  });

  test.each(programs.map((program) => [program.file, program] as const))(
    '%s writes or reports what the page shows',
    (_file, program) => {
      const { status, reported, written } = runProgram(program, folder);
      const reports = program.reports.map(({ text }) => text);
      // Prefixed, so that a program that should have run shows what it said.
      if (reports.length === 0) expect(`${status}\n${reported}`).toBe('0\n');
      else expect(status).toBe(reports.every(isWarning) ? 0 : 1);
      for (const text of reports) expect(reported).toContain(text);
      const notWritten = program.yaml.filter((fence) => !shows(written, fence));
      expect(
        notWritten.map(({ line, text }) => `${page}:${line} shows\n${text}but this is written:\n${written}`),
      ).toEqual([]);
    },
  );
});

test.each([...pages, ...tables])('the relative links of %s lead to files and headings that are there', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, target = '']) => target);
  expect(links.filter((link) => !leadsSomewhere(page, link))).toEqual([]);
});

test('the picture is of what the README writes; `node -r tsx/cjs docs/picture.ts` draws it anew', () => {
  expect(read('docs/pod.svg')).toBe(readmePicture());
});

test('every helper is on a page: add a row to the table "Helpers" in README.md', () => {
  const all = [...pages, 'docs/own-attachment.md'].map(read).join('\n');
  expect(Object.keys(helpers).filter((name) => !all.includes(`\`${name}\``))).toEqual([]);
});

function isWarning(text: string): boolean {
  return text.startsWith('warning: ');
}

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', fragment] = link.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(project, file))) return false;
  if (fragment === undefined) return true;
  return [...read(file).matchAll(/^#+ (.*)$/gm)].some(([, heading = '']) => anchorOf(heading) === fragment);
}

/** The anchor of a heading, as renderers of Markdown make it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
