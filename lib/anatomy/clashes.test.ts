import fc from 'fast-check';
import type { Container, PodSpec, PodTemplateSpec } from '../kubernetes/generated/types';
import { clashes, clashRules } from './clashes';

const container = (name: string, rest: Partial<Container> = {}): Container => ({ name, image: 'i', ...rest });
const pod = (spec: Partial<PodSpec>): PodTemplateSpec => ({ spec: { containers: [container('web')], ...spec } });

test('reports nothing for a Pod without clashes', () => {
  expect(clashes(pod({ volumes: [{ name: 'data', emptyDir: {} }] }))).toEqual([]);
});

test('shows the other field with `called`, and keeps the fields of findings', () => {
  const twice = pod({ volumes: [{ name: 'data' }, { name: 'data' }] });
  expect(clashes(twice, { called: (field) => `spec.template.${field}` })[0]).toMatchObject({
    field: 'spec.volumes[1].name',
    message: 'duplicate volume "data": emptyDir here, emptyDir at spec.template.spec.volumes[0]',
  });
});

test('each rule has a unique code under pod/', () => {
  const codes = clashRules.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.every((code) => /^pod\/[a-z-]+-clash$/.test(code))).toBe(true);
});

describe('pod/mount-clash', () => {
  const mounting = (...paths: string[]) =>
    container('web', { volumeMounts: paths.map((mountPath, index) => ({ name: `v${index}`, mountPath })) });

  test('reports a duplicate path in a container, which the server rejects', () => {
    expect(clashes(pod({ containers: [mounting('/data', '/data')] }))).toEqual([
      {
        code: 'pod/mount-clash',
        severity: 'error',
        reason: 'FieldValueInvalid',
        field: 'spec.containers[0].volumeMounts[1].mountPath',
        value: '/data',
        message:
          'duplicate mount path "/data" in container "web": volume "v1" here, volume "v0" at spec.containers[0].volumeMounts[0]',
        fix: 'mount one of them at another path, or remove it',
      },
    ]);
  });

  test('reports paths that differ only in slashes, which the server accepts', () => {
    const [finding] = clashes(pod({ containers: [mounting('/data', '/data/')] }));
    expect(finding?.code).toBe('pod/mount-clash');
    expect(finding).not.toHaveProperty('reason');
  });

  test('accepts one path in two containers, and a path below another', () => {
    expect(
      clashes(pod({ containers: [mounting('/a', '/a/b')], initContainers: [{ ...mounting('/a'), name: 'init' }] })),
    ).toEqual([]);
  });
});

describe('pod/volume-clash', () => {
  test('reports one volume name with two sources', () => {
    expect(
      clashes(
        pod({
          volumes: [
            { name: 'data', emptyDir: {} },
            { name: 'data', configMap: { name: 'c' } },
          ],
        }),
      ),
    ).toMatchObject([
      {
        code: 'pod/volume-clash',
        reason: 'FieldValueDuplicate',
        field: 'spec.volumes[1].name',
        value: 'data',
        message: 'duplicate volume "data": configMap here, emptyDir at spec.volumes[0]',
      },
    ]);
  });

  test('reports the same volume twice, which the server rejects', () => {
    expect(clashes(pod({ volumes: [{ name: 'data' }, { name: 'data' }] }))[0]?.message).toBe(
      'duplicate volume "data": emptyDir here, emptyDir at spec.volumes[0]',
    );
  });
});

describe('pod/env-clash', () => {
  test('reports a duplicate variable in a container, also in an init container', () => {
    const env = [
      { name: 'A', value: '1' },
      { name: 'B', value: '1' },
      { name: 'A', value: '2' },
    ];
    expect(clashes(pod({ initContainers: [container('init', { env })] }))).toMatchObject([
      {
        code: 'pod/env-clash',
        field: 'spec.initContainers[0].env[2].name',
        value: 'A',
        message: 'duplicate variable "A" in container "init": hides the value at spec.initContainers[0].env[0]',
      },
    ]);
  });

  test('accepts a variable that extends the earlier one', () => {
    const twice = (value: string) => [
      { name: 'PATH', value: '/bin' },
      { name: 'PATH', value },
    ];
    expect(clashes(pod({ containers: [container('a', { env: twice('$(PATH):/opt') })] }))).toEqual([]);
    expect(clashes(pod({ containers: [container('a', { env: twice('$(PATH)') })] }))).toHaveLength(1);
  });

  test('accepts one variable in two containers', () => {
    const env = [{ name: 'A', value: '1' }];
    expect(clashes(pod({ containers: [container('a', { env }), container('b', { env })] }))).toEqual([]);
  });
});

describe('pod/container-clash', () => {
  test('reports one name of a main and an init container at the field of the server', () => {
    expect(clashes(pod({ initContainers: [container('web')] }))).toMatchObject([
      {
        code: 'pod/container-clash',
        reason: 'FieldValueDuplicate',
        field: 'spec.initContainers[0].name',
        message: 'duplicate container name "web" (first at spec.containers[0])',
      },
    ]);
  });

  test('accepts several containers without a name', () => {
    expect(clashes({ spec: { containers: [{ image: 'i' }, { image: 'i' }] } } as never)).toEqual([]);
  });
});

