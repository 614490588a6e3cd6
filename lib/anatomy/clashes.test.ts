import fc from 'fast-check';
import type { Container, PodSpec, PodTemplateSpec } from '../kubernetes/generated/types';
import { clashes, clashRules } from './clashes';

const container = (name: string, rest: Partial<Container> = {}): Container => ({ name, image: 'i', ...rest });
const pod = (spec: Partial<PodSpec>): PodTemplateSpec => ({ spec: { containers: [container('web')], ...spec } });

test('a Pod in which nothing clashes has no finding', () => {
  expect(clashes(pod({ volumes: [{ name: 'data', emptyDir: {} }] }))).toEqual([]);
});

test('messages call the other place as they are told to, and fields stay those of the template', () => {
  const twice = pod({ volumes: [{ name: 'data' }, { name: 'data' }] });
  expect(clashes(twice, { called: (field) => `spec.template.${field}` })[0]).toMatchObject({
    field: 'spec.volumes[1].name',
    message: 'duplicate volume "data": emptyDir here, emptyDir at spec.template.spec.volumes[0]',
  });
});

test('every rule has a code of its own under pod/', () => {
  const codes = clashRules.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.every((code) => /^pod\/[a-z-]+-clash$/.test(code))).toBe(true);
});

describe('pod/mount-clash', () => {
  const mounting = (...paths: string[]) =>
    container('web', { volumeMounts: paths.map((mountPath, index) => ({ name: `v${index}`, mountPath })) });

  test('a path twice in a container clashes, and the server refuses it', () => {
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

  test('a path that only differs in its slashes clashes, too, and the server does not see it', () => {
    const [finding] = clashes(pod({ containers: [mounting('/data', '/data/')] }));
    expect(finding?.code).toBe('pod/mount-clash');
    expect(finding).not.toHaveProperty('reason');
  });

  test('a path in two containers, and a path below another, do not clash', () => {
    expect(
      clashes(pod({ containers: [mounting('/a', '/a/b')], initContainers: [{ ...mounting('/a'), name: 'init' }] })),
    ).toEqual([]);
  });
});

describe('pod/volume-clash', () => {
  test('a volume name with two sources clashes', () => {
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

  test('so does the same volume twice, which the server refuses as well', () => {
    expect(clashes(pod({ volumes: [{ name: 'data' }, { name: 'data' }] }))[0]?.message).toBe(
      'duplicate volume "data": emptyDir here, emptyDir at spec.volumes[0]',
    );
  });
});

describe('pod/env-clash', () => {
  test('a variable twice in a container clashes, even in a plain init container', () => {
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

  test('a variable that adds to the one before it does not hide that', () => {
    const twice = (value: string) => [
      { name: 'PATH', value: '/bin' },
      { name: 'PATH', value },
    ];
    expect(clashes(pod({ containers: [container('a', { env: twice('$(PATH):/opt') })] }))).toEqual([]);
    expect(clashes(pod({ containers: [container('a', { env: twice('$(PATH)') })] }))).toHaveLength(1);
  });

  test('a variable in two containers does not', () => {
    const env = [{ name: 'A', value: '1' }];
    expect(clashes(pod({ containers: [container('a', { env }), container('b', { env })] }))).toEqual([]);
  });
});

describe('pod/container-clash', () => {
  test('a name of a main and an init container clashes, at the place that the server names', () => {
    expect(clashes(pod({ initContainers: [container('web')] }))).toMatchObject([
      {
        code: 'pod/container-clash',
        reason: 'FieldValueDuplicate',
        field: 'spec.initContainers[0].name',
        message: 'duplicate container name "web" (first at spec.containers[0])',
      },
    ]);
  });

  test('containers without a name are not the same container', () => {
    expect(clashes({ spec: { containers: [{ image: 'i' }, { image: 'i' }] } } as never)).toEqual([]);
  });
});

describe('pod/config-clash', () => {
  const template = pod({ volumes: [{ name: 'data' }, { name: 'conf', configMap: { name: 'c' } }] });

  test('a file with two contents clashes, at the volume that would hold it', () => {
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

  test('one content twice, one file name in two volumes and other files do not', () => {
    const configFiles = [
      { volume: 'conf', files: { 'a.conf': '1' } },
      { volume: 'conf', files: { 'a.conf': '1', 'b.conf': '2' } },
      { volume: 'other', files: { 'a.conf': '3' } },
    ];
    expect(clashes(template, { configFiles })).toEqual([]);
  });

  test('where the volume is not in the template, the place is the list of volumes', () => {
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

  test('name who wrote both places, by the nearest path that has a writer', () => {
    const origins = { 'spec.containers[0]': 'props of shop/web', 'spec.containers[1]': 'attachment "tls"' };
    expect(clashes(template, { origins })[0]?.origins).toEqual({
      'spec.containers[0].ports[0].containerPort': 'props of shop/web',
      'spec.containers[1].ports[0].containerPort': 'attachment "tls"',
    });
  });

  test('are left out where nobody is known', () => {
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
  // The generators leave the optional parts out, as exactOptionalPropertyTypes cannot see.
  return list.map((each, index) => ({ ...each, name: `c${index}` }) as Container);
}

test('the order of the main containers does not change whether anything of a kind clashes', () => {
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

test('a container more never takes a clash away', () => {
  fc.assert(
    fc.property(mains, mains, (list, more) => {
      const renamed = more.map((each, index) => ({ ...each, name: `m${index}` }));
      const fields = (containers: readonly Container[]) =>
        clashes(pod({ containers })).map(({ code, field }) => `${code} ${field}`);
      expect(fields([...list, ...renamed])).toEqual(expect.arrayContaining(fields(list)));
    }),
  );
});

test('whatever stands in a template, reading it does not throw', () => {
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
