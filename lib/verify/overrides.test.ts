import { containerIn, hasEnded, overrideMatcher, placeIn } from './overrides';

const override = { ignore: ['practice/*'], reason: 'a test' };
const place = { kind: 'Deployment', namespace: 'shop', name: 'web-1', container: 'proxy' };

test.each([
  ['no conditions', {}, true],
  ['one that holds', { kinds: ['Deployment'] }, true],
  ['patterns', { kinds: ['Job', 'Deploy*'], names: ['web-?'], namespaces: ['*'], containers: ['pro*'] }, true],
  ['one of two that does not hold', { kinds: ['Deployment'], names: ['api'] }, false],
  ['another container', { containers: ['web'] }, false],
])('an override with %s', (_what, conditions, holds) => {
  expect(overrideMatcher({ ...override, ...conditions })('practice/probe-port', place)).toBe(holds);
});

test('an override is for its codes only, and a condition on something that an object lacks does not hold', () => {
  expect(overrideMatcher(override)('api/port-number', place)).toBe(false);
  expect(overrideMatcher({ ...override, namespaces: ['shop'] })('practice/a', { kind: 'Job' })).toBe(false);
  expect(overrideMatcher({ ...override, namespaces: ['*'] })('practice/a', { kind: 'Job' })).toBe(false);
});

test('an override for a name is also for what the server makes a name of', () => {
  const matches = overrideMatcher({ ...override, names: ['migrate-*'] });
  const migration = { kind: 'Job', metadata: { generateName: 'migrate-' } };
  expect(matches('practice/a', placeIn(migration, 'spec'))).toBe(true);
  expect(matches('practice/a', { generateName: 'migrate-', name: 'web' })).toBe(false);
});

test('an override holds through its last day', () => {
  expect(hasEnded({ ...override, until: '2027-06-30' }, '2027-06-30')).toBe(false);
  expect(hasEnded({ ...override, until: '2027-06-30' }, '2027-07-01')).toBe(true);
  expect(hasEnded(override, '9999-01-01')).toBe(false);
});

test.each([
  ['spec.containers[name=web]', 'web'],
  ['spec.template.spec.initContainers[name=init.a].env[name=X].value', 'init.a'],
  ['spec.ephemeralContainers[name=debug].image', 'debug'],
  ['spec.containers[0].image', undefined],
  ['spec.template.spec', undefined],
  ['metadata.annotations[containers[name=x]]', undefined],
])('%s is in container %s', (field, container) => expect(containerIn(field)).toBe(container));

test('the place of a finding is read from the object', () => {
  const object = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 7 },
    spec: { containers: [{ name: 'a' }, { name: 'b' }] },
  };
  expect(placeIn(object, 'spec.containers[1].image')).toEqual({ kind: 'Pod', name: 'web', container: 'b' });
  expect(placeIn(undefined, '')).toEqual({});
});
