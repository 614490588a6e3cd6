import { completedCdk8sYaml, setsApp } from './cdk8s-yaml';
import { completedGitignore, ignoresOutput } from './gitignore';
import { InvalidProject } from './invalid-project';
import { completedPackageJson, newPackageJson, packageFacts } from './package-json';
import { type ProjectOptions, projectFiles } from './project-files';

/** A file that is to be written. */
export interface PlannedFile {
  readonly path: string;
  /** Absent where the file is new. */
  readonly before?: string;
  readonly after: string;
}

/** What init does in a folder. */
export interface InitPlan {
  readonly files: readonly PlannedFile[];
  /** The commands to run after it; each of them works then. */
  readonly next: readonly string[];
}

/**
 * The files to write so that a folder is a project: those that are missing, and what package.json, cdk8s.yaml and
 * .gitignore lack. Nothing else that exists is changed. A program that exists is kept, and gets no test of ours.
 *
 * @param read the text of a file in the folder, if it exists
 * @throws InvalidProject for files that nothing can be added to
 */
export function initPlan(options: ProjectOptions, read: (path: string) => string | undefined): InitPlan {
  const [packageJson, cdk8sYaml] = [read('package.json'), read('cdk8s.yaml')];
  const hasProgram = read('main.ts') !== undefined;
  const addsTests = !hasProgram && read('main.test.ts') === undefined;
  const addsApp = cdk8sYaml === undefined || !setsApp(cdk8sYaml);
  const { packages, hasTests, isEsModule } = packageFacts(packageJson ?? '{}');
  if (isEsModule && (!hasProgram || addsApp)) {
    throw new InvalidProject('package.json has "type": "module", which the files of init do not support; remove it');
  }
  const facts = {
    hasJest: addsTests || packages.includes('@types/jest'),
    hasTests: addsTests || hasTests,
    // Of a program that exists, the output may be ignored elsewhere, or never have been committed.
    commitsOutput: !hasProgram && !ignoresOutput(read('.gitignore') ?? ''),
  };
  const additions = {
    tests: addsTests,
    tsconfig: read('tsconfig.json') === undefined,
    app: addsApp,
    jestIsConfigured: ['js', 'cjs', 'mjs', 'ts', 'json'].some((end) => read(`jest.config.${end}`) !== undefined),
  };
  const completed: Readonly<Record<string, (before: string, text: string) => string>> = {
    'package.json': (before) => completedPackageJson(before, options, additions),
    'cdk8s.yaml': completedCdk8sYaml,
    '.gitignore': completedGitignore,
  };
  const texts = { 'package.json': newPackageJson(options), ...projectFiles(options, facts) };
  const files = Object.entries(texts).flatMap(([path, text]): readonly PlannedFile[] => {
    const before = read(path);
    if (before === undefined) return path === 'main.test.ts' && !addsTests ? [] : [{ path, after: text }];
    const after = completed[path]?.(before, text) ?? before;
    return after === before ? [] : [{ path, before, after }];
  });
  return { files, next: ['npm install', 'npm run synth', ...(facts.hasTests ? ['npm test'] : [])] };
}
