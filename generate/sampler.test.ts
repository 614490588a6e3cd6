import { readInputs } from './input';
import { buildModel, type Definition } from './model';
import { type Place, pathOf, placesOf, sampleOf } from './sampler';

const model = buildModel(readInputs());

function definition(name: string): Definition {
  const found = model.definitions.get(name);
  if (found === undefined) throw new Error(`no definition ${name}`);
  return found;
}

function place(kind: string, path: string): Place {
  const found = [...placesOf(definition(kind), model)].find((each) => pathOf(each) === path);
  if (found === undefined) throw new Error(`${kind} has no field ${path}`);
  return found;
}

test('a sample is the kind with the field, and with what the field needs', () => {
  expect(sampleOf(place('Pod', 'spec.initContainers[].livenessProbe'), model, '1.37')).toEqual({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'sample' },
    spec: {
      containers: [{ name: 'main', image: 'main:1' }],
      initContainers: [
        { name: 'sample', image: 'sample', restartPolicy: 'Always', livenessProbe: { exec: { command: ['sample'] } } },
      ],
    },
  });
});

test('a field that is one of several alternatives stands there without the others', () => {
  const probe = place('Pod', 'spec.containers[].startupProbe.grpc.port');
  expect(sampleOf(probe, model, '1.37')).toMatchObject({
    spec: { containers: [{ startupProbe: { grpc: { port: 1 } } }] },
  });
  expect(JSON.stringify(sampleOf(probe, model, '1.37'))).not.toContain('exec');
});

test('what stands around a field is only what the release knows, but the field stays', () => {
  const claims = place('Pod', 'spec.containers[].resources.claims');
  expect(sampleOf(claims, model, '1.30')).toMatchObject({ spec: { resourceClaims: [{ name: 'sample' }] } });
  expect(JSON.stringify(sampleOf(claims, model, '1.30'))).not.toContain('resourceClaimName');
  expect(JSON.stringify(sampleOf(claims, model, '1.31'))).toContain('resourceClaimName');
  const sleep = place('Pod', 'spec.containers[].lifecycle.preStop.sleep');
  expect(JSON.stringify(sampleOf(sleep, model, '1.28'))).toContain('"sleep":{}');
});

test('every place of every kind has a sample', () => {
  const kinds = [...model.definitions.values()].filter(({ apiVersion }) => apiVersion !== undefined);
  const others = kinds.flatMap(({ name, kind }) =>
    [...placesOf(definition(name), model)]
      .filter((each) => sampleOf(each, model, '1.37').kind !== kind)
      .map((each) => pathOf(each)),
  );
  expect(others).toEqual([]);
});
