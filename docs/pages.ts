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

export function readPage(page: string): string {
  return readFileSync(join(project, page), 'utf8');
}

/** The relative links of a page that lead to no file, or to no heading. */
export function deadLinks(page: string): readonly string[] {
  const links = [...readPage(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, target = '']) => target);
  return links.filter((link) => !leadsSomewhere(page, link));
}

/** The anchors of the headings of a page. */
export function anchorsOf(page: string): readonly string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));
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
