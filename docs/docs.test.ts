import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as helpers from '../lib/pod';
import { fencesOf, fileOf, type Program, programsOf, shows } from './fences';
import { deadLinks, pagesOfDocs, readPage } from './pages';
import { pictureOf, picturesOfPages } from './picture';
import { runInProcess } from './run-in-process';
import { checkPrograms, readersFolder } from './run-program';

const inDocs = pagesOfDocs();

/** Those whose programs run here. */
const pages = [
  'README.md',
  'docs/adopt.md',
  'docs/allow.md',
  'docs/attach.md',
  ...inDocs.filter((page) => page.startsWith('docs/attachments/')),
  'docs/cdk8s-plus.md',
  'docs/classes.md',
  'docs/companions.md',
  'docs/expose.md',
  'docs/custom-resources.md',
  'docs/gitops.md',
  'docs/helm.md',
  'docs/helpers.md',
  'docs/import.md',
  'docs/own-constructs.md',
  'docs/patterns.md',
  'docs/plan.md',
  'docs/scrape.md',
  'docs/security.md',
  'docs/settings.md',
  'docs/verify.md',
  'docs/versions.md',
];

// Whoever reads a page has the files of the README.
const folder = readersFolder(readPage('README.md'));
const programs = pages.flatMap((page) =>
  programsOf(readPage(page)).map((program) => {
    const file = `${page.replace(/^docs\/|\.md$/g, '').replaceAll('/', '-')}-${program.file}`;
    return { page, title: `${program.file} of ${page}`, program: { ...program, file } };
  }),
);

test.each(pages)('every ts fence of %s belongs to a program', (page) => {
  const first = fencesOf(readPage(page)).find(({ language }) => language === 'ts');
  expect(first === undefined ? undefined : fileOf(first)).toMatch(/\.ts$/);
});

test('the programs of every page are run, here or in a test with the name of the page', () => {
  const isRun = (page: string) =>
    pages.includes(page) ||
    /^docs\/(?:recipes|api)\//.test(page) ||
    existsSync(join(__dirname, '..', page.replace('.md', '.test.ts')));
  const withPrograms = inDocs.filter((page) => programsOf(readPage(page)).length > 0);
  expect(withPrograms.filter((page) => !isRun(page))).toEqual([]);
});

test('the programs of all pages compile', () => {
  expect(
    checkPrograms(
      programs.map(({ program }) => program),
      folder,
    ),
  ).toBe('');
});

test.each(programs)('$title writes or reports what the page shows', async ({ page, program }) => {
  const { status, reported, written } = await runInProcess(program, folder);
  const reports = program.reports.map(({ text }) => text);
  // Prefixed, so that a program that should have run shows what it said.
  if (reports.length === 0) expect(`${status}\n${reported}`).toBe('0\n');
  else expect(status).toBe(reports.every(isWarning) ? 0 : 1);
  for (const text of reports) expect(reported).toContain(text.trimEnd());
  const notWritten = program.yaml.filter((fence) => !shows(written, fence));
  expect(notWritten.map(({ line, text }) => `${page}:${line} shows\n${text}but this is written:\n${written}`)).toEqual(
    [],
  );
});

test.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'conformance/README.md', ...inDocs])(
  'the relative links of %s lead to files and headings that are there',
  (page) => {
    expect(deadLinks(page)).toEqual([]);
  },
);

test.each(Object.entries(picturesOfPages))(
  'the picture of %s is of what its first program writes; `npm run picture` draws it anew',
  async (page, file) => {
    const first = programs.find((one) => one.page === page);
    const { written } = await runInProcess(first?.program ?? noProgram, folder);
    expect(readPage(file)).toBe(pictureOf(written));
  },
);

test('every helper is on a page: add a row to docs/helpers.md', () => {
  const all = ['README.md', ...inDocs].map(readPage).join('\n');
  expect(Object.keys(helpers).filter((name) => !all.includes(`\`${name}\``))).toEqual([]);
});

const noProgram: Program = { file: 'none.ts', text: '', yaml: [], reports: [] };

function isWarning(text: string): boolean {
  return text.startsWith('warning: ');
}
