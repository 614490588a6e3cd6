import fc from 'fast-check';
import type { PodTemplateSpec } from '../kubernetes/generated/types';
import type { Addition, Attachment } from './attachment';
import { compose } from './compose';
import type { ComposeContext } from './composition';

const context: ComposeContext = {
  kubernetes: '1.35',
  featureGates: {},
  kind: 'Deployment',
  name: 'shop',
  owned: true,
  images: {},
  writer: 'chart/shop',
};
const app: PodTemplateSpec = {
  metadata: { labels: { app: 'shop' } },
  spec: { containers: [{ name: 'app', image: 'shop:1' }] },
};
const attachment = (name: string, addition: Addition | Attachment['build']): Attachment => ({
  name,
  ports: {},
  build: typeof addition === 'function' ? addition : () => addition,
});
const sidecar = (name: string, port?: number): Attachment =>
  attachment(name, {
    containers: [
      {
        as: 'sidecar',
        container: { name, image: `${name}:1`, ...(port !== undefined && { ports: [{ containerPort: port }] }) },
      },
    ],
    volumes: [{ name: `${name}-state`, emptyDir: {} }],
  });
const codes = (template: PodTemplateSpec, attachments: readonly Attachment[], more: Partial<ComposeContext> = {}) =>
  compose(template, attachments, { ...context, ...more }).findings.map((finding) => finding.code);

