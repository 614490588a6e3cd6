import { explain } from './explain';

/** The line below the title. */
function secondLine(code: string): string | undefined {
  return explain(code)?.split('\n')[1];
}

test.each([
  ['api/port-number', 'Error.'],
  ['api/env-file', 'Error, since 1.35.'],
  ['api/shared-disk', 'Error, until 1.28.'],
  ['api/duplicate-port-name', 'Warning, since 1.33.'],
  ['api/ip-address', 'Error or warning.'],
  ['api/scheduling-group', 'Error, since 1.36, only with feature gate GenericWorkload.'],
  ['practice/probe-port', 'Warning.'],
  ['practice/latest-tag', 'Warning, off by default.'],
  ['pod/start-cycle', 'Error.'],
  ['pod/logs-unlimited', 'Warning.'],
])('explain of %s prints its severity and releases below the title: %s', (code, expected) => {
  expect(secondLine(code)).toBe(expected);
});

test('explain of an unknown code is undefined', () => {
  expect(explain('api/unknown')).toBeUndefined();
});
