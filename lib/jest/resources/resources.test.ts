import '..';
import { absent } from '..';
import { messageOf } from '../testdata/message-of';
import { shop } from '../testdata/shop';

const chart = shop();

describe('toHaveResource', () => {
  test('finds an object by kind, by name and by a part of it', () => {
    expect(chart).toHaveResource('Deployment');
    expect(chart).toHaveResource('Deployment', 'web', { spec: { replicas: 2, paused: absent() } });
    expect(chart).toHaveResource('Deployment', { spec: { replicas: 3 } });
    expect(chart).toHaveResource('ConfigMap', expect.stringMatching(/^api-nginx-config-/), { immutable: true });
    expect(chart).not.toHaveResource('Deployment', 'web', { spec: { replicas: 3 } });
  });

  test('of a misspelled name, says the nearest and those of the kind', () => {
    expect(messageOf(() => expect(chart).toHaveResource('Deployment', 'wbe'))).toBe(
      `
expect(received).toHaveResource("Deployment", "wbe")

no Deployment "wbe"; did you mean "web"?
received:
  Deployment shop/web
  Deployment shop/api`.slice(1),
    );
  });

  test('of a matcher that no name matches, says what it was made with', () => {
    const message = messageOf(() => expect(chart).toHaveResource('ConfigMap', expect.stringMatching(/^zz/)));
    expect(message).toContain('no ConfigMap StringMatching /^zz/\nreceived:\n');
  });

  test('of an item that is missing from a list, names the list and the items that it has', () => {
    const message = messageOf(() =>
      expect(chart).toHaveResource('Service', 'api', { spec: { ports: [{ port: 443 }] } }),
    );
    expect(message).toContain('Service shop/api differs in spec.ports:\n');
    expect(message).toMatch(/… has \{ name: \S+, port: 80 \}/);
  });

  test('of a misspelled kind, says the nearest, and all objects', () => {
    const message = messageOf(() => expect(chart).toHaveResource('Deploymnet'));
    expect(message).toContain('no Deploymnet; did you mean "Deployment"?');
    expect(message).toContain('  CronJob shop/report');
  });

  test('names the fields that differ in the nearest object, and shows only them', () => {
    const message = messageOf(() =>
      expect(chart).toHaveResource('Deployment', { spec: { replicas: 4, paused: true } }),
    );
    expect(message).toContain('Deployment shop/web differs in spec.replicas, spec.paused:');
    expect(message).toContain('-   replicas: 4\n+   replicas: 2\n');
    expect(message).not.toContain('template');
  });

  test('negated, says what was found', () => {
    expect(messageOf(() => expect(chart).not.toHaveResource('Service'))).toContain('found:\n  Service shop/api');
  });

  test('a misspelled field of a known kind does not compile, and is an error, negated too', () => {
    // @ts-expect-error: unknown field
    const message = messageOf(() => expect(chart).not.toHaveResource('Deployment', 'web', { spec: { replica: 2 } }));
    expect(message).toBe(
      'toHaveResource: partial.spec.replica: unknown field "replica" in DeploymentSpec; did you mean "replicas"?',
    );
    expect(chart).not.toHaveResource('Certificate', 'web', { spec: { anything: 2 } });
  });
});

describe('toHaveResourceCount', () => {
  test('counts the objects of a kind that match a part', () => {
    expect(chart).toHaveResourceCount('Deployment', 2);
    expect(chart).toHaveResourceCount('Deployment', 1, { spec: { replicas: 3 } });
    expect(chart).toHaveResourceCount('StatefulSet', 0);
    expect([]).toHaveResourceCount('Pod', 0);
  });

  test('says how many match, which, and how the nearest of the others differs', () => {
    const message = messageOf(() => expect(chart).toHaveResourceCount('Deployment', 2, { spec: { replicas: 3 } }));
    expect(message).toContain(
      'found 1 object:\n  Deployment shop/api\n\nDeployment shop/web differs in spec.replicas:',
    );
    expect(messageOf(() => expect(chart).toHaveResourceCount('StatefulSet', 1))).toContain(
      'found 0 objects\nreceived:\n',
    );
  });
});