describe('compose', () => {
  test('without attachments gives the same template and no finding', () => {
    expect(compose(app, [], context)).toEqual({
      template: app,
      origins: { '': 'chart/shop' },
      findings: [],
      configMaps: [],
      preStops: {},
      drains: {},
      sendsTo: [],
    });
  });

  test('says which attachment sends to which server', () => {
    const destination = { host: 'logs.example', port: 443 };
    const sender: Attachment = { name: 'sender', ports: {}, build: () => ({ sendsTo: [destination] }) };
    expect(compose(app, [sender], context).sendsTo).toEqual([{ attachment: 'sender', destination }]);
  });

  test('brings a sidecar as a native one where the target has them, and says who wrote it', () => {
    const { template, origins } = compose(app, [sidecar('proxy')], context);
    expect(template.spec?.initContainers).toEqual([{ name: 'proxy', image: 'proxy:1', restartPolicy: 'Always' }]);
    expect(template.spec?.containers).toEqual(app.spec?.containers);
    expect(origins).toEqual({
      '': 'chart/shop',
      'spec.initContainers[0]': 'attachment "proxy"',
      'spec.volumes[0]': 'attachment "proxy"',
    });
  });

  test('brings a sidecar as a regular container for 1.28, unless its gate is on', () => {
    const old = compose(app, [sidecar('proxy')], { ...context, kubernetes: '1.28' });
    expect(old.template.spec?.containers.map((one) => one.name)).toEqual(['app', 'proxy']);
    expect(old.template.spec).not.toHaveProperty('initContainers');
    const gated = compose(app, [sidecar('proxy')], {
      ...context,
      kubernetes: '1.28',
      featureGates: { SidecarContainers: true },
    });
    expect(gated.template.spec?.initContainers?.[0]?.restartPolicy).toBe('Always');
  });

  test('gives exactly one error for all the containers that would keep a Job on 1.28 from completing', () => {
    const adapter = attachment('metrics', {
      containers: [{ as: 'container', container: { name: 'metrics', image: 'm:1' } }],
    });
    const { findings } = compose(app, [sidecar('logs'), adapter], { ...context, kubernetes: '1.28', kind: 'Job' });
    expect(findings).toEqual([
      expect.objectContaining({ code: 'pod/needs-native-sidecars', severity: 'error', value: ['logs', 'metrics'] }),
    ]);
  });

  test('turns config files into a ConfigMap named by their content, and a volume', () => {
    const files = { 'a.yaml': 'x: 1\n' };
    const one = compose(app, [attachment('tool', { config: [{ volume: 'tool-config', files }] })], context);
    const [configMap] = one.configMaps;
    expect(configMap?.name).toMatch(/^shop-tool-config-[0-9a-f]{8}$/);
    expect(one.template.spec?.volumes).toEqual([{ name: 'tool-config', configMap: { name: configMap?.name } }]);
    const other = compose(
      app,
      [attachment('tool', { config: [{ volume: 'tool-config', files: { 'a.yaml': 'x: 2\n' } }] })],
      context,
    );
    expect(other.configMaps[0]?.name).not.toBe(configMap?.name);
  });

  describe('sharing a directory', () => {
    const reader = attachment('logs', {
      containers: [{ as: 'sidecar', container: { name: 'logs', image: 'logs:1' } }],
      shares: [{ volume: 'logs-files', directory: '/var/log/shop', reader: 'logs', sizeLimit: '64Mi' }],
    });

    test('adds an emptyDir, mounted by the writer and, read-only, by the reader', () => {
      const { spec } = compose(app, [reader], context).template;
      expect(spec?.volumes).toEqual([{ name: 'logs-files', emptyDir: { sizeLimit: '64Mi' } }]);
      expect(spec?.containers[0]?.volumeMounts).toEqual([{ name: 'logs-files', mountPath: '/var/log/shop' }]);
      expect(spec?.initContainers?.[0]?.volumeMounts).toEqual([
        { name: 'logs-files', mountPath: '/var/log/shop', readOnly: true },
      ]);
    });

    test('uses the volume that the writer already mounts there, and adds none', () => {
      const mounted: PodTemplateSpec = {
        spec: {
          containers: [{ name: 'app', image: 'x:1', volumeMounts: [{ name: 'data', mountPath: '/var/log' }] }],
          volumes: [{ name: 'data', emptyDir: {} }],
        },
      };
      const { spec } = compose(mounted, [reader], context).template;
      expect(spec?.volumes).toEqual(mounted.spec?.volumes);
      expect(spec?.containers).toEqual(mounted.spec?.containers);
      expect(spec?.initContainers?.[0]?.volumeMounts).toEqual([
        { name: 'data', mountPath: '/var/log', readOnly: true },
      ]);
    });

    test('requires the name of the writer if there are several containers', () => {
      const two: PodTemplateSpec = {
        spec: {
          containers: [
            { name: 'a', image: 'x:1' },
            { name: 'b', image: 'x:1' },
          ],
        },
      };
      const [finding] = compose(two, [reader], context).findings;
      expect(finding).toMatchObject({ code: 'pod/missing-container', field: 'spec.containers' });
      expect(finding?.message).toBe('"logs" needs one container for directory "/var/log/shop": the Pod has "a", "b"');
      expect(finding?.fix).toBe('set its container: "a", or another one of them');
    });
  });

  test.each([
    [['app', 'helper'], undefined, '"sync" needs one container', 'set reader: "app", or another one of them'],
    [['app', 'helper'], 'apq', 'no container "apq" of "sync"', 'did you mean "app"?'],
    [['app'], 'server', 'no container "server" of "sync"', 'set reader: "app"'],
    [['sync'], undefined, '"sync" needs one container', 'rename the attachment that has the name of a container'],
  ])('names the option that chooses a container: of %j, %s', (names, container, message, fix) => {
    const spec = { containers: names.map((name) => ({ name, image: 'x:1' })) };
    const add = { volumeMounts: [{ name: 'files', mountPath: '/files' }] };
    const sync = attachment('sync', { extend: [{ container, option: 'reader', add }] });
    const found = compose({ spec }, [sync], context).findings.find(({ code }) => code === 'pod/missing-container');
    expect(found?.message).toMatch(message);
    expect(found?.fix).toBe(fix);
  });

  test('sets a hook only if it is missing', () => {
    const hook = attachment('proxy', { extend: [{ fill: { lifecycle: { preStop: { sleep: { seconds: 5 } } } } }] });
    expect(compose(app, [hook], context).template.spec?.containers[0]?.lifecycle).toEqual({
      preStop: { sleep: { seconds: 5 } },
    });
    const own: PodTemplateSpec = {
      spec: { containers: [{ name: 'app', image: 'x:1', lifecycle: { preStop: { exec: { command: ['stop'] } } } }] },
    };
    expect(compose(own, [hook], context).template.spec?.containers).toEqual(own.spec?.containers);
  });

  test('sets fields of the Pod only in our Pods, and only if they are missing', () => {
    const group = attachment('tool', { pod: { securityContext: { fsGroup: 65532 } } });
    expect(compose(app, [group], context).template.spec?.securityContext).toEqual({ fsGroup: 65532 });
    expect(compose(app, [group], { ...context, owned: false }).template).toEqual(app);
    const own: PodTemplateSpec = {
      spec: { containers: [{ name: 'app', image: 'x:1' }], securityContext: { fsGroup: 1 } },
    };
    expect(compose(own, [group], context)).toMatchObject({ template: own, findings: [] });
  });

  test('reports attachments that want different values in one pod-wide field', () => {
    const group = (name: string, fsGroup: number) => attachment(name, { pod: { securityContext: { fsGroup } } });
    expect(compose(app, [group('a', 1), group('b', 2)], context).findings).toEqual([
      expect.objectContaining({ code: 'pod/field-clash', field: 'spec.securityContext.fsGroup' }),
    ]);
  });

  test('hardens the containers that it adds to another Pod, and no others', () => {
    const { spec } = compose(app, [sidecar('proxy')], { ...context, owned: false }).template;
    expect(spec?.containers).toEqual(app.spec?.containers);
    expect(spec?.initContainers?.[0]?.securityContext).toMatchObject({
      runAsNonRoot: true,
      allowPrivilegeEscalation: false,
    });
    expect(spec).not.toHaveProperty('securityContext');
  });

  test('takes our images from the registry of the settings, and adds its pull secrets once', () => {
    const ours = attachment('w', {
      containers: [{ as: 'init', container: { name: 'w', image: 'docker.io/library/busybox:1.37.0' } }],
    });
    const images = { registry: 'registry.example/mirror', pullSecrets: ['pull'] };
    const { spec } = compose(app, [ours, sidecar('x')], { ...context, images }).template;
    expect(spec?.initContainers?.map((one) => one.image)).toEqual([
      'registry.example/mirror/library/busybox:1.37.0',
      'x:1',
    ]);
    expect(spec?.imagePullSecrets).toEqual([{ name: 'pull' }]);
  });

  test('gives a Pod of ours the grace period that its attachments need on top of the application’s', () => {
    const draining = attachment('proxy', {
      containers: [{ as: 'sidecar', container: { name: 'proxy', image: 'p:1' }, drainSeconds: 20 }],
      extend: [{ fill: { lifecycle: { preStop: { sleep: { seconds: 5 } } } } }],
    });
    expect(compose(app, [draining], context).template.spec?.terminationGracePeriodSeconds).toBe(55);
    expect(compose(app, [draining], { ...context, owned: false }).template.spec).not.toHaveProperty(
      'terminationGracePeriodSeconds',
    );
    const own: PodTemplateSpec = {
      spec: { containers: [{ name: 'app', image: 'x:1' }], terminationGracePeriodSeconds: 7 },
    };
    expect(compose(own, [draining], context).template.spec?.terminationGracePeriodSeconds).toBe(7);
  });

  describe('finds', () => {
    test('two different attachments of one name', () => {
      expect(codes(app, [sidecar('x', 1), sidecar('x', 2)])).toEqual(['pod/attachment-clash']);
    });

    test('no clash in an attachment that is attached twice', () => {
      const twice = compose(app, [sidecar('x', 1), sidecar('x', 1)], context);
      expect(twice).toEqual(compose(app, [sidecar('x', 1)], context));
    });

    test('two containers on one port, with both writers', () => {
      const busy: PodTemplateSpec = {
        spec: { containers: [{ name: 'app', image: 'x:1', ports: [{ containerPort: 80 }] }] },
      };
      const [finding] = compose(busy, [sidecar('proxy', 80)], context).findings;
      expect(finding).toMatchObject({ code: 'pod/port-clash' });
      expect(Object.values(finding?.origins ?? {}).sort()).toEqual(['attachment "proxy"', 'chart/shop']);
      expect(finding?.message).toContain('at spec.template.spec.initContainers[0].ports[0]');
    });

    test('two attachments on one port, with the option for it in the fix', () => {
      const [finding] = compose(app, [sidecar('one', 80), sidecar('other', 80)], context).findings;
      expect(finding?.fix).toBe(
        'change one of the two ports, for example with the option port or listen of attachment "other"',
      );
    });

    test('two attachments with one port name, or one annotation of scrapers, with an option in the fix', () => {
      const adapter = (name: string, port: number) =>
        attachment(name, {
          containers: [
            {
              as: 'container',
              container: { name, image: 'x:1', ports: [{ name: 'metrics', containerPort: port }] },
            },
          ],
          podMetadata: { annotations: { 'prometheus.io/port': String(port) } },
        });
      const { findings } = compose(app, [adapter('one', 1), adapter('other', 2)], context);
      expect(findings.map(({ code, fix }) => [code, fix])).toEqual([
        ['pod/field-clash', "set scrape: 'none' in the options of one of them, and scrape its port by name"],
        [
          'pod/port-name-clash',
          'rename one of the two ports, for example with the option name of attachment "other", which names its ports',
        ],
      ]);
    });

    test('one volume name with two sources', () => {
      const volume = (name: string, path: string) =>
        attachment(name, { volumes: [{ name: 'data', hostPath: { path } }] });
      expect(codes(app, [volume('a', '/a'), volume('b', '/b')])).toEqual(['pod/volume-clash']);
    });

    test('one environment variable with two values', () => {
      const env = (name: string) => attachment(name, { extend: [{ add: { env: [{ name: 'MODE', value: name }] } }] });
      expect(codes(app, [env('a'), env('b')])).toEqual(['pod/env-clash']);
    });

    test('a cycle in the start order', () => {
      const after = (name: string, other: string) =>
        attachment(name, { containers: [{ as: 'sidecar', container: { name, image: 'x:1' }, startsAfter: [other] }] });
      const [finding] = compose(app, [after('a', 'b'), after('b', 'a')], context).findings;
      expect(finding).toMatchObject({ code: 'pod/start-cycle', field: 'spec.initContainers' });
      expect(finding?.message).toContain('"a" waits for "b" waits for "a"');
    });

    test('an order against a missing container', () => {
      const after = attachment('a', {
        containers: [{ as: 'sidecar', container: { name: 'a', image: 'x:1' }, startsBefore: ['migrate'] }],
      });
      expect(compose(app, [after], context).findings).toEqual([
        expect.objectContaining({ code: 'pod/missing-container', value: 'migrate' }),
      ]);
    });

    test('no clashes between the own containers of another Pod', () => {
      const clashing: PodTemplateSpec = {
        spec: {
          containers: [
            { name: 'a', image: 'x:1', ports: [{ containerPort: 80 }] },
            { name: 'b', image: 'x:1', ports: [{ containerPort: 80 }] },
          ],
        },
      };
      expect(codes(clashing, [sidecar('x', 81)], { owned: false })).toEqual([]);
      expect(codes(clashing, [sidecar('x', 80)], { owned: false })).toContain('pod/port-clash');
      expect(codes(clashing, [])).toEqual(['pod/port-clash']);
    });
  });
});

