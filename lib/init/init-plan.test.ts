import { parse } from 'yaml';
import { initPlan } from './init-plan';
import { InvalidProject } from './invalid-project';

const options = {
  name: 'shop',
  template: 'web',
  dependency: '^0.3.0',
  versionOf: (name: string) => `^1.0.0-${name.replace(/\W/g, '')}`,
} as const;

const plan = (existing: Readonly<Record<string, string>>) => initPlan(options, (path) => existing[path]).files;
const planned = (existing: Readonly<Record<string, string>>, path: string) =>
  plan(existing).find((file) => file.path === path)?.after;

test('an empty folder gets all files', () => {
  const files = plan({});
  expect(files.map(({ path }) => path)).toEqual([
    'package.json',
    'main.ts',
    'main.test.ts',
    'cdk8s.yaml',
    'tsconfig.json',
    '.gitignore',
    '.github/workflows/manifests.yaml',
  ]);
  expect(files.every((file) => !('before' in file))).toBe(true);
  expect(JSON.parse(planned({}, 'package.json') ?? '')).toMatchObject({
    name: 'shop',
    scripts: { synth: 'cdk8s-pods synth', test: 'jest' },
    dependencies: { 'cdk8s-pods': '^0.3.0', cdk8s: '^1.0.0-cdk8s' },
  });
});

test('a second run has nothing to do', () => {
  const first = Object.fromEntries(plan({}).map(({ path, after }) => [path, after]));
  expect(plan(first)).toEqual([]);
});

test('package.json gets what it lacks, and all else in it stays as it is', () => {
  const before = `{
    "name": "old", "files": ["a", "b"],
    "scripts": {
        "synth": "cdk8s synth"
    },
    "dependencies": {"cdk8s": "2.0.0", "constructs": "10.0.0"}
}
`;
  expect(planned({ 'package.json': before, 'main.ts': '' }, 'package.json')).toBe(`{
    "name": "old", "files": ["a", "b"],
    "scripts": {
        "synth": "cdk8s synth",
        "watch": "cdk8s-pods synth --watch",
        "types": "tsc --noEmit"
    },
    "dependencies": {"cdk8s": "2.0.0", "constructs": "10.0.0",
        "cdk8s-pods": "^0.3.0"},
    "devDependencies": {
        "@types/node": "^1.0.0-typesnode",
        "tsx": "^1.0.0-tsx",
        "typescript": "^1.0.0-typescript"
    }
}
`);
});

test.each(['{}', '{"scripts": {}}', '{\n\t"name": "a"\n}\n', '{\r\n  "name": "a"\r\n}\r\n'])(
  'package.json %j stays valid, with its line ends and indentation',
  (before) => {
    const after = planned({ 'package.json': before }, 'package.json') ?? '';
    expect(JSON.parse(after)).toMatchObject({ ...JSON.parse(before), scripts: { test: 'jest' } });
    expect(JSON.parse(after)).toHaveProperty('jest.transform');
    expect(/[^\r]\n/.test(after)).toBe(!before.includes('\r'));
    if (before.includes('\t')) expect(after).toContain('\n\t"scripts": {\n\t\t"synth"');
  },
);

test('jest is configured once', () => {
  const files = { 'package.json': '{}', 'jest.config.js': '' };
  expect(JSON.parse(planned(files, 'package.json') ?? '')).not.toHaveProperty('jest');
});

test('a program that exists is kept, and gets no test of ours', () => {
  const paths = plan({ 'main.ts': 'mine', 'package.json': '{}' }).map(({ path }) => path);
  expect(paths).not.toContain('main.ts');
  expect(paths).not.toContain('main.test.ts');
  expect(
    JSON.parse(planned({ 'main.ts': '', 'package.json': '{}' }, 'package.json') ?? '').devDependencies,
  ).not.toHaveProperty('jest');
});

test('cdk8s.yaml and .gitignore get the lines that they lack', () => {
  const yaml = 'language: typescript\napp: npx ts-node main.ts';
  expect(planned({ 'cdk8s.yaml': yaml }, 'cdk8s.yaml')).toBe(`${yaml}\npods:\n  kubernetes: "1.35"\n`);
  expect(planned({ 'cdk8s.yaml': `${yaml}\npods: {}\n` }, 'cdk8s.yaml')).toBeUndefined();
  expect(planned({ 'cdk8s.yaml': '"pods": {}\napp: x\n' }, 'cdk8s.yaml')).toBeUndefined();
  expect(planned({ 'cdk8s.yaml': 'app: x\r\n' }, 'cdk8s.yaml')).toBe('app: x\r\npods:\r\n  kubernetes: "1.35"\r\n');
  expect(planned({ 'cdk8s.yaml': 'language: typescript\n' }, 'cdk8s.yaml')).toBe(
    'language: typescript\napp: node -r tsx/cjs main.ts\npods:\n  kubernetes: "1.35"\n',
  );
  expect(planned({ '.gitignore': '/node_modules\ndist/' }, '.gitignore')).toBe('/node_modules\ndist/\nbuild/\n');
});