describe('toMatchManifest', () => {
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { ports: [{ port: 80 }] } };

  test('matches a manifest, or one of several', () => {
    expect(service).toMatchManifest({ spec: { ports: [{ port: expect.any(Number) }] } });
    expect([service, chart]).toMatchManifest({ kind: 'CronJob', spec: { schedule: '0 2 * * *' } });
    expect(service).not.toMatchManifest({ spec: { type: 'LoadBalancer' } });
  });

  test('a misspelled field of a kind that the partial names does not compile, and is an error', () => {
    // @ts-expect-error: unknown field
    const message = messageOf(() => expect(chart).toMatchManifest({ kind: 'Deployment', spec: { replica: 1 } }));
    expect(message).toContain('partial.spec.replica: unknown field "replica" in DeploymentSpec');
    const call = () =>
      // @ts-expect-error: unknown field
      expect(chart).toMatchManifest({ apiVersion: 'v1', kind: 'Service', spec: { ports: [{ prot: 80 }] } });
    expect(messageOf(call)).toContain('partial.spec.ports[0].prot: unknown field "prot" in ServicePort');
  });

  test('takes any fields where the kind is not known, or is a matcher', () => {
    const knative = { apiVersion: 'serving.knative.dev/v1', kind: 'Service', spec: { template: { a: 1 } } } as const;
    expect(knative).toMatchManifest({ apiVersion: 'serving.knative.dev/v1', kind: 'Service', spec: { template: {} } });
    expect(chart).not.toMatchManifest({
      apiVersion: 'serving.knative.dev/v1',
      kind: 'Service',
      spec: { template: {} },
    });
    expect(knative).toMatchManifest({ kind: expect.stringMatching(/^S/), spec: { template: {} } });
    expect(knative).toMatchManifest({ spec: { template: {} } });
  });

  test('shows the object of the same kind and name, not one that differs in fewer fields', () => {
    const partial = { kind: 'Deployment', metadata: { name: 'api' }, spec: { replicas: 1, paused: true } };
    const message = messageOf(() => expect(chart).toMatchManifest(partial));
    expect(message).toContain('Deployment shop/api differs in spec.replicas, spec.paused:');
    expect(message).not.toContain('Service');
  });
});

test.each([
  [() => expect(chart).toHaveResource(undefined as never), 'toHaveResource: kind is missing; set a string'],
  [() => expect(chart).toHaveResource('Pod', 5 as never), 'toHaveResource: name must be a name'],
  [
    () => expect(chart).toHaveResource('Pod', 'a', 'b' as never),
    'toHaveResource: partial must be an object, got a string',
  ],
  [
    () => expect(chart).toHaveResourceCount('Pod', '2' as never),
    'toHaveResourceCount: count must be a number, got a string',
  ],
  [
    () => expect(chart).not.toHaveResource('Pod', { spec: {} }, { spec: {} }),
    'toHaveResource: partial is set twice; set a name and one partial, or one partial',
  ],
  [
    // @ts-expect-error: too many arguments
    () => expect(chart).not.toHaveResource('Pod', 'a', {}, {}),
    'toHaveResource: must have at most 3 arguments, got 4',
  ],
  [
    () => expect(chart).not.toHaveResourceCount('Pod', 1, undefined, ...([{}] as unknown as [])),
    'toHaveResourceCount: must have at most 3 arguments, got 4',
  ],
  [
    () => expect(chart).not.toHaveResource('Deployment', expect.objectContaining({ spec: {} })),
    'toHaveResource: name must be a matcher of strings, got one of objects; set the fields in an object',
  ],
  [
    () => expect(chart).not.toHaveResourceCount('Deployment', Number.NaN),
    'toHaveResourceCount: count must be an integer of 0 or greater, got NaN',
  ],
  [() => expect(chart).not.toHaveResourceCount('Deployment', -1), 'count must be an integer of 0 or greater, got -1'],
  [
    () => expect(chart).not.toMatchManifest({ spec: /zzz/ } as never),
    'toMatchManifest: partial.spec must be a plain value or a matcher, got a RegExp; use expect.stringMatching',
  ],
  [
    () => expect(chart).not.toHaveContainer('web', { image: /zzz/ } as never),
    'toHaveContainer: partial.image must be a plain value',
  ],
  [() => expect(chart).toMatchManifest(undefined as never), 'toMatchManifest: partial is missing; set an object'],
])('rejects wrong arguments: %#', (call, message) => {
  expect(messageOf(call)).toContain(message);
});