describe('whatever is composed', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd');
  const addition = fc.record(
    {
      containers: fc.array(
        fc.record({
          as: fc.constantFrom('sidecar' as const, 'container' as const, 'init' as const),
          container: fc.record({ name: fc.constantFrom('', '-x', '-y'), image: fc.constantFrom('i:1', 'i:2') }),
        }),
        { maxLength: 2 },
      ),
      volumes: fc.array(fc.record({ name: fc.constantFrom('v', 'w'), emptyDir: fc.constant({}) }), { maxLength: 2 }),
      config: fc.array(fc.record({ volume: fc.constantFrom('v', 'c'), files: fc.constant({ f: 'text' }) }), {
        maxLength: 1,
      }),
      shares: fc.array(
        fc.record({ volume: fc.constant('s'), directory: fc.constant('/s'), reader: fc.constantFrom('', '-x') }),
        {
          maxLength: 1,
        },
      ),
      extend: fc.array(
        fc.record({
          add: fc.record({
            env: fc.array(fc.record({ name: fc.constantFrom('E', 'F'), value: fc.constantFrom('1', '2') })),
          }),
        }),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: [] },
  );
  const attachments = fc.uniqueArray(fc.tuple(name, addition), { selector: ([one]) => one, maxLength: 4 }).map((list) =>
    list.map(([one, { containers, shares, ...added }]) =>
      attachment(one, {
        ...added,
        ...(containers !== undefined && {
          containers: containers.map((brought) => ({
            ...brought,
            container: { ...brought.container, name: brought.as === 'container' ? one : one + brought.container.name },
          })),
        }),
        ...(shares !== undefined && { shares: shares.map((share) => ({ ...share, reader: one + share.reader })) }),
      }),
    ),
  );
  const template = fc.record({
    metadata: fc.constant({ labels: { app: 'shop' } }),
    spec: fc.record(
      {
        containers: fc.constant([{ name: 'app', image: 'app:1', env: [{ name: 'E', value: '1' }] }]),
        initContainers: fc.constant([{ name: 'wait', image: 'wait:1' }]),
        volumes: fc.constant([{ name: 'v', emptyDir: {} }]),
        hostname: fc.constant(''),
        shareProcessNamespace: fc.constant(false),
      },
      { requiredKeys: ['containers'] },
    ),
  });

  test('composing twice is byte-equal, and composing the result again changes nothing', () => {
    fc.assert(
      fc.property(template, attachments, (one, list) => {
        const first = compose(one, list, context);
        expect(JSON.stringify(compose(one, list, context))).toBe(JSON.stringify(first));
        expect(JSON.stringify(compose(first.template, list, context).template)).toBe(JSON.stringify(first.template));
      }),
    );
  });

  /** The paths of the input whose value the output has not, list entries being found anywhere in order. */
  const missing = (from: unknown, to: unknown, path = ''): string[] => {
    if (typeof from !== 'object' || from === null) return Object.is(from, to) ? [] : [path];
    if (typeof to !== 'object' || to === null) return [path];
    const values: Record<string, unknown> = { ...to };
    if (!Array.isArray(from))
      return Object.entries(from).flatMap(([field, value]) => missing(value, values[field], `${path}.${field}`));
    let next = 0;
    return from.flatMap((value, index) => {
      const rest = Object.values(values).slice(next);
      const there = rest.findIndex((candidate) => missing(value, candidate).length === 0);
      next += there + 1;
      return there === -1 ? [`${path}[${index}]`] : [];
    });
  };

  test('every JSON path of the input is in the output, in its order', () => {
    fc.assert(
      fc.property(template, attachments, (one, list) =>
        expect(missing(one, compose(one, list, context).template)).toEqual([]),
      ),
    );
  });

  test('any order of attachments gives the same parts, in another order', () => {
    const independent = [
      sidecar('a', 1),
      sidecar('b', 2),
      attachment('c', { extend: [{ add: { env: [{ name: 'C', value: '1' }] } }] }),
    ];
    const parts = (list: readonly Attachment[]) => {
      const { template: made, findings, configMaps } = compose(app, list, context);
      const sorted = (values: readonly object[] = []) => values.map((value) => JSON.stringify(value)).sort();
      return {
        ...made.spec,
        initContainers: sorted(made.spec?.initContainers),
        volumes: sorted(made.spec?.volumes),
        findings,
        configMaps,
      };
    };
    fc.assert(
      fc.property(fc.shuffledSubarray(independent, { minLength: 3 }), (list) => {
        expect(parts(list)).toEqual(parts(independent));
      }),
    );
  });
});
