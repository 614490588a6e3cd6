import { envVarName, portName } from '../../../kubernetes/names';
import { nameFix, portFix } from './name-fix';
import { isLabel, isLabelValue, isQualifiedName, isSubdomain } from './name-format';

test.each([
  ['My_App', isLabel, 'write "my-app", or another name'],
  ['a.b', isLabel, 'write "a-b", or another name'],
  ['Shop.Example', isSubdomain, 'write "shop.example", or another name'],
  ['two words', isLabelValue, 'write "two-words", or another name'],
  ['example.com/', isQualifiedName, 'write "example.com", or another name'],
  ['-'.repeat(300), isLabel, 'choose another name'],
  ['a'.repeat(300), isLabel, `write "${'a'.repeat(63)}", or another name`],
  ['http_port', portName, 'write "http-port", or another name'],
  ['', isLabel, 'choose another name'],
  ['1st', (name: string) => envVarName(name, '1.28'), 'choose another name'],
])('of %s, the nearest that the rule takes', (name, rule, fix) => {
  expect(nameFix(name, rule)).toBe(fix);
});

test.each([
  ['80', 'write it without quotes: 80'],
  ['00443', 'write it without quotes: 443'],
  ['65535', 'write it without quotes: 65535'],
  ['65536', 'choose another name'],
  ['0', 'choose another name'],
  ['My_Port', 'write "my-port", or another name'],
])('a port %j: %s', (port, fix) => {
  expect(portFix(port)).toBe(fix);
});
