import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../test-helpers/temporary-folder';
import { isCheck, isEmptiedByCommand } from './check-mode';

const folder = temporaryFolder();
const { argv, env } = process;
afterEach(() => {
  process.argv = argv;
  process.env = env;
});
const started = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
  process.argv = ['node', 'main.ts', ...args];
  process.env = { ...environment };
};

describe('a synth only compares', () => {
  test.each<[readonly string[], Readonly<Record<string, string>>, boolean | undefined, boolean]>([
    [[], {}, undefined, false],
    [['--check'], {}, undefined, true],
    [['--verbose', 'prod', '--check'], {}, undefined, true],
    [['--check'], {}, false, false],
    [[], {}, true, true],
    [[], { CDK8S_PODS_CHECK: '1' }, undefined, true],
    [[], { CDK8S_PODS_CHECK: 'true' }, undefined, true],
    [[], { CDK8S_PODS_CHECK: '1' }, false, false],
    [[], { CDK8S_PODS_CHECK: '0' }, undefined, false],
    [[], { CDK8S_PODS_CHECK: '' }, undefined, false],
  ])('with the arguments %j, in %j, where the app says %j: %j', (args, environment, said, expected) => {
    started(args, environment);
    expect(isCheck(said)).toBe(expected);
  });

  test.each(['--chek', '--chekc', '--checks', '-check', '--Check', '--check=true', '--ceck=1', '--cehck'])(
    'not with %s, which is an error before anything is done',
    (argument) => {
      started(['prod', argument]);
      expect(() => isCheck(undefined)).toThrow(`unknown argument "${argument}"; did you mean "--check"?`);
      expect(isCheck(false)).toBe(false);
    },
  );

  test.each(['--checkout', '--chart', '--clock', '--chunk', '-c', 'check', '--no-check', '--watch', '--'])(
    'nor with %s, which is an argument of the program itself',
    (argument) => {
      started([argument]);
      expect(isCheck(undefined)).toBe(false);
    },
  );

  test('nor with another value of the environment than 1 or 0, which is an error', () => {
    started([], { CDK8S_PODS_CHECK: 'yes' });
    expect(() => isCheck(undefined)).toThrow('CDK8S_PODS_CHECK must be 1 or 0, got "yes"');
  });
});

describe('the command cdk8s has emptied', () => {
  const byCommand = (outdir: string) => started([], { CDK8S_OUTDIR: outdir, CDK8S_RECORD_CONSTRUCT_METADATA: 'false' });

  test('the folder that it names, and those in it, also once the program has written there', () => {
    const outdir = join(folder(), 'dist');
    byCommand(outdir);
    expect(isEmptiedByCommand(outdir)).toBe(true);
    mkdirSync(outdir);
    writeFileSync(join(outdir, 'a.yaml'), '');
    expect([outdir, join(outdir, 'staging')].map(isEmptiedByCommand)).toEqual([true, true]);
    expect(isEmptiedByCommand(join(folder(), 'other'))).toBe(false);
  });

  test('no folder that holds something, and none that nothing but the user has named', () => {
    const outdir = join(folder(), 'dist');
    mkdirSync(outdir);
    writeFileSync(join(outdir, 'a.yaml'), '');
    byCommand(outdir);
    expect(isEmptiedByCommand(outdir)).toBe(false);
    started([], { CDK8S_OUTDIR: join(folder(), 'none') });
    expect(isEmptiedByCommand(join(folder(), 'none'))).toBe(false);
  });

  test('the folder of manifests in a chart of Helm, which it makes', () => {
    const outdir = join(folder(), 'dist/templates');
    mkdirSync(outdir, { recursive: true });
    byCommand(outdir);
    expect(isEmptiedByCommand(outdir)).toBe(true);
  });
});
