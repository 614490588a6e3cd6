import fc from 'fast-check';
import { container, manifest, podSpec, podTemplate, ShapeError } from './checked';
import type { PodTemplateSpec } from './generated/types';

const spec = { containers: [{ name: 'app', image: 'nginx' }] };
const template = { metadata: { labels: { a: 'b' } }, spec };

it('returns a valid value typed and unchanged', () => {
  const checked: PodTemplateSpec = podTemplate(JSON.parse(JSON.stringify(template)));
  expect(checked).toEqual(template);
  expect(podSpec(spec)).toEqual(spec);
  expect(container(spec.containers[0])).toEqual(spec.containers[0]);
});

it('throws one error that lists all findings', () => {
  const wrong = {
    metadata: { labels: { version: 1.5 } },
    spec: {
      containers: [{ name: 'app', image: 'nginx', imagePullPolcy: 'Always', env: [{ name: 'PORT', value: 8080 }] }, {}],
    },
  };
  const read = () => podTemplate(wrong, 'spec.template');
  expect(read).toThrow(TypeError);
  expect(read).toThrow(
    `the pod template at spec.template is not valid:
  spec.template.metadata.labels[version]: must be a string, got number 1.5; quote it: "1.5"
  spec.template.spec.containers[0].imagePullPolcy: unknown field "imagePullPolcy" in Container; did you mean "imagePullPolicy"?
  spec.template.spec.containers[0].env[0].value: must be a string, got number 8080; quote it: "8080"
  spec.template.spec.containers[1].image: missing; set a string
  spec.template.spec.containers[1].name: missing; set a string`,
  );
  const fields = catching(read).findings.map(({ code }) => code);
  expect(fields).toEqual([
    'shape/wrong-type',
    'shape/unknown-field',
    'shape/wrong-type',
    'shape/required',
    'shape/required',
  ]);
});

it.each([
  ['podTemplate', podTemplate, 'the pod template is not valid:\n  must be an object, got null'],
  ['podSpec', podSpec, 'the pod spec is not valid:\n  must be an object, got null'],
  ['container', container, 'the container is not valid:\n  must be an object, got null'],
])('%s rejects a value that is not an object', (_, door, message) => {
  expect(() => door(null)).toThrow(message);
  expect(() => door({})).toThrow('missing');
});

it('reads a whole object by its apiVersion and kind, and keeps its status', () => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec, status: { phase: 'Running' } };
  expect(manifest(pod)).toEqual(pod);
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {},
    spec: { selector: {}, template, replica: 3 },
  };
  expect(() => manifest(deployment)).toThrow(
    'the Deployment is not valid:\n  spec.replica: unknown field "replica" in DeploymentSpec; did you mean "replicas"?',
  );
  expect(() => manifest({ ...deployment, apiVersion: 'example.com/v1' })).toThrow(
    'unknown kind, got apiVersion "example.com/v1", kind "Deployment"; use one of v1 Pod, apps/v1 Deployment,',
  );
  expect(() => manifest({})).toThrow('unknown kind, got apiVersion undefined, kind undefined');
  expect(() => manifest('Pod')).toThrow('unknown kind, got "Pod"');
  expect(() => manifest({ kind: 'v1 Pod', spec })).toThrow('unknown kind, got apiVersion undefined, kind "v1 Pod"');
  expect(() => manifest({ apiVersion: Symbol('v1'), kind: Object.create(null) })).toThrow('unknown kind');
});

it('throws only a ShapeError, whatever the value', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }), (value) => {
      for (const door of [podTemplate, podSpec, container, manifest]) {
        for (const given of [
          value,
          { ...template, spec: value },
          { ...spec, containers: value },
          { apiVersion: 'v1', kind: 'Pod', spec: value },
        ]) {
          try {
            door(given);
          } catch (error) {
            expect(error).toBeInstanceOf(ShapeError);
          }
        }
      }
    }),
  );
});

it('accepts its own result again, unchanged', () => {
  const values = fc.record({ name: fc.string(), image: fc.string(), args: fc.array(fc.option(fc.string())) });
  fc.assert(
    fc.property(values, (value) => {
      const once = container(value);
      expect(container(once)).toEqual(once);
    }),
  );
});

it('prints the types of secrets, not their values', () => {
  const wrong = { name: 'app', image: 'nginx', env: [{ name: 'DB_PASSWORD', value: 13579 }] };
  const { message, findings } = catching(() => container(wrong, 'spec.containers[0]'));
  expect(message).toContain('spec.containers[0].env[0].value: must be a string, got a number; quote it');
  expect(findings[0]).not.toHaveProperty('value');
});

function catching(read: () => unknown): ShapeError {
  try {
    read();
  } catch (error) {
    if (error instanceof ShapeError) return error;
  }
  throw new Error('no ShapeError was thrown');
}
