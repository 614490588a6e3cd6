import { fencesOf, fileOf, type Program } from './fences';

/** A heading of a page of recipes, with the program that its snippet becomes. */
export interface Recipe {
  readonly heading: string;
  readonly program: Program;
}

/** What a snippet of a recipe stands in for, in the program at the top of its page. */
const place = '// …\n';

/**
 * The recipes of a page: a heading, a snippet, and YAML that it writes. A snippet that names a file is a program of its own;
 * any other one goes into the program at the top of the page.
 */
export function recipesOf(page: string): readonly Recipe[] {
  const [top = '', ...sections] = page.split(/^## /m);
  const frame = fencesOf(top).find(({ language }) => language === 'ts')?.text ?? '';
  return sections.map((section, at) => {
    const fences = fencesOf(section);
    const snippets = fences.filter(({ language }) => language === 'ts');
    const text = snippets.map((fence) => fence.text).join('\n');
    const [first] = snippets;
    const isProgram = first !== undefined && fileOf(first) !== undefined;
    return {
      heading: section.slice(0, section.indexOf('\n')),
      program: {
        file: `recipe-${at}.ts`,
        text: isProgram ? text : frame.replace(place, () => text),
        yaml: fences.filter(({ language }) => language === 'yaml'),
        reports: [],
      },
    };
  });
}
