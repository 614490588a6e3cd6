import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { pagesOfDocs } from './pages';

const project = resolve(__dirname, '..');
const read = (file: string) => readFileSync(join(project, file), 'utf8');
const { scripts, version } = JSON.parse(read('package.json'));

/** The files of the package, without its build. */
const packed: readonly string[] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--ignore-scripts', '--json'], { cwd: project, encoding: 'utf8' }),
)[0].files.map(({ path }: { readonly path: string }) => path);

const pages = packed.filter((file) => file.endsWith('.md'));

test('every page is in the package', () => {
  expect(packed).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'docs/pod.svg', ...pagesOfDocs()]));
  expect(pages.length).toBeGreaterThan(10);
});

test.each(pages)(
  'the relative links and pictures of %s lead to files of the package; `files` in package.json lists them',
  (page) => {
    const targets = [...read(page).matchAll(/\]\((?!https?:|#)([^)\s#]+)[^)]*\)/g)].map(([, target = '']) => target);
    const paths = targets.map((target) => posix.normalize(posix.join(posix.dirname(page), target)));
    const isThere = (path: string) =>
      packed.some((file) => file === path || file.startsWith(`${path.replace(/\/$/, '')}/`));
    expect(paths.filter((path) => !isThere(path))).toEqual([]);
  },
);

test('the package has no sources but those of the example, and no tests', () => {
  expect(packed.filter((file) => /(?<!\.d)\.[cm]?ts$|\.test\.|test-helpers/.test(file))).toEqual(['main.ts']);
});

test('CONTRIBUTING.md names every command of package.json, and no other', () => {
  const named = [...read('CONTRIBUTING.md').matchAll(/`npm (?:run )?([a-z:]+)/g)].map(([, name = '']) => name);
  const ofNpm = ['ci', 'version', 'pack', 'publish', 'install', 'prepare', 'prepack'];
  const isOurs = (name: string) => !ofNpm.includes(name);
  expect([...new Set(named.filter(isOurs))].sort()).toEqual(Object.keys(scripts).filter(isOurs).sort());
});

test('docs/verify.md names the version of the package', () => {
  expect(read('docs/verify.md')).toContain(`    version: ${version}\n`);
  expect(read('lib/cli/pods-validation.ts')).toContain(` *     version: ${version}\n`);
});
