import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { shows } from './fences';
import { recipesOf } from './recipes';
import { runInProcess } from './run-in-process';
import { checkPrograms, readersFolder } from './run-program';

const project = resolve(__dirname, '..');
const inRecipes = join(__dirname, 'recipes');
const pages = readdirSync(inRecipes).filter((file) => file.endsWith('.md'));
const recipes = pages.flatMap((page) =>
  recipesOf(readFileSync(join(inRecipes, page), 'utf8')).map(({ heading, program }) => ({
    heading: `${page}, ${heading}`,
    program: { ...program, file: `${page.replace('.md', '')}-${program.file}` },
  })),
);
// Whoever reads a page has the files of the README.
const folder = readersFolder(readFileSync(join(project, 'README.md'), 'utf8'));

test('the snippets of all recipes compile', () => {
  expect(
    checkPrograms(
      recipes.map(({ program }) => program),
      folder,
    ),
  ).toBe('');
});

test.each(recipes)('$heading writes the YAML that the page shows, without a warning', async ({ program }) => {
  const { status, reported, written } = await runInProcess(program, folder);
  expect(`${status}\n${reported}`).toBe('0\n');
  expect(program.yaml.length).toBeGreaterThan(0);
  const notWritten = program.yaml.filter((fence) => !shows(written, fence));
  expect(notWritten.map(({ text }) => `${text}is shown, but this is written:\n${written}`)).toEqual([]);
});

test('each recipe links to where people ask', () => {
  for (const page of pages) {
    const [, ...sections] = readFileSync(join(inRecipes, page), 'utf8').split(/^## /m);
    for (const section of sections) expect(section).toMatch(/\]\(https:\/\/github\.com\/[^)]+\)/);
  }
});

test('a snippet goes into the program at the top of its page, unless it names a file of its own', () => {
  const top = '```ts\n// main.ts\nbefore();\n// …\nafter();\n```\n\n';
  const own = '## Own\n\n```ts\n// own.ts\nwhole();\n```\n';
  const [inFrame, whole] = recipesOf(`${top}## In it\n\n\`\`\`ts\nsnippet('$&');\n\`\`\`\n\n${own}`);
  expect(inFrame).toMatchObject({
    heading: 'In it',
    program: { text: "// main.ts\nbefore();\nsnippet('$&');\nafter();\n" },
  });
  expect(whole?.program.text).toBe('// own.ts\nwhole();\n');
});
