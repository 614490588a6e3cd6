import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const project = resolve(__dirname, '..');

/** The pages of docs/ and of its folders, by path in the project, in alphabetical order. */
export function pagesOfDocs(): readonly string[] {
  const files = readdirSync(__dirname, { encoding: 'utf8', recursive: true });
  return files
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`)
    .sort();
}

/** The examples, which are folders of examples/. */
export function examples(): readonly string[] {
  const entries = readdirSync(join(project, 'examples'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

export function readPage(page: string): string {
  return readFileSync(join(project, page), 'utf8');
}

/** The relative links of a page that lead to no file, or to no heading. */
export function deadLinks(page: string): readonly string[] {
  const links = [...readPage(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, target = '']) => target);
  return links.filter((link) => !leadsSomewhere(page, link));
}

/** The anchors of the headings of a page, which are counted where they repeat, and those that it sets. */
export function anchorsOf(page: string): readonly string[] {
  const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));
  const ofHeadings = headings.map((anchor, at) => {
    const before = headings.slice(0, at).filter((one) => one === anchor).length;
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
  return [...ofHeadings, ...[...page.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)];
}

/** The anchor of a heading, as renderers of Markdown make it. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', fragment] = link.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(project, file))) return false;
  return fragment === undefined || anchorsOf(readPage(file)).includes(fragment);
}
