import fc from 'fast-check';
import { expectLinear } from '../../../../test-helpers/linear-time';
import { targetOf } from '../../target/target';
import { validateIscsiSource } from './iscsi';

/** The names of nodes as the server has them: for short texts, one expression does. */
const server = [
  /iqn\.\d{4}-\d{2}\.([0-9A-Za-z.-]+)(:[^,;*&$|\t\n\f\r ]+)$/,
  /^eui[^\n][0-9A-Za-z]{16}$/,
  /^naa[^\n][0-9A-Za-z]{32}$/,
] as const;
const taken = (name: string) =>
  server.some((form, at) => name.startsWith(['iqn', 'eui', 'naa'][at] ?? '') && form.test(name));

function isTaken(iqn: string): boolean {
  let found = 0;
  const report = () => {
    found += 1;
  };
  const context = { target: targetOf('1.37'), report, kind: 'Pod', name: 'v', podName: '' } as const;
  validateIscsiSource({ targetPortal: 'p', iqn, lun: 0 }, 'spec.volumes[0].iscsi', context);
  return found === 0;
}

test.each([
  ['iqn.2001-04.com.example:storage.disk1', true],
  ['iqn.2001-04.com.example', false],
  ['iqn.2001-04.com.example:', false],
  ['iqn.2001-04.:x', false],
  ['iqn.01-04.com.example:x', false],
  ['iqn.2001-04.com.example:a b', false],
  ['iqn, or iqn.2001-04.com.example:b', true],
  ['iqn.2001-04.a:b c:iqn.2001-04.a:b', true],
  ['eui.02004567A425678D', true],
  ['eui.02004567A425678', false],
  ['naa.62004567BA64678D0123456789ABCDEF', true],
  ['naa.62004567BA64678D', false],
  ['x', false],
])('checks the iSCSI name %p: %p', (name, expected) => {
  expect([isTaken(name), taken(name)]).toEqual([expected, expected]);
});

test('accepts an iSCSI name exactly when the API server does', () => {
  const part = fc.constantFrom(
    'iqn',
    '.',
    '2001-04',
    '-',
    ':',
    'a',
    ' ',
    ',',
    '\v',
    'é',
    'iqn.2001-04.a:b',
    'iqn.2001-04.',
  );
  const name = fc.array(part, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(name, (text) => isTaken(text) === taken(text)),
    { numRuns: 2000 },
  );
});

test('checks a hostile iSCSI name in linear time', () => {
  const asking = (name: string) => () => {
    isTaken(name);
  };
  expectLinear((size) => asking(`${'iqn.2001-04.a:'.repeat(size)} `), 1000);
  expectLinear((size) => asking(`iqn${'iqn.2001-04.'.repeat(size)}`), 1000);
});
