import { envVarName, portName } from '../../../kubernetes/names';
import { nameFix, portFix } from './name-fix';
import { isLabel, isLabelValue, isQualifiedName, isSubdomain } from './name-format';

test.each([
  ['My_App', isLabel, 'rename it to "my-app"'],
  ['a.b', isLabel, 'rename it to "a-b"'],
  ['Shop.Example', isSubdomain, 'rename it to "shop.example"'],
  ['two words', isLabelValue, 'rename it to "two-words"'],
  ['example.com/', isQualifiedName, 'rename it to "example.com"'],
  ['-'.repeat(300), isLabel, 'rename it'],
  ['a'.repeat(300), isLabel, `rename it to "${'a'.repeat(63)}"`],
  ['http_port', portName, 'rename it to "http-port"'],
  ['PVC_NAME', isLabel, 'replace the placeholder, or rename it to "pvc-name"'],
  ['WEB', isLabel, 'rename it to "web"'],
  ['', isLabel, 'set a name'],
  ['1st', (name: string) => envVarName(name, '1.28'), 'rename it'],
])('suggests the nearest valid name for %s', (name, rule, fix) => {
  expect(nameFix(name, rule)).toBe(fix);
});

test.each([
  ['80', 'remove the quotes: 80'],
  ['00443', 'remove the quotes: 443'],
  ['65535', 'remove the quotes: 65535'],
  ['65536', 'set 1 to 65535, or a port name'],
  ['0', 'set 1 to 65535, or a port name'],
  ['My_Port', 'rename it to "my-port"'],
])('suggests a fix for the port %j: %s', (port, fix) => {
  expect(portFix(port)).toBe(fix);
});
