import { defaultKubernetesVersion } from '../kubernetes/version';
import { type TemplateName, templates } from './templates/all-templates';

/** What a new project is made of. */
export interface ProjectOptions {
  /** The name in package.json, if it is new. */
  readonly name: string;
  readonly template: TemplateName;
  /** The dependency on this package, as package.json has it: a version, a URL, or `file:` and a path. */
  readonly dependency: string;
  /** The version of a package that this one is tested with. */
  readonly versionOf: (name: string) => string;
}

/** What the files depend on that a project has, or gets. */
export interface ProjectFacts {
  /** Whether the types of jest are installed. */
  readonly hasJest: boolean;
  /** Whether `npm test` runs tests. */
  readonly hasTests: boolean;
  /** Whether the output folder is known to be committed. */
  readonly commitsOutput: boolean;
}

const newProject: ProjectFacts = { hasJest: true, hasTests: true, commitsOutput: true };

/** The files of a project by path, package.json excluded. */
export function projectFiles(
  { template }: Pick<ProjectOptions, 'template'>,
  facts: ProjectFacts = newProject,
): Readonly<Record<string, string>> {
  return {
    'main.ts': templates[template].main,
    'main.test.ts': templates[template].test,
    'cdk8s.yaml': `${language}${app}${pods}`,
    'tsconfig.json': tsconfig(facts),
    '.gitignore': gitignore,
    '.github/workflows/manifests.yaml': workflow(facts),
  };
}

const language = 'language: typescript\n';

/** The part of cdk8s.yaml that runs the program. */
export const app = 'app: node -r tsx/cjs main.ts\n';

/** The part of cdk8s.yaml that sets the target. */
export const pods = `pods:
  kubernetes: "${defaultKubernetesVersion}"
`;

const tsconfig = ({ hasJest }: ProjectFacts) => `{
  "compilerOptions": {
    "target": "es2023",
    "module": "node20",
    "lib": ["es2023"],
    "types": ["node"${hasJest ? ', "jest"' : ''}],
    "strict": true,
    "noUncheckedIndexedAccess": true,
    "isolatedModules": true,
    "skipLibCheck": true,
    "noEmit": true
  }
}
`;

/** Of dist/, the commit has every file. */
const gitignore = `node_modules/
build/
`;

/** Manifests that are not committed cannot be compared. */
const workflow = ({ hasTests, commitsOutput }: ProjectFacts) => `name: manifests
on: [push, pull_request]
jobs:
  manifests:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with: { node-version: 22 }
      - run: npm ci
      - run: npm run types
      - run: ${commitsOutput ? 'npx cdk8s-pods synth --check' : 'npm run synth'}
${hasTests ? '      - run: npm test\n' : ''}`;
