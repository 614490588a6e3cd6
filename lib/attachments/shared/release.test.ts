import { isFrom, releaseOf } from './release';

test.each([
  ['docker.io/fluent/fluent-bit:4.2.0', { major: 4, minor: 2, patch: 0 }],
  ['registry.example:5000/fluent-bit:v3.1.9-debug@sha256:0123', { major: 3, minor: 1, patch: 9 }],
  ['nginx:1.25-alpine3.17.1', { major: 1, minor: 25 }],
  ['fluent-bit:latest', undefined],
  ['registry.example:5000/fluent-bit', undefined],
  ['fluent-bit@sha256:0123', undefined],
])('the release of %s is %j', (image, release) => {
  expect(releaseOf(image)).toEqual(release);
});

test('an unknown release counts as the latest', () => {
  const since = { major: 4, minor: 1 };
  expect(isFrom(undefined, since)).toBe(true);
  expect(isFrom({ major: 4, minor: 1 }, since)).toBe(true);
  expect(isFrom({ major: 5, minor: 0 }, since)).toBe(true);
  expect(isFrom({ major: 4, minor: 0 }, since)).toBe(false);
  expect(isFrom({ major: 3, minor: 9 }, since)).toBe(false);
});

test('a release without a patch level counts as its latest', () => {
  const since = { major: 1, minor: 25, patch: 1 };
  expect(isFrom({ major: 1, minor: 25 }, since)).toBe(true);
  expect(isFrom({ major: 1, minor: 25, patch: 1 }, since)).toBe(true);
  expect(isFrom({ major: 1, minor: 25, patch: 0 }, since)).toBe(false);
  expect(isFrom({ major: 1, minor: 26, patch: 0 }, since)).toBe(true);
});
