import fc from 'fast-check';
import { container, manifest, podSpec, podTemplate, ShapeError } from './checked';
import type { PodTemplateSpec } from './generated/types';

const spec = { containers: [{ name: 'app', image: 'nginx' }] };
const template = { metadata: { labels: { a: 'b' } }, spec };

it('what comes untyped leaves typed, and unchanged where it fits', () => {
  const checked: PodTemplateSpec = podTemplate(JSON.parse(JSON.stringify(template)));
  expect(checked).toEqual(template);
  expect(podSpec(spec)).toEqual(spec);
  expect(container(spec.containers[0])).toEqual(spec.containers[0]);
});

it('one error lists all findings', () => {
  const wrong = {
    metadata: { labels: { version: 1.5 } },
    spec: {
      containers: [{ name: 'app', image: 'nginx', imagePullPolcy: 'Always', env: [{ name: 'PORT', value: 8080 }] }, {}],
    },
  };
  const read = () => podTemplate(wrong, 'spec.template');
  expect(read).toThrow(TypeError);
  expect(read).toThrow(
    `the pod template at spec.template does not fit:
  spec.template.metadata.labels[version]: must be a text, but is 1.5; quote it: "1.5"
  spec.template.spec.containers[0].imagePullPolcy: is no field of Container; write imagePullPolicy
  spec.template.spec.containers[0].env[0].value: must be a text, but is 8080; quote it: "8080"
  spec.template.spec.containers[1].image: must be given: a text
  spec.template.spec.containers[1].name: must be given: a text`,
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
  ['podTemplate', podTemplate, 'the pod template does not fit:\n  must be an object, but is null'],
  ['podSpec', podSpec, 'the pod spec does not fit:\n  must be an object, but is null'],
  ['container', container, 'the container does not fit:\n  must be an object, but is null'],
])('%s refuses what is no object', (_, door, message) => {
  expect(() => door(null)).toThrow(message);
  expect(() => door({})).toThrow('must be given');
});

it('a whole object is known by its API version and kind, and keeps its status', () => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec, status: { phase: 'Running' } };
  expect(manifest(pod)).toEqual(pod);
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {},
    spec: { selector: {}, template, replica: 3 },
  };
  expect(() => manifest(deployment)).toThrow(
    'the Deployment does not fit:\n  spec.replica: is no field of DeploymentSpec; write replicas',
  );
  expect(() => manifest({ ...deployment, apiVersion: 'example.com/v1' })).toThrow(
    'apiVersion "example.com/v1", kind "Deployment" is no known kind; known are v1 Pod, apps/v1 Deployment,',
  );
  expect(() => manifest({})).toThrow('apiVersion nothing, kind nothing is no known kind');
  expect(() => manifest('Pod')).toThrow('"Pod" is no known kind');
  expect(() => manifest({ kind: 'v1 Pod', spec })).toThrow('apiVersion nothing, kind "v1 Pod" is no known kind');
  expect(() => manifest({ apiVersion: Symbol('v1'), kind: Object.create(null) })).toThrow('is no known kind');
});

it('throws nothing but its own error, whatever it is given', () => {
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

it('what it let through, it lets through again, unchanged', () => {
  const values = fc.record({ name: fc.string(), image: fc.string(), args: fc.array(fc.option(fc.string())) });
  fc.assert(
    fc.property(values, (value) => {
      const once = container(value);
      expect(container(once)).toEqual(once);
    }),
  );
});

it('says the types of secrets, not their values', () => {
  const wrong = { name: 'app', image: 'nginx', env: [{ name: 'DB_PASSWORD', value: 13579 }] };
  const { message, findings } = catching(() => container(wrong, 'spec.containers[0]'));
  expect(message).toContain('spec.containers[0].env[0].value: must be a text, but is a number; quote it');
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
