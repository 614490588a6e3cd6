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

/** The files of a project by path, package.json excluded. */
export function projectFiles({ template }: Pick<ProjectOptions, 'template'>): Readonly<Record<string, string>> {
  return {
    'main.ts': templates[template].main,
    'main.test.ts': templates[template].test,
    'cdk8s.yaml': cdk8sYaml,
    'tsconfig.json': tsconfig,
    '.gitignore': gitignore,
    '.github/workflows/manifests.yaml': workflow,
  };
}

/** The part of cdk8s.yaml that sets the target. */
export const pods = `pods:
  kubernetes: "${defaultKubernetesVersion}"
`;

const cdk8sYaml = `language: typescript
app: node -r tsx/cjs main.ts
${pods}`;

const tsconfig = `{
  "compilerOptions": {
    "target": "es2023",
    "module": "node20",
    "lib": ["es2023"],
    "types": ["node", "jest"],
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

const workflow = `name: manifests
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
      - run: npx cdk8s-pods synth --check
      - run: npm test
`;
