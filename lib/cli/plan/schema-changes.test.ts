import { plan } from '../../plan';
import { planMarkdown } from './output-markdown';
import { planText } from './output-text';
import { shownChanges } from './schema-changes';

const definition = (properties: object, labels: object = {}) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.example.com', labels },
  spec: {
    versions: [{ name: 'v1', schema: { openAPIV3Schema: { properties: { spec: { properties } } } } }],
  },
});
const described = (description: string) => ({ type: 'string', description });
const between = (before: object, after: object) => plan([before], [after], { kubernetes: '1.37' });

test('the schema of a CustomResourceDefinition is a line, with the fields that it loses and gets', () => {
  const [object] = between(
    definition({ size: described('a'), ports: { items: { properties: { name: described('a') } } } }),
    definition(
      { width: described('b'), ports: { items: { properties: { name: described('b'), 'x-y': described('b') } } } },
      { version: '2' },
    ),
  ).objects;
  const { changes, schemas } = object === undefined ? { changes: [], schemas: [] } : shownChanges(object);
  expect(changes.map(({ field }) => field)).toEqual(['metadata.labels[version]']);
  expect(schemas).toEqual([
    'spec.versions[v1].schema  removed: spec.size; added: spec.ports[].x-y, spec.width; 1 other change',
  ]);
});

test('descriptions alone are counted, and so are fields that are many', () => {
  const lineOf = (before: object, after: object) => {
    const changed = between(definition(before), definition(after));
    expect(planMarkdown(changed)).toContain('spec.versions[v1].schema  ');
    const [, line] = /spec\.versions\[v1\]\.schema {2}(.*)/.exec(planText(changed, (_look, text) => text)) ?? [];
    return line;
  };
  expect(lineOf({ a: described('a'), b: described('a') }, { a: described('b'), b: described('b') })).toBe('2 changes');
  const many = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`f${at}`, described('a')]));
  expect(lineOf(many, { a: described('a') })).toBe(
    'removed: spec.f0, spec.f1, spec.f2, spec.f3, spec.f4 and 2 more; added: spec.a',
  );
});
