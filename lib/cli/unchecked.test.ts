import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run';

const text = readFileSync(join(__dirname, 'testdata/unchecked.yaml'), 'utf8');
const thing = (kind: string) => `---\napiVersion: example.org/v1\nkind: ${kind}\nmetadata: {name: a}\n`;

function verify(input: string, output: string): string {
  let out = '';
  const write = (more: string) => {
    out += more;
  };
  const standardInput = () => Buffer.from(input);
  const args = ['verify', '-', '--kubernetes', '1.35', '--output', output];
  expect(run(args, { out: write, err: write, standardInput, colours: false })).toBe(0);
  return out;
}

describe('unchecked kinds are listed, the most frequent first,', () => {
  const named =
    'not checked: 2 of networking.k8s.io/v1 Ingress, 1 of autoscaling/v1 Scale, 1 of rbac.authorization.k8s.io/v1 ClusterRole';
  const input = `${text}---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: b}\n`;

  test('before the counts in text', () => {
    expect(verify(input, 'text')).toBe(`${named}\n4 objects for Kubernetes 1.35: 0 errors, 0 warnings\n`);
  });

  test('in JSON', () => {
    expect(JSON.parse(verify(input, 'json')).unchecked).toEqual([
      { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', objects: 2 },
      { apiVersion: 'autoscaling/v1', kind: 'Scale', objects: 1 },
      { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', objects: 1 },
    ]);
  });

  test('as a notice of GitHub', () => {
    expect(verify(input, 'github')).toBe(`::notice title=cdk8s-pods::${named}\n`);
  });

  test('as a notification in SARIF (3.20.21)', () => {
    expect(JSON.parse(verify(input, 'sarif')).runs[0].invocations).toEqual([
      { executionSuccessful: true, toolExecutionNotifications: [{ level: 'note', message: { text: named } }] },
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
    '::notice title=cdk8s-pods::not checked: 1 of example.org/v1 X\\u000a::error::y\n',
  );
  expect(verify(input, 'text')).not.toContain('\n::');
});
