import { bannedIn } from '../test-helpers/banned-phrases';
import { examples, pagesOfDocs, readPage } from './pages';

const pages = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'generate/README.md', 'conformance/README.md'],
  ...[
    'conformance/manifests/SOURCES.md',
    'oracle/README.md',
    'oracle/api-server/README.md',
    'oracle/node/README.md',
    'e2e/patterns/README.md',
  ],
  'examples/README.md',
  ...examples().map((name) => `examples/${name}/README.md`),
  ...pagesOfDocs(),
];

/** The lines of a page without code, which has words of its own. */
function prose(page: string): readonly string[] {
  const blank = (code: string) => code.replace(/[^\n]/g, '');
  return page
    .replace(/```[\s\S]*?```/g, blank)
    .replace(/`[^`]*`/g, '')
    .split('\n');
}

test.each(pages)('%s is in plain words: test-helpers/banned-phrases.ts says what to use instead', (page) => {
  const lines = prose(readPage(page));
  const found = lines.flatMap((line, at) => bannedIn(line).map((phrase) => `${page}:${at + 1}: ${phrase}`));
  expect(found).toEqual([]);
});
