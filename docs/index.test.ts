import { anchorOf, examples, pagesOfDocs, readPage } from './pages';
import { recipesOf } from './recipes';

const index = readPage('docs/README.md');
const pages = pagesOfDocs().filter((page) => page !== 'docs/README.md');

test('docs/README.md has a line for each page', () => {
  const missing = pages.filter((page) => !index.includes(`](${page.replace('docs/', '')})`));
  expect(missing.filter((page) => !/^docs\/(?:recipes|api|attachments)\//.test(page))).toEqual([]);
});

test('docs/README.md has a line for each recipe, by its question', () => {
  const links = pages
    .filter((page) => page.startsWith('docs/recipes/'))
    .flatMap((page) =>
      recipesOf(readPage(page)).map(
        ({ heading }) => `- [${heading}](${page.replace('docs/', '')}#${anchorOf(heading)})`,
      ),
    );
  expect(links.length).toBeGreaterThanOrEqual(20);
  expect(links.filter((link) => !index.includes(link))).toEqual([]);
  expect(readPage('README.md')).toContain(`${links.length} recipes`);
});

test('examples/README.md has a line for each example', () => {
  const page = readPage('examples/README.md');
  expect(examples().filter((name) => !page.includes(`- [${name}](${name}): `))).toEqual([]);
});
