import type { FieldType, ScalarType } from './fields';
import { typeFix } from './type-fix';

const text: FieldType = { kind: 'scalar', scalar: 'string' };
const number: FieldType = { kind: 'scalar', scalar: 'int32' };
const list: FieldType = { kind: 'list', of: text };

const scalar = (name: ScalarType): FieldType => ({ kind: 'scalar', scalar: name });

test.each<[unknown, FieldType, string]>([
  [8080, text, 'quote it: "8080"'],
  [true, text, 'quote it: "true"'],
  [null, text, 'write one, as "web"'],
  ['8080', number, 'write it without quotes: 8080'],
  ['+5', number, 'write 5'],
  ['99999999999', number, 'write one, as 3'],
  ['10s', number, 'write one, as 3'],
  [80.5, number, 'write one, as 3'],
  ['true', scalar('boolean'), 'write it without quotes: true'],
  ['False', scalar('boolean'), 'write false'],
  ['off', scalar('boolean'), 'write false'],
  ['no', scalar('boolean'), 'write false'],
  ['0', scalar('boolean'), 'write false'],
  [0, scalar('boolean'), 'write false'],
  ['yes', scalar('boolean'), 'write true'],
  [1, scalar('boolean'), 'write true'],
  ['maybe', scalar('boolean'), 'write true or false'],
  ['much', scalar('quantity'), 'set an amount, such as "1"'],
  ['run', list, 'write a list: ["run"]'],
  ['--token=abcdef', list, 'write a list of its parts'],
  [{}, list, 'write it as an entry of a list'],
  [7, list, 'write a list: [] is an empty one'],
  [[{}], { kind: 'object', definition: 'Probe' } as FieldType, 'write its entry alone'],
  ['web', { kind: 'map', of: text }, 'write an object: keys with their values'],
])('where %j is written for a type %j, the fix is to %s', (value, type, fix) => {
  expect(typeFix(value, type).fix).toBe(fix);
});

const inQuotes = 'write it without quotes';

test.each<[unknown, FieldType, string, string]>([
  ['10s', number, 'spec.periodSeconds', 'write 10'],
  ['1 m', number, 'spec.ttlSecondsAfterFinished', 'write 60'],
  ['500ms', number, 'spec.periodSeconds', 'write a whole number of seconds, as 10'],
  ['0644', number, 'secret.defaultMode', `${inQuotes}: 0644 (420 in JSON)`],
  ['0o755', number, 'items[0].mode', `${inQuotes}: 0755 (493 in JSON)`],
  ['644', number, 'secret.defaultMode', `${inQuotes}: 0644 (420 in JSON)`],
  ['400', number, 'secret.defaultMode', `${inQuotes}, as 0400 if it is octal, or as 400 if it is decimal`],
  ['493', number, 'secret.defaultMode', `${inQuotes}: 493`],
  ['rw-r--r--', number, 'secret.defaultMode', 'write one, as 0644'],
  ['0644', number, 'spec.replicas', 'write one, as 3'],
  [0.25, scalar('intOrString'), 'spec.maxUnavailable', 'write "25%"'],
  [1.5, scalar('intOrString'), 'spec.minAvailable', 'write a whole number, or a percentage, as "25%"'],
  [true, scalar('intOrString'), 'rollingUpdate.maxSurge', 'write a whole number, or a percentage, as "25%"'],
  [80.5, scalar('intOrString'), 'httpGet.port', 'write a whole number, or the name of a port'],
  ['/bin/sh -c "nginx"', list, 'containers[0].command', 'write a list: ["/bin/sh", "-c", "nginx"]'],
  ["sh -c 'echo $HOME'", list, 'exec.command', 'write a list: ["sh", "-c", "echo $HOME"]'],
  ['nginx', list, 'containers[0].command', 'write a list: ["nginx"]'],
  ['a | b', list, 'containers[0].command', 'write a list, with the program as its first entry'],
  ['run --password abc', list, 'containers[0].command', 'write a list of its parts'],
  ['--a', list, 'containers[0].args', 'write a list: ["--a"]'],
  ['--a b', list, 'containers[0].args', 'write a list, with an entry for each argument'],
])('where %j is written for a type %j at %s, the fix is to %s', (value, type, field, fix) => {
  expect(typeFix(value, type, field).fix).toBe(fix);
});
