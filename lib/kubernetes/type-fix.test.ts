import type { FieldType } from './fields';
import { typeFix } from './type-fix';

const text: FieldType = { kind: 'scalar', scalar: 'string' };
const number: FieldType = { kind: 'scalar', scalar: 'int32' };
const list: FieldType = { kind: 'list', of: text };

test.each([
  [8080, text, 'quote it: "8080"'],
  [true, text, 'quote it: "true"'],
  [null, text, 'write one, as "web"'],
  ['8080', number, 'write it without quotes: 8080'],
  ['99999999999', number, 'write one, as 3'],
  ['true', { kind: 'scalar', scalar: 'boolean' }, 'write it without quotes: true'],
  ['yes', { kind: 'scalar', scalar: 'boolean' }, 'write one, as true'],
  ['much', { kind: 'scalar', scalar: 'quantity' }, 'set an amount, such as "1"'],
  ['run', list, 'write a list: ["run"]'],
  [{}, list, 'write it as an entry of a list'],
  [7, list, 'write a list: [] is an empty one'],
  [[{}], { kind: 'object', definition: 'Probe' }, 'write its entry alone'],
  ['web', { kind: 'map', of: text }, 'write an object: keys with their values'],
] as const)('where %j is written for a type %j, the fix is to %s', (value, type, fix) => {
  expect(typeFix(value, type as FieldType)).toBe(fix);
});