test('a package.json that is not a JSON object is an error', () => {
  for (const text of ['[]', '{', '// comment\n{}'])
    expect(() => plan({ 'package.json': text })).toThrow(InvalidProject);
});

describe('a project of `npm init` with a program', () => {
  const npmInit = '{"scripts": {"test": "echo \\"Error: no test specified\\" && exit 1"}}';
  const existing = { 'package.json': npmInit, 'main.ts': 'mine' };

  test('gets no type, step or command of tests, as it has none', () => {
    expect(JSON.parse(planned(existing, 'tsconfig.json') ?? '').compilerOptions.types).toEqual(['node']);
    expect(stepsOf(existing)).toEqual(['npm ci', 'npm run types', 'npm run synth']);
    expect(initPlan(options, (path) => (existing as Record<string, string>)[path]).next).toEqual([
      'npm install',
      'npm run synth',
    ]);
    const { scripts, devDependencies } = JSON.parse(planned(existing, 'package.json') ?? '');
    expect(scripts.test).toContain('no test specified');
    expect(Object.keys(devDependencies)).toEqual(['@types/node', 'tsx', 'typescript']);
  });

  test('gets a script that runs the new tests where the program is new as well', () => {
    const after = JSON.parse(planned({ 'package.json': npmInit }, 'package.json') ?? '');
    expect(after).toMatchObject({ scripts: { test: 'jest' }, devDependencies: { jest: expect.any(String) } });
    expect(stepsOf({ 'package.json': npmInit })).toContain('npm test');
  });

  test('keeps a test script of its own, which the workflow runs', () => {
    const own = { 'main.ts': '', 'package.json': '{"scripts": {"test": "ava"}}' };
    expect(stepsOf(own)).toContain('npm test');
    expect(JSON.parse(planned(own, 'package.json') ?? '').scripts.test).toBe('ava');
  });
});

test('the types that a new tsconfig.json names are installed', () => {
  const types = { 'main.ts': '', 'package.json': '{"scripts": {"types": "tsc"}}' };
  expect(JSON.parse(planned(types, 'package.json') ?? '').devDependencies).toHaveProperty('@types/node');
  const withJest = { 'main.ts': '', 'package.json': '{"devDependencies": {"@types/jest": "30"}}' };
  expect(JSON.parse(planned(withJest, 'tsconfig.json') ?? '').compilerOptions.types).toEqual(['node', 'jest']);
});

test('the workflow compares manifests where they are committed, and else only synthesizes', () => {
  expect(stepsOf({})).toContain('npx cdk8s-pods synth --check');
  for (const line of ['dist', '/dist/', 'dist/*', '**/dist', '*.yaml', '*.k8s.yaml', '*']) {
    expect(stepsOf({ '.gitignore': `node_modules\n${line}\n` })).not.toContain('npx cdk8s-pods synth --check');
  }
  expect(stepsOf({ '.gitignore': '*.js\ndistrict/\n' })).toContain('npx cdk8s-pods synth --check');
  expect(stepsOf({ 'main.ts': '', '.gitignore': '' })).toContain('npm run synth');
});

test('a project of ES modules is an error, unless it has all that they are about', () => {
  const packageJson = '{"type": "module"}';
  expect(() => plan({ 'package.json': packageJson })).toThrow(/^package\.json has "type": "module", which/);
  expect(() => plan({ 'package.json': packageJson, 'main.ts': '' })).toThrow(/"type": "module"/);
  expect(plan({ 'package.json': packageJson, 'main.ts': '', 'cdk8s.yaml': 'app: node main.ts\n' })).not.toEqual([]);
});

test.each([
  '{language: typescript, app: node main.js}\n',
  'app: x\n...\n',
  'app: x\n---\napp: y\n',
  'app: |\n x\n\n{',
  'app: [\n',
  '- app\n',
])('cdk8s.yaml %j is an error, as nothing can be added at its end', (text) => {
  expect(() => plan({ 'cdk8s.yaml': text })).toThrow(InvalidProject);
});

test('the error for a cdk8s.yaml of one line has what to add', () => {
  expect(() => plan({ 'cdk8s.yaml': '{app: node main.js}' })).toThrow(
    'cdk8s.yaml: nothing can be added at its end; add it yourself: {"pods":{"kubernetes":"1.35"}}',
  );
});

test('package.json keeps a byte order mark, and is an error where scripts is not an object', () => {
  const after = planned({ 'package.json': '\uFEFF{\n  "name": "a"\n}\n' }, 'package.json') ?? '';
  expect(after.startsWith('\uFEFF{\n  "name": "a",\n')).toBe(true);
  expect(JSON.parse(after.slice(1))).toMatchObject({ name: 'a', scripts: { test: 'jest' } });
  expect(() => plan({ 'package.json': '{"scripts": null}' })).toThrow(
    'package.json: scripts must be an object; remove it',
  );
});

/** The commands that the workflow runs. */
function stepsOf(existing: Readonly<Record<string, string>>): readonly string[] {
  const workflow = planned(existing, '.github/workflows/manifests.yaml') ?? '';
  return parse(workflow).jobs.manifests.steps.flatMap(({ run }: { readonly run?: string }) => run ?? []);
}
