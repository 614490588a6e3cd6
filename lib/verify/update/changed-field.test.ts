import { changedField } from './changed-field';

const kind = { apiVersion: 'apps/v1', kind: 'Deployment' };
const template = (spec: object, metadata: object = {}) => ({ metadata, spec });
const container = (fields: object) => ({ name: 'web', image: 'web:1', ...fields });

const changed = (value: unknown, old: unknown) => changedField(value, old, 'spec.template', kind);

test('an equal value has no changed field, absent fields included', () => {
  expect(changed(template({ containers: [container({})] }), template({ containers: [container({})] }))).toBe(undefined);
  expect(changed({ metadata: undefined }, {})).toBe(undefined);
});

test('one change is found where it is, in lists, maps and absent fields', () => {
  const containers = [container({}), container({ name: 'log' })];
  const old = template({ containers });
  const at = (index: number, fields: object) =>
    template({
      containers: containers.map((one, position) => (position === index ? { ...one, ...fields } : one)),
    });
  expect(changed(at(1, { image: 'web:2' }), old)).toBe('spec.template.spec.containers[1].image');
  expect(changed(at(0, { resources: { limits: { cpu: '1' } } }), old)).toBe(
    'spec.template.spec.containers[0].resources',
  );
  expect(
    changed(template(old.spec, { labels: { 'a.b/c': '2' } }), template(old.spec, { labels: { 'a.b/c': '1' } })),
  ).toBe('spec.template.metadata.labels[a.b/c]');
});

test('several changes are found in what holds them all', () => {
  const old = template({ containers: [container({})], nodeName: 'a' });
  expect(changed(template({ containers: [container({ image: 'b', name: 'c' })], nodeName: 'a' }), old)).toBe(
    'spec.template.spec.containers[0]',
  );
  expect(changed(template({ containers: [], nodeName: 'a' }), old)).toBe('spec.template.spec.containers');
  expect(changed(template({ containers: [], nodeName: 'b' }), old)).toBe('spec.template.spec');
  expect(changed(undefined, old)).toBe('spec.template');
});
