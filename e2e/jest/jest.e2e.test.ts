import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilers } from '../../test-helpers/compilers';
import { buildPackage, makeProject } from './make-project';

const scratch = mkdtempSync(join(tmpdir(), 'runners-'));
const built = join(scratch, 'built');
beforeAll(() => buildPackage(built));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The tests that each runner runs: they differ in what they import. */
const expectations = readFileSync(join(__dirname, 'project/expectations.txt'), 'utf8');
const imports = {
  jest: `import { absent, matchers, serializer } from 'cdk8s-pods/jest';\nimport { shop } from './shop';\n`,
  jestGlobals: `import { expect, test } from '@jest/globals';\nimport { absent, matchers, serializer } from 'cdk8s-pods/jest';\nimport { shop } from './shop';\n`,
  vitest: `import { absent, matchers, serializer } from 'cdk8s-pods/vitest';\nimport { expect, test } from 'vitest';\nimport { shop } from './shop.js';\n`,
};

const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  target: 'es2022',
  lib: ['es2022', 'dom'],
  types: ['node'],
};

interface Run {
  readonly status: number | null;
  readonly said: string;
}

function run(folder: string, program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Run {
  const script = join(folder, 'node_modules', program);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      CI: '',
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      NODE_OPTIONS: '',
      NODE_ENV: 'test',
      ...environment,
    },
  });
  return { status, said: `${stdout}\n${stderr}` };
}

/** What a compiler says of a project without skipLibCheck, but for what other packages' own types are wrong about. */
function typeErrors(compiler: string, folder: string, options: object): string {
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...compilerOptions, ...options }, include: ['*.ts'] }),
  );
  const tsc = join(compiler, 'bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', '.', '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const messages = stdout.split(/^(?=\S)/m);
  return messages.filter((message) => !/node_modules\/(?!cdk8s-pods\/)/.test(message.split('(')[0] ?? '')).join('');
}

describe('jest 30 with swc, and without vitest', () => {
  const folder = join(scratch, 'jest');
  const jest = (args: readonly string[], environment?: NodeJS.ProcessEnv) =>
    run(folder, 'jest/bin/jest.js', args, environment);

  beforeAll(() => {
    makeProject(folder, built, 'jest');
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'shop', private: true }));
    writeFileSync(join(folder, 'jest.config.json'), JSON.stringify({ transform: { '\\.ts$': '@swc/jest' } }));
    writeFileSync(join(folder, 'global.test.ts'), imports.jest + expectations);
    writeFileSync(join(folder, 'imported.test.ts'), imports.jestGlobals + expectations);
  });

  test('the matchers work with the global expect, and with that of @jest/globals', () => {
    expect(jest(['--ci=false'])).toEqual({
      status: 0,
      said: expect.stringContaining('Tests:       6 passed, 6 total'),
    });
    const snapshot = readFileSync(join(folder, '__snapshots__/global.test.ts.snap'), 'utf8');
    expect(snapshot).toContain('= `\napiVersion: v1\nkind: ConfigMap\n');
  });

  test('the matchers work without globals', () => {
    const { status, said } = jest(['--injectGlobals=false', 'imported']);
    expect({ status, said }).toEqual({ status: 0, said: expect.stringContaining('3 passed') });
  });

  test('the matchers work in ES modules, and when a file of setupFilesAfterEnv imports them', () => {
    const program = `test('an ES module', () => expect({ apiVersion: 'v1', kind: 'Pod' }).toHaveResource('Pod'));\n`;
    writeFileSync(join(folder, 'module.test.mjs'), program);
    const args = [
      '--setupFilesAfterEnv',
      'cdk8s-pods/jest',
      '--testMatch',
      '**/*.test.mjs',
      '--config',
      '{"transform":{}}',
    ];
    const { status, said } = jest(args, { NODE_OPTIONS: '--experimental-vm-modules' });
    expect({ status, said }).toEqual({ status: 0, said: expect.stringContaining('1 passed') });
  });

  test.each(Object.entries(compilers))(
    'they compile with TypeScript %s, and a misspelled field does not',
    (release, compiler) => {
      const wrong = `\nexpect(shop()).toHaveContainer('app', { imag: 'a' });\n`;
      writeFileSync(join(folder, 'wrong.ts'), imports.jestGlobals.replace('test }', 'test as run }') + wrong);
      const options = { module: release.startsWith('5') ? 'commonjs' : 'node16', types: ['node', 'jest'] };
      const errors = typeErrors(compiler, folder, options);
      expect(errors).toMatch(/^wrong\.ts\(\d+,\d+\): error TS2561: .*'imag'.*\n?$/);
      rmSync(join(folder, 'wrong.ts'));
    },
  );
});

describe('vitest, without jest', () => {
  const folder = join(scratch, 'vitest');

  beforeAll(() => {
    makeProject(folder, built, 'vitest');
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'shop', private: true, type: 'module' }));
    writeFileSync(join(folder, 'shop.test.ts'), imports.vitest + expectations);
  });

  test('the matchers work with the expect that is imported', () => {
    const { status, said } = run(folder, 'vitest/vitest.mjs', ['run', '--update']);
    expect({ status, said }).toEqual({ status: 0, said: expect.stringMatching(/Tests {2}3 passed/) });
    expect(readFileSync(join(folder, '__snapshots__/shop.test.ts.snap'), 'utf8')).toContain('\nkind: ConfigMap\n');
  });

  test.each(Object.entries(compilers))('they compile with TypeScript %s', (release, compiler) => {
    const bundler = { module: 'esnext', moduleResolution: 'bundler' };
    expect(typeErrors(compiler, folder, release.startsWith('5') ? bundler : { module: 'nodenext' })).toBe('');
  });
});
