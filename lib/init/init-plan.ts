import { completedPackageJson, newPackageJson } from './package-json';
import { type ProjectOptions, pods, projectFiles } from './project-files';

/** A file that is to be written. */
export interface PlannedFile {
  readonly path: string;
  /** Absent where the file is new. */
  readonly before?: string;
  readonly after: string;
}

/**
 * The files to write so that a folder is a project: those that are missing, and what package.json, cdk8s.yaml and
 * .gitignore lack. Nothing that exists is removed or replaced. A program that exists is kept, and gets no test of ours.
 *
 * @param read the text of a file in the folder, if it exists
 * @throws SyntaxError for a package.json that is not a JSON object
 */
export function initPlan(options: ProjectOptions, read: (path: string) => string | undefined): readonly PlannedFile[] {
  const hasProgram = read('main.ts') !== undefined;
  const texts = Object.entries(projectFiles(options)).flatMap(([path, text]) => {
    const before = read(path);
    if (before === undefined) return path === 'main.test.ts' && hasProgram ? [] : [{ path, after: text }];
    return [{ path, before, after: completed(path, before, text) }];
  });
  const tests = {
    areNew: texts.some(({ path, ...file }) => path === 'main.test.ts' && !('before' in file)),
    areConfigured: ['js', 'cjs', 'mjs', 'ts', 'json'].some((end) => read(`jest.config.${end}`) !== undefined),
  };
  const packageJson = read('package.json');
  const manifest =
    packageJson === undefined
      ? { path: 'package.json', after: newPackageJson(options) }
      : { path: 'package.json', before: packageJson, after: completedPackageJson(packageJson, options, tests) };
  return [manifest, ...texts].filter(({ after, ...file }) => !('before' in file) || file.before !== after);
}

function completed(path: string, before: string, text: string): string {
  if (path === 'cdk8s.yaml') return /^pods:/m.test(before) ? before : withLines(before, pods.trimEnd().split('\n'));
  if (path !== '.gitignore') return before;
  const lines = new Set(before.split(/\r?\n/).map((line) => line.replace(/^\/|\/$/g, '')));
  return withLines(
    before,
    text
      .trimEnd()
      .split('\n')
      .filter((line) => !lines.has(line.replace(/\/$/, ''))),
  );
}

function withLines(text: string, lines: readonly string[]): string {
  if (lines.length === 0) return text;
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${lines.join('\n')}\n`;
}
