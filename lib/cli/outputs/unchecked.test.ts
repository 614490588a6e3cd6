import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../../test-helpers/run-command';

const text = readFileSync(join(__dirname, '../testdata/unchecked.yaml'), 'utf8');
const thing = (kind: string) => `---\napiVersion: example.org/v1\nkind: ${kind}\nmetadata: {name: a}\n`;

function verify(input: string, output: string, ...args: readonly string[]): string {
  const { exitCode, out } = verified(input, '--output', output, ...args);
  expect(exitCode).toBe(0);
  return out;
}

function verified(input: string, ...args: readonly string[]) {
  const { exitCode, printed: out } = runCommand(['verify', '-', '--kubernetes', '1.35', ...args], input);
  return { exitCode, out };
}

test('a List without items is an error, not an unchecked kind', () => {
  const { exitCode, out } = verified('apiVersion: v1\nkind: List\nitem: []\n');
  expect(exitCode).toBe(1);
  expect(out).toBe(
    '<stdin>:1:1: error: List (no name): items: missing; set the objects of the list, or remove it [shape/unknown-kind]\n' +
      '1 object for Kubernetes 1.35: 1 error, 0 warnings; run `cdk8s-pods explain shape/unknown-kind` for details\n',
  );
});

describe('unchecked kinds are listed, the most frequent first,', () => {
  const named =
    'not checked: 2 of networking.k8s.io/v1 Ingress, 1 of autoscaling/v1 Scale, 1 of rbac.authorization.k8s.io/v1 ClusterRole';
  const input = `${text}---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: b}\n`;

  test('before the counts in text', () => {
    expect(verify(input, 'text')).toBe(`${named}\n0 of 4 objects verified for Kubernetes 1.35: 0 errors, 0 warnings\n`);
  });

  test('in JSON', () => {
    expect(JSON.parse(verify(input, 'json'))).toMatchObject({ objects: 4, verified: 0 });
    expect(JSON.parse(verify(input, 'json')).unchecked).toEqual([
      { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', objects: 2 },
      { apiVersion: 'autoscaling/v1', kind: 'Scale', objects: 1 },
      { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', objects: 1 },
    ]);
  });

  test('as a notice of GitHub', () => {
    expect(verify(input, 'github')).toBe(
      `::notice title=cdk8s-pods::0 of 4 objects verified\n::notice title=cdk8s-pods::${named}\n`,
    );
  });

  test('as a notification in SARIF (3.20.21)', () => {
    expect(JSON.parse(verify(input, 'sarif')).runs[0].invocations).toEqual([
      {
        executionSuccessful: true,
        toolExecutionNotifications: ['0 of 4 objects verified', named].map((text) => ({
          level: 'note',
          message: { text },
        })),
      },
    ]);
  });
});

test('lists 20 of very many unchecked kinds in text, and all in JSON', () => {
  const input = Array.from({ length: 23 }, (_, at) => thing(`Thing${at + 10}`)).join('');
  expect(verify(input, 'text')).toMatch(
    /^not checked: (?:1 of example\.org\/v1 Thing\d\d, ){20}objects of 3 more kinds\n/,
  );
  expect(JSON.parse(verify(input, 'json')).unchecked).toHaveLength(23);
});

test('an unchecked kind cannot end a line or start a command', () => {
  const input = thing('"X\\n::error::y"');
  expect(verify(input, 'github')).toBe(
    '::notice title=cdk8s-pods::0 of 1 object verified\n::notice title=cdk8s-pods::not checked: 1 of example.org/v1 X\\u000a::error::y\n',
  );
  expect(verify(input, 'text')).not.toContain('\n::');
});

describe('--unchecked', () => {
  const input = `${thing('Thing')}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n`;

  test('warning is the default', () => {
    expect(verify(input, 'text', '--unchecked', 'warning')).toBe(verify(input, 'text'));
  });

  test('ignore prints no note', () => {
    expect(verify(input, 'text', '--unchecked', 'ignore')).toBe(
      '1 of 2 objects verified for Kubernetes 1.35: 0 errors, 0 warnings\n',
    );
  });

  test('error reports each object, at its line', () => {
    const { exitCode, out } = verified(input, '--unchecked', 'error');
    expect(exitCode).toBe(1);
    expect(out).toBe(
      '<stdin>:2:1: error: Thing a: kind "Thing" of "example.org/v1" is not checked; validate it with its schema, and ignore this rule for it [shape/unchecked-kind]\n' +
        'not checked: 1 of example.org/v1 Thing\n' +
        '1 of 2 objects verified for Kubernetes 1.35: 1 error, 0 warnings; run `cdk8s-pods explain shape/unchecked-kind` for details\n',
    );
  });

  test('error reports a kind that servers do not have once, and its note is its finding', () => {
    const budget = 'apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: {name: a}\n';
    expect(verified(budget, '--unchecked', 'error').out).toBe(verified(budget).out);
    expect(verified(budget).out).toMatch(
      /^<stdin>:1:\d+: error: .*set apiVersion: policy\/v1 .*\n1 object .*: 1 error, 0 w/,
    );
  });

  test('error can be ignored, as any rule', () => {
    const { exitCode, out } = verified(input, '--unchecked', 'error', '--ignore', 'shape/unchecked-kind');
    expect(exitCode).toBe(0);
    expect(out).toContain('findings not reported: 1 ignored\n');
  });

  test('is an error with another value', () => {
    expect(verified(input, '--unchecked', 'errors')).toMatchObject({
      exitCode: 2,
      out: expect.stringContaining(
        'error: --unchecked must be one of error, warning, ignore, got "errors"; did you mean "error"?',
      ),
    });
  });
});
