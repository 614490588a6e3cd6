import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pagesOfDocs, readPage } from './pages';

const project = resolve(__dirname, '..');
const pages = pagesOfDocs().filter((page) => page.startsWith('docs/api/') && page !== 'docs/api/README.md');

/** The symbols of a page: each with what the page has about it. */
const symbols = pages.flatMap((page) => {
  const [, ...sections] = readPage(page).split(/^### /m);
  return sections.map((text) => ({ page, name: text.slice(0, text.indexOf('\n')).replace('()', ''), text }));
});

test('each symbol of the API reference has a sentence: write its doc comment, then `npm run reference`', () => {
  expect(symbols.length).toBeGreaterThan(250);
  expect(symbols.filter(({ text }) => !hasSentence(text)).map(({ page, name }) => `${page}: ${name}`)).toEqual([]);
});

test('each subpath of package.json is in the API reference: add it to tools/api-reference/typedoc.json', () => {
  const { exports } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  const { entryPoints } = JSON.parse(readFileSync(join(project, 'tools/api-reference/typedoc.json'), 'utf8'));
  const paths = Object.keys(exports).filter((path) => path !== '.' && path !== './package.json');
  const isIn = (path: string) =>
    ['ts', 'mts'].some((extension) => entryPoints.includes(`../../lib/${path.slice(2)}/index.${extension}`));
  expect(paths.filter((path) => !isIn(path))).toEqual([]);
});

test('each export of lib/index.ts is in the API reference, or a type of Kubernetes', () => {
  const exported = readFileSync(join(project, 'lib/index.ts'), 'utf8').replaceAll(
    /export|type|from '.*'|\/\*\*.*/g,
    '',
  );
  const kubernetes = readFileSync(join(project, 'lib/kubernetes/generated/types.ts'), 'utf8');
  const names = new Set(symbols.map(({ name }) => name));
  const missing = (exported.match(/\w+/g) ?? []).filter((name) => !names.has(name));
  expect(missing.filter((name) => !kubernetes.includes(` ${name} `))).toEqual([]);
});

/** Whether a section has a line of prose: no signature, heading, list or table. */
function hasSentence(section: string): boolean {
  const [, ...lines] = section.split('\n');
  return lines.some((line) => line.startsWith('Re-exports ') || /^[A-Z`{[][^|]*[a-z]+ [a-z]+/.test(line));
}
