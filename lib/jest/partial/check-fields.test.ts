import { definitionOf } from '../../kubernetes/fields';
import { absent } from './asymmetric';
import { checkFields } from './check-fields';
import { ofDefinition, type Schema, schemaOf } from './schema';

const container = ofDefinition(definitionOf('Container'));
const check =
  (partial: unknown, ...schemas: readonly Schema[]) =>
  () =>
    checkFields('toX', partial, schemas);

test.each<[unknown, string]>([
  [{ imag: 'a' }, 'toX: partial.imag: unknown field "imag" in Container; did you mean "image"?'],
  [{ securityContex: absent() }, 'toX: partial.securityContex: unknown field "securityContex" in Container'],
  [{ ports: [{ containerPort: 1 }, { prot: 2 }] }, 'toX: partial.ports[1].prot: unknown field "prot" in ContainerPort'],
  [
    { resources: { memory: '1Mi' } },
    'toX: partial.resources.memory: unknown field "memory" in ResourceRequirements; move it to',
  ],
])('rejects %j', (partial, message) => {
  expect(check(partial, container)).toThrow(message);
});

test('accepts fields of any release, entries of maps, and whatever is in a kind that is not known', () => {
  expect(
    check({ image: 'a', restartPolicyRules: [], resources: { limits: { 'example.com/gpu': 1 } } }, container),
  ).not.toThrow();
  expect(check({ anything: 1 }, schemaOf({ apiVersion: 'example.com/v1', kind: 'Shop' }))).not.toThrow();
  expect(
    check(
      { spec: { selector: { app: 'a' } }, status: { loadBalancer: {} } },
      schemaOf({ apiVersion: 'v1', kind: 'Service' }),
    ),
  ).not.toThrow();
});

test('accepts what one of several schemas has', () => {
  const [v1, v2] = ['v1', 'v2'].map((version) => {
    return schemaOf({ apiVersion: `autoscaling/${version}`, kind: 'HorizontalPodAutoscaler' });
  });
  if (v1 === undefined || v2 === undefined) throw new Error('two schemas');
  expect(check({ spec: { metrics: [] } }, v1, v2)).not.toThrow();
  expect(check({ spec: { metrics: [] } }, v1)).toThrow('unknown field "metrics"');
  expect(check({ spec: { metrics: [] } })).not.toThrow();
});

test('of a field that none of several schemas has, names the one that has most of the partial', () => {
  const kinds = [
    { apiVersion: 'v1', kind: 'ConfigMap' },
    { apiVersion: 'v1', kind: 'Service' },
    { apiVersion: 'apps/v1', kind: 'Deployment' },
  ];
  expect(check({ spec: { replica: 1 } }, ...kinds.map(schemaOf))).toThrow(
    'toX: partial.spec.replica: unknown field "replica" in DeploymentSpec; did you mean "replicas"?',
  );
});
