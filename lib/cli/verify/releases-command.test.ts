import { run } from '../run';

/** With a field since 1.34, and an error in all releases. */
const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  hostnameOverride: web-1\n  containers: [{name: web, image: "web:1", ports: [{containerPort: 70000}]}]\n';

function verify(...args: readonly string[]) {
  let [out, err] = ['', ''];
  let reads = 0;
  const exitCode = run(['verify', '-', ...args], {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    standardInput: () => {
      reads += 1;
      return Buffer.from(pod);
    },
    colours: false,
  });
  return { exitCode, out, err, reads };
}

const port =
  '<stdin>:6:53: error: Pod web: spec.containers[0].ports[0].containerPort: must be 1 to 65535, got 70000; set 1 to 65535 [api/port-number]\n';

test('--kubernetes with several releases reports each finding once, with its releases', () => {
  const { exitCode, out, err, reads } = verify('--kubernetes', '1.35,v1.33.4', '--kubernetes', '1.32,1.33');
  expect({ exitCode, err, reads }).toEqual({ exitCode: 1, err: '', reads: 1 });
  expect(out).toBe(
    '<stdin>:5:3: error: Pod web: spec.hostnameOverride: field "hostnameOverride" does not exist in Kubernetes 1.33 (added in 1.34); remove it, or target 1.34 or later [shape/unavailable-field] (1.32 and 1.33 only)\n' +
      port +
      '1 object for Kubernetes 1.32, 1.33 and 1.35: 2 errors, 0 warnings; run `cdk8s-pods explain shape/unavailable-field` for details\n',
  );
});

test('findings of one release have it in every output', () => {
  const releases = ['--kubernetes', '1.33,1.35', '--output'];
  const { kubernetes, findings } = JSON.parse(verify(...releases, 'json').out);
  expect(kubernetes).toEqual(['1.33', '1.35']);
  expect(findings).toMatchObject([{ releases: ['1.33'] }, { releases: ['1.33', '1.35'] }]);
  expect(verify(...releases, 'github').out).toMatch(
    /\[shape\/unavailable-field\] \(1\.33 only\)\n.*\[api\/port-number\]\n$/,
  );
  const [{ results }] = JSON.parse(verify(...releases, 'sarif').out).runs;
  expect(results).toMatchObject([{ properties: { releases: ['1.33'] } }, { ruleId: 'api/port-number' }]);
  expect(results[0].message.text).toMatch(/ \(1\.33 only\)$/);
  expect(results[1]).not.toHaveProperty('properties');
});

test.each([
  [['--kubernetes', '1.33,'], 'error: --kubernetes: a release is empty; set one, or remove the comma\n'],
  [['--feature-gates', 'EnvFiles=yes'], 'error: --feature-gates: got "EnvFiles=yes"; use Name=true,Other=false\n'],
])('%j is an error that says what is wrong', (args, message) => {
  expect(verify(...args)).toMatchObject({ exitCode: 2, err: expect.stringContaining(message) });
});

test('--kubernetes with an unknown release among others is an error', () => {
  expect(verify('--kubernetes', '1.35,1.3')).toMatchObject({
    exitCode: 2,
    err: expect.stringMatching(/^error: --kubernetes: unknown release "1\.3"; set one of 1\.28, /),
  });
  expect(verify('--kubernetes', '1.35,')).toMatchObject({ exitCode: 2 });
});
