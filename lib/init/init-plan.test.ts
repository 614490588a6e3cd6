import { initPlan } from './init-plan';

const options = {
  name: 'shop',
  template: 'web',
  dependency: '^0.3.0',
  versionOf: (name: string) => `^1.0.0-${name.replace(/\W/g, '')}`,
} as const;

const plan = (existing: Readonly<Record<string, string>>) => initPlan(options, (path) => existing[path]);
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
  expect(planned({ '.gitignore': '/node_modules\ndist/' }, '.gitignore')).toBe('/node_modules\ndist/\nbuild/\n');
});

test('a package.json that is not a JSON object is an error', () => {
  for (const text of ['[]', '{', '// comment\n{}']) expect(() => plan({ 'package.json': text })).toThrow(SyntaxError);
});
