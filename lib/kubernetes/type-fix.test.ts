import type { FieldType, ScalarType } from './fields';
import { typeFix } from './type-fix';

const text: FieldType = { kind: 'scalar', scalar: 'string' };
const number: FieldType = { kind: 'scalar', scalar: 'int32' };
const list: FieldType = { kind: 'list', of: text };

const scalar = (name: ScalarType): FieldType => ({ kind: 'scalar', scalar: name });

test.each<[unknown, FieldType, string]>([
  [8080, text, 'quote it: "8080"'],
  [true, text, 'quote it: "true"'],
  [null, text, 'set a string, such as "web"'],
  ['8080', number, 'remove the quotes: 8080'],
  ['+5', number, 'set 5'],
  ['99999999999', number, 'set a 32-bit integer, such as 3'],
  ['10s', number, 'set a 32-bit integer, such as 3'],
  [80.5, number, 'set a 32-bit integer, such as 3'],
  ['true', scalar('boolean'), 'remove the quotes: true'],
  ['False', scalar('boolean'), 'set false'],
  ['off', scalar('boolean'), 'set false'],
  ['no', scalar('boolean'), 'set false'],
  ['0', scalar('boolean'), 'set false'],
  [0, scalar('boolean'), 'set false'],
  ['yes', scalar('boolean'), 'set true'],
  [1, scalar('boolean'), 'set true'],
  ['maybe', scalar('boolean'), 'set true or false'],
  ['much', scalar('quantity'), 'set an amount, such as "1"'],
  ['run', list, 'set an array: ["run"]'],
  ['--token=abcdef', list, 'set an array of its parts'],
  [{}, list, 'make it an entry of an array: [ … ]'],
  [7, list, 'set an array, such as []'],
  [[{}], { kind: 'object', definition: 'Probe' } as FieldType, 'remove the brackets: use its entry as the object'],
  ['web', { kind: 'map', of: text }, 'set an object with keys and their values'],
])('fixes %j for type %j: %s', (value, type, fix) => {
  expect(typeFix(value, type).fix).toBe(fix);
});

const inQuotes = 'remove the quotes';

test.each<[unknown, FieldType, string, string]>([
  ['10s', number, 'spec.periodSeconds', 'set 10'],
  ['1 m', number, 'spec.ttlSecondsAfterFinished', 'set 60'],
  ['500ms', number, 'spec.periodSeconds', 'set whole seconds, such as 10'],
  ['0644', number, 'secret.defaultMode', `${inQuotes}: 0644 (420 in JSON)`],
  ['0o755', number, 'items[0].mode', `${inQuotes}: 0755 (493 in JSON)`],
  ['644', number, 'secret.defaultMode', `${inQuotes}: 0644 (420 in JSON)`],
  ['400', number, 'secret.defaultMode', `${inQuotes}: 0400 if it is octal, 400 if it is decimal`],
  ['493', number, 'secret.defaultMode', `${inQuotes}: 493`],
  ['rw-r--r--', number, 'secret.defaultMode', 'set a mode, such as 0644'],
  ['0644', number, 'spec.replicas', 'set a 32-bit integer, such as 3'],
  [0.25, scalar('intOrString'), 'spec.maxUnavailable', 'set "25%"'],
  [1.5, scalar('intOrString'), 'spec.minAvailable', 'set 0 or more, or a percentage such as "25%"'],
  [true, scalar('intOrString'), 'rollingUpdate.maxSurge', 'set 0 or more, or a percentage such as "25%"'],
  [80.5, scalar('intOrString'), 'httpGet.port', 'set a port number, or the name of a port'],
  ['/bin/sh -c "nginx"', list, 'containers[0].command', 'set an array: ["/bin/sh", "-c", "nginx"]'],
  ["sh -c 'echo $HOME'", list, 'exec.command', 'set an array: ["sh", "-c", "echo $HOME"]'],
  ['nginx', list, 'containers[0].command', 'set an array: ["nginx"]'],
  ['a | b', list, 'containers[0].command', 'set an array with the program as its first entry'],
  ['run --password abc', list, 'containers[0].command', 'set an array of its parts'],
  ['--a', list, 'containers[0].args', 'set an array: ["--a"]'],
  ['--a b', list, 'containers[0].args', 'set an array with one entry for each argument'],
])('fixes %j for type %j at %s: %s', (value, type, field, fix) => {
  expect(typeFix(value, type, field).fix).toBe(fix);
});
