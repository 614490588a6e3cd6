import fc from 'fast-check';
import type { Finding } from '../findings/finding';
import { checkVerify } from './check-verify-settings';

function checked(value: unknown) {
  const findings: Finding[] = [];
  const settings = checkVerify(value, findings);
  return {
    settings,
    problems: findings.map(({ message, fix }) => (fix === undefined ? message : `${message}; ${fix}`)),
  };
}

const override = { ignore: ['practice/*'], reason: 'a test' };

test('settings are as they are written', () => {
  const settings = {
    exclude: ['charts/*/templates'],
    ignore: ['practice/probe-port'],
    failOn: 'error',
    practices: 'all',
    enable: ['practice/job-*'],
    unchecked: 'ignore',
    baseline: 'known.txt',
    overrides: [
      override,
      {
        ...override,
        paths: ['a/'],
        kinds: ['Job'],
        names: ['b-*'],
        namespaces: ['c'],
        containers: ['d'],
        until: '2028-02-29',
      },
    ],
  };
  expect(checked(settings)).toEqual({ settings, problems: [] });
  expect(checked(undefined)).toEqual({ settings: {}, problems: [] });
  expect(checked(null)).toEqual({ settings: {}, problems: [] });
});

test.each([
  ['off', false],
  [false, false],
  ['default', true],
  [true, true],
  ['all', 'all'],
])('practices: %p', (practices, expected) => {
  expect(checked({ practices })).toEqual({ settings: { practices: expected }, problems: [] });
});

test.each([
  ['verify', [], 'setting "verify": must be an object, got an empty array; set an object'],
  ['an unknown name', { failon: 'error' }, 'unknown setting "verify.failon"; did you mean "verify.failOn"?'],
  [
    'another unknown name',
    { skip: ['a'] },
    'unknown setting "verify.skip"; set one of verify.exclude, verify.ignore, verify.failOn, verify.practices, verify.enable, verify.overrides, verify.unchecked, verify.baseline',
  ],
  [
    'exclude',
    { exclude: 'charts/' },
    'setting "verify.exclude": must be an array of strings, got "charts/"; set ["charts/"]',
  ],
  [
    'an empty pattern',
    { exclude: [''] },
    'setting "verify.exclude": must be an array of strings, got an array; set strings that are not empty',
  ],
  [
    'failOn',
    { failOn: 'errors' },
    'setting "verify.failOn": must be "error", "warning" or "never", got "errors"; set "error"',
  ],
  [
    'practices',
    { practices: 'none' },
    'setting "verify.practices": must be "off", "default" or "all", got "none"; set one of them',
  ],
  [
    'enable',
    { enable: ['practice/job-tll'] },
    'setting "verify.enable": unknown practice "practice/job-tll"; did you mean "practice/job-ttl"?',
  ],
  [
    'baseline',
    { baseline: true },
    'setting "verify.baseline": must be a string that is not empty, got true; set the path of a file that --write-baseline wrote',
  ],
  [
    'overrides',
    { overrides: override },
    'setting "verify.overrides": must be an array, got an object; begin each override with "-"',
  ],
  ['an override', { overrides: ['a'] }, 'setting "verify.overrides[0]": must be an object, got "a"; set an object'],
  [
    'no reason',
    { overrides: [{ ignore: ['practice/*'] }] },
    'setting "verify.overrides[0].reason": missing; set why the findings stay',
  ],
  [
    'an empty reason',
    { overrides: [{ ...override, reason: ' ' }] },
    'setting "verify.overrides[0].reason": must be a string that is not empty, got " "; set why the findings stay',
  ],
  [
    'no codes',
    { overrides: [override, { reason: 'a' }] },
    'setting "verify.overrides[1].ignore": missing; set the codes of rules, such as ["practice/probe-port"]',
  ],
  [
    'an unknown condition',
    { overrides: [{ ...override, kind: ['Job'] }] },
    'unknown setting "verify.overrides[0].kind"; did you mean "verify.overrides[0].kinds"?',
  ],
  [
    'a date that does not exist',
    { overrides: [{ ...override, until: '2027-02-30' }] },
    'setting "verify.overrides[0].until": must be a date, got "2027-02-30"; set one such as "2027-06-30"',
  ],
])('%s that is not valid is reported', (_what, value, problem) => {
  expect(checked(value).problems).toEqual([problem]);
});

test('all problems are reported, and valid settings are kept', () => {
  const { settings, problems } = checked({ ignore: 1, failOn: 2, exclude: ['a'], overrides: [{}, override] });
  expect(settings).toEqual({ exclude: ['a'], overrides: [override] });
  expect(problems).toHaveLength(4);
});

test('any value is a setting or a problem, and never an exception', () => {
  const names = ['exclude', 'ignore', 'failOn', 'practices', 'enable', 'overrides', 'unchecked', 'baseline'];
  const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.record({ ignore: fc.jsonValue(), until: fc.jsonValue() }));
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.oneof(value, fc.array(value)), (name, given) => {
      const { settings, problems } = checked({ [name]: given });
      return Object.hasOwn(settings, name) || problems.length > 0;
    }),
  );
});
