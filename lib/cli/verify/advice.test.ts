import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../../test-helpers/run-command';

/** What the command prints of a file in testdata: a finding a line, without the file's name. */
function printed(name: string): readonly string[] {
  const text = readFileSync(join(__dirname, '../testdata', name));
  return runCommand(['verify', '-', '--kubernetes', '1.35'], text)
    .printed.split('\n')
    .flatMap((line) => /^<stdin>:(.*)$/.exec(line)?.slice(1) ?? [])
    .map((line) => line.replace(/^(\d+:\d+: \w+): \w+ \S+: /, '$1: '));
}

const substitute = 'substitute the variables first, such as with envsubst';
const variable = 'contains an unsubstituted variable';
const notAQuantity = 'must be a quantity, got string';
const isNull = 'null is stored as 0 (no limit or request), and dropped by kubectl apply; set a quantity, or remove it';

test('advises to substitute variables of Flux first', () => {
  expect(printed('flux-subst.yaml')).toEqual([
    `3:12: error: metadata.name: ${variable} (and 2 more fields); ${substitute} [api/name-format]`,
  ]);
});

test('advises to substitute variables first where a name, number, quantity or enum is expected', () => {
  expect(printed('variables.yaml')).toEqual([
    `4:3: error: metadata.name: ${variable} (and 6 more fields); ${substitute} [api/name-format]`,
    `23:18: error: a value must not start with %; ${substitute} [shape/unreadable]`,
    `27:18: error: a value must not start with @; ${substitute} [shape/unreadable]`,
  ]);
});

test('advises to decrypt SOPS values first, without other findings in them', () => {
  expect(printed('sops.yaml')).toEqual([
    '6:1: error: sops: encrypted by SOPS; decrypt it before verifying, such as with `sops decrypt` [shape/unknown-field]',
  ]);
});

test('warns about a null quantity', () => {
  const resources = 'spec.containers[0].resources';
  expect(printed('null-quantity.yaml')).toEqual([
    `8:28: warning: ${resources}.limits[memory]: ${isNull} [practice/null-quantity]`,
    `8:42: warning: ${resources}.limits[nvidia.com/gpu]: ${isNull} [practice/null-quantity]`,
    `8:76: warning: ${resources}.requests[cpu]: ${isNull} [practice/null-quantity]`,
  ]);
});

test('suggests the intended quantity for an invalid one', () => {
  const resources = 'spec.containers[0].resources';
  expect(printed('quantities.yaml')).toEqual([
    `9:20: error: ${resources}.requests[cpu]: ${notAQuantity} "0,5"; set "0.5" [shape/wrong-type]`,
    `9:32: error: ${resources}.requests[memory]: ${notAQuantity} "512mb"; set "512Mi" [shape/wrong-type]`,
    `9:47: error: ${resources}.requests[ephemeral-storage]: ${notAQuantity} "1 Gi"; set "1Gi" [shape/wrong-type]`,
    `10:18: error: ${resources}.limits[cpu]: ${notAQuantity} "1 core"; set "1" [shape/wrong-type]`,
    `10:31: error: ${resources}.limits[memory]: ${notAQuantity} "10GB"; set "10Gi" [shape/wrong-type]`,
    `10:45: error: ${resources}.limits[ephemeral-storage]: ${notAQuantity} "lots"; set an amount, such as "512Mi" [shape/wrong-type]`,
    `17:26: error: spec.resources.requests[storage]: ${notAQuantity} "1GiB"; set "1Gi" [shape/wrong-type]`,
  ]);
});

test.each(['helm-test.yaml', 'istio-gateway.yaml', 'pdb-optional.yaml', 'probe-port.yaml', 'runtime-labels.yaml'])(
  'accepts %s',
  (name) => {
    expect(printed(name)).toEqual([]);
  },
);

test('suggests the intended value of the right type', () => {
  const whole = 'must be a 32-bit integer, got string';
  const errors = printed('types.yaml').filter((line) => line.includes(' error: '));
  expect(errors).toEqual([
    `5:3: error: spec.hostNetwork: must be a boolean, got string "off"; set false [shape/wrong-type]`,
    `7:41: error: spec.volumes[0].secret.defaultMode: ${whole} "0400"; remove the quotes: 0400 (256 in JSON) [shape/wrong-type]`,
    `8:41: error: spec.volumes[1].secret.defaultMode: ${whole} "644"; remove the quotes: 0644 (420 in JSON) [shape/wrong-type]`,
    `12:7: error: spec.containers[0].command: must be an array, got string "/bin/sh -c \\"nginx\\""; set an array: ["/bin/sh", "-c", "nginx"] [shape/wrong-type]`,
    `13:45: error: spec.containers[0].readinessProbe.periodSeconds: ${whole} "10s"; set 10 [shape/wrong-type]`,
    `13:67: error: spec.containers[0].readinessProbe.failureThreshold: ${whole} "-1"; set 0 or more, or remove it [shape/wrong-type]`,
  ]);
});