describe('pod/config-clash', () => {
  const template = pod({ volumes: [{ name: 'data' }, { name: 'conf', configMap: { name: 'c' } }] });

  test('reports a file with two contents at its volume', () => {
    const configFiles = [
      { volume: 'conf', files: { 'a.conf': '1', 'b.conf': '1' }, origin: 'attachment "tls"' },
      { volume: 'conf', files: { 'a.conf': '2' }, origin: 'attachment "cache"' },
    ];
    expect(clashes(template, { configFiles })).toEqual([
      {
        code: 'pod/config-clash',
        severity: 'error',
        field: 'spec.volumes[1]',
        value: 'a.conf',
        message:
          'file "a.conf" of volume "conf" has two different contents, one by attachment "tls" and one by attachment "cache"',
        fix: 'rename one of the two attachments, so that each has its own volume',
        origins: { 'spec.volumes[1]': 'attachment "tls" and attachment "cache"' },
      },
    ]);
  });

  test('accepts a file twice with one content, in two volumes, and other files', () => {
    const configFiles = [
      { volume: 'conf', files: { 'a.conf': '1' } },
      { volume: 'conf', files: { 'a.conf': '1', 'b.conf': '2' } },
      { volume: 'other', files: { 'a.conf': '3' } },
    ];
    expect(clashes(template, { configFiles })).toEqual([]);
  });

  test('reports the list of volumes if the volume is not in the template', () => {
    const configFiles = ['1', '2'].map((content) => ({ volume: 'gone', files: { constructor: content } }));
    expect(clashes(template, { configFiles })).toMatchObject([{ field: 'spec.volumes', value: 'constructor' }]);
  });
});

describe('origins', () => {
  const template = pod({
    containers: [
      container('web', { ports: [{ containerPort: 80 }] }),
      container('tls', { ports: [{ containerPort: 80 }] }),
    ],
  });

  test('name the writers of both fields, by the nearest path with a writer', () => {
    const origins = { 'spec.containers[0]': 'props of shop/web', 'spec.containers[1]': 'attachment "tls"' };
    expect(clashes(template, { origins })[0]?.origins).toEqual({
      'spec.containers[0].ports[0].containerPort': 'props of shop/web',
      'spec.containers[1].ports[0].containerPort': 'attachment "tls"',
    });
  });

  test('are omitted without known writers', () => {
    expect(clashes(template, { origins: { 'spec.volumes': 'x' } })[0]).not.toHaveProperty('origins');
  });
});

// --- what always holds ---

const port = fc.record(
  {
    containerPort: fc.integer({ min: 1, max: 3 }),
    protocol: fc.constantFrom('TCP', 'UDP'),
    name: fc.constantFrom('a', 'b'),
    hostPort: fc.integer({ min: 0, max: 2 }),
  },
  { requiredKeys: ['containerPort'] },
);
const anyContainer = fc.record(
  {
    image: fc.constant('i'),
    ports: fc.array(port, { maxLength: 3 }),
    env: fc.array(fc.record({ name: fc.constantFrom('A', 'B') }), { maxLength: 3 }),
    volumeMounts: fc.array(
      fc.record({ name: fc.constantFrom('v', 'w'), mountPath: fc.constantFrom('/a', '/a/', '/b') }),
    ),
  },
  { requiredKeys: ['image'] },
);
const mains = fc.array(anyContainer, { minLength: 1, maxLength: 4 }).map(named);

function named(list: readonly object[]): readonly Container[] {
  // The generators omit optional parts, which exactOptionalPropertyTypes cannot infer.
  return list.map((each, index) => ({ ...each, name: `c${index}` }) as Container);
}

test('finds the same kinds of clashes in any order of the main containers', () => {
  const kinds = (containers: readonly Container[]) =>
    [...new Set(clashes(pod({ containers })).map(({ code }) => code))].sort();
  fc.assert(
    fc.property(
      mains.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length }))),
      ([list, shuffled]) => {
        expect(kinds(shuffled)).toEqual(kinds(list));
      },
    ),
  );
});

test('finds all clashes again after a container is added', () => {
  fc.assert(
    fc.property(mains, mains, (list, more) => {
      const renamed = more.map((each, index) => ({ ...each, name: `m${index}` }));
      const fields = (containers: readonly Container[]) =>
        clashes(pod({ containers })).map(({ code, field }) => `${code} ${field}`);
      expect(fields([...list, ...renamed])).toEqual(expect.arrayContaining(fields(list)));
    }),
  );
});

test('does not throw for any JSON in a template', () => {
  const odd = fc.constantFrom(null, undefined, 0, '', 'a', true, [], {}, [null]);
  const looseObject = (keys: readonly string[], value: fc.Arbitrary<unknown>) =>
    fc.dictionary(fc.constantFrom(...keys), fc.oneof(odd, value), { maxKeys: 6 });
  const entry = looseObject(['name', 'containerPort', 'mountPath', 'protocol', 'hostIP', 'hostPort'], odd);
  const looseContainer = looseObject(['name', 'ports', 'env', 'volumeMounts', 'restartPolicy'], fc.array(entry));
  const spec = looseObject(['containers', 'initContainers', 'volumes'], fc.array(fc.oneof(odd, looseContainer)));
  fc.assert(
    fc.property(fc.oneof(odd, spec), (loose) => {
      clashes({ spec: loose } as never, { origins: { spec: 'x' } });
    }),
    { numRuns: 500 },
  );
});
