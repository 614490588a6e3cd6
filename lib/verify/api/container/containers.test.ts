import fc from 'fast-check';
import type { Finding } from '../../../findings/finding';
import type { Container, Volume } from '../../../kubernetes/generated/types';
import { type KubernetesVersion, kubernetesVersions } from '../../../kubernetes/version';
import { expectLinear } from '../../../testing/linear-time';
import { setDefaults } from '../../defaults/set-defaults';
import { decode } from '../../shape/decode';
import { targetOf } from '../../target/target';
import type { PodContext } from '../context/pod-context';
import { warnOfContainers } from './container-warnings';
import { validateContainers } from './containers';
import { validateFileVolumes } from './env-source';

interface Setting {
  readonly kubernetes?: KubernetesVersion;
  readonly featureGates?: Readonly<Record<string, boolean>>;
  readonly spec?: object;
}

/** What comes of a Pod's spec, decoded and defaulted. */
function judge(spec: object, { kubernetes = '1.37', featureGates = {} }: Setting = {}) {
  const target = targetOf(kubernetes, featureGates);
  const findings: Finding[] = [];
  const decoded = decode({ apiVersion: 'v1', kind: 'Pod', spec }, target, () => {}) ?? {};
  setDefaults(decoded, target);
  // Decoding gives a Pod of the table what its fields say.
  const pod = decoded as Pick<PodContext, 'spec'>;
  const report = (finding: Finding) => {
    findings.push(finding);
  };
  const context: PodContext = { target, report, kind: 'Pod', spec: pod.spec, path: 'spec' };
  const volumes: readonly Volume[] = pod.spec.volumes ?? [];
  validateContainers(context, new Map(volumes.map((volume) => [volume.name, volume])));
  validateFileVolumes(context);
  warnOfContainers(context);
  return findings;
}

const web = { name: 'web', image: 'nginx:1.29' };
const spell = ({ reason, severity, field, serverField }: Finding) =>
  `${reason?.replace('FieldValue', '') ?? severity} ${(serverField ?? field).replace('spec.containers[0].', '')}`;

/** The findings in a Pod of one container, without the start of its path. */
function findings(container: object, { spec, ...setting }: Setting = {}): readonly string[] {
  return judge({ containers: [{ ...web, ...container }], ...spec }, setting).map(spell);
}

describe('containers', () => {
  it('are at least one', () => {
    expect(judge({}).map(spell)).toEqual(['Required spec.containers']);
  });

  it('have a name and an image', () => {
    expect(judge({ containers: [null] }).map(spell)).toEqual(['Required name', 'Required image']);
    expect(findings({ name: 'a'.repeat(63) })).toEqual([]);
    expect(findings({ name: 'a'.repeat(64) })).toEqual(['Invalid name']);
  });

  it('with names that cannot be are told the nearest that can', () => {
    expect(judge({ containers: [{ ...web, name: 'Web_App' }] })).toMatchObject([
      { code: 'api/container-name', fix: 'rename it to "web-app"' },
    ]);
  });

  it('have names of their own, where nameless containers count as one name and nameless init containers as none', () => {
    const initContainers = [{ ...web }, { image: 'a' }, { image: 'a' }];
    expect(judge({ containers: [web, web], initContainers }).map(spell)).toEqual([
      'Duplicate spec.containers[1].name',
      'Duplicate spec.initContainers[0].name',
      'Required spec.initContainers[1].name',
      'Required spec.initContainers[2].name',
    ]);
    expect(judge({ containers: [{ image: 'a' }, { image: 'a' }] }).map(spell)).toContain(
      'Duplicate spec.containers[1].name',
    );
  });

  it('take the enumerated values only', () => {
    expect(findings({ imagePullPolicy: 'always', terminationMessagePolicy: 'Log' })).toEqual([
      'NotSupported terminationMessagePolicy',
      'NotSupported imagePullPolicy',
    ]);
  });
});

describe('ports', () => {
  it.each([
    [{ containerPort: 0 }, ['Required ports[0].containerPort']],
    [{ containerPort: 65_535 }, []],
    [{ containerPort: 65_536 }, ['Invalid ports[0].containerPort']],
    [{ containerPort: 1, hostPort: -1 }, ['Invalid ports[0].hostPort']],
    [{ containerPort: 1, protocol: 'tcp' }, ['NotSupported ports[0].protocol']],
    [{ containerPort: 1, name: '80' }, ['Invalid ports[0].name']],
    [{ containerPort: 1, name: 'a-1' }, []],
    [{ containerPort: 1, name: '-A--' }, ['Invalid', 'Invalid', 'Invalid', 'Invalid'].map((r) => `${r} ports[0].name`)],
  ])('%j: %j', (port, expected) => {
    expect(findings({ ports: [port] })).toEqual(expected);
  });

  it('of init containers clash with none but their own, and the server counts each container as the first', () => {
    const ports = [
      { containerPort: 1, hostPort: 80 },
      { containerPort: 2, hostPort: 80 },
    ];
    const initContainers = [
      { name: 'a', image: 'a', ports: [ports[0]] },
      { name: 'b', image: 'b', ports },
    ];
    const [finding, ...others] = judge({ containers: [{ ...web, ports: [ports[0]] }], initContainers });
    expect(others.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(finding).toMatchObject({
      code: 'api/host-port-unique',
      field: 'spec.initContainers[1].ports[1].hostPort',
      serverField: 'spec.initContainers[0].ports[1].hostPort',
    });
  });

  it('that are declared twice are warned of, not where their host ports keep them apart', () => {
    const port = { containerPort: 80 };
    expect(findings({ ports: [port, port, port] })).toEqual(['warning ports[1]', 'warning ports[2]']);
    expect(findings({ ports: [{ ...port, hostPort: 1 }, port] })).toEqual(['warning ports[1]']);
    expect(
      findings({
        ports: [
          { ...port, hostPort: 1 },
          { ...port, hostPort: 2 },
        ],
      }),
    ).toEqual([]);
    const hostIP = { ...port, hostPort: 1, hostIP: '::1' };
    expect(findings({ ports: [{ ...port, hostPort: 1 }, hostIP] })).toEqual(['warning ports[1]']);
    expect(findings({ ports: [{ ...hostIP, hostIP: '::2' }, hostIP] })).toEqual([]);
  });
});

describe('environment variables', () => {
  const from = (valueFrom: object, more: object = {}) => ({ env: [{ name: 'A', valueFrom, ...more }] });

  it.each([
    ['1A', '1.31', ['Invalid env[0].name']],
    ['1A', '1.32', []],
    ['..', '1.31', ['Invalid env[0].name']],
    ['A=B', '1.37', ['Invalid env[0].name']],
    ['', '1.37', ['Required env[0].name']],
  ] as const)('named %j on %s: %j', (name, kubernetes, expected) => {
    expect(findings({ env: [{ name }] }, { kubernetes })).toEqual(expected);
  });

  it('have one source, and then no value', () => {
    const fieldRef = { fieldPath: 'metadata.name' };
    expect(findings(from({}))).toEqual(['Invalid env[0].valueFrom']);
    expect(findings(from({ fieldRef }, { value: '' }))).toEqual([]);
    expect(findings(from({ fieldRef }, { value: 'a' }))).toEqual(['Invalid env[0].valueFrom']);
    expect(findings(from({ fieldRef, resourceFieldRef: { resource: 'limits.cpu' } }))).toEqual([
      'Invalid env[0].valueFrom',
    ]);
  });

  it.each([
    ['metadata.name', []],
    ['spec.host', []],
    ["metadata.labels['a.b/c']", []],
    ["metadata.annotations['A.B/c']", []],
    ["metadata.labels['A.B/c']", ['Invalid env[0].valueFrom.fieldRef']],
    ['metadata.labels', ['NotSupported env[0].valueFrom.fieldRef.fieldPath']],
    ['spec.priority', ['Invalid env[0].valueFrom.fieldRef.fieldPath']],
    ["metadata.name['a']", ['Invalid env[0].valueFrom.fieldRef.fieldPath']],
    ['', ['Required env[0].valueFrom.fieldRef.fieldPath']],
  ])('show the field %j: %j', (fieldPath, expected) => {
    expect(findings(from({ fieldRef: { fieldPath } }))).toEqual(expected);
  });

  it.each([
    ['limits.cpu', '1m', []],
    ['limits.cpu', '1000m', []],
    ['limits.cpu', '0', []],
    ['limits.cpu', '01', ['Invalid env[0].valueFrom.resourceFieldRef.divisor']],
    ['limits.cpu', '1e0', ['Invalid env[0].valueFrom.resourceFieldRef.divisor']],
    ['limits.cpu', '1k', ['Invalid env[0].valueFrom.resourceFieldRef.divisor']],
    ['limits.memory', '1024Ki', []],
    ['limits.memory', '+1Ki', ['Invalid env[0].valueFrom.resourceFieldRef.divisor']],
    ['requests.hugepages-1Gi', 1, []],
    ['limits.gpu', '7', ['NotSupported env[0].valueFrom.resourceFieldRef.resource']],
  ])('show %s divided by %j: %j', (resource, divisor, expected) => {
    expect(findings(from({ resourceFieldRef: { resource, divisor } }))).toEqual(expected);
  });

  it('are read from files in an emptyDir', () => {
    const file = from({ fileKeyRef: { key: 'a', volumeName: 'a', path: '/a/b' } });
    const volumes = (volume: object) => ({ spec: { volumes: [{ name: 'a', ...volume }] } });
    const field = 'env[0].valueFrom.fileKeyRef.volumeName';
    expect(findings(file)).toEqual([`NotFound ${field}`]);
    expect(findings(file, volumes({ configMap: { name: 'a' } }))).toEqual([`Invalid ${field}`]);
    expect(findings(file, volumes({}))).toEqual([]);
    expect(findings(file, { kubernetes: '1.34', ...volumes({}) })).toEqual(['Invalid env[0].valueFrom']);
  });

  it('from whole objects name one each, and the server leaves their place out', () => {
    const both = { configMapRef: { name: 'a' }, secretRef: { name: 'B' } };
    expect(findings({ envFrom: [both] })).toEqual(['Invalid envFrom[0].secretRef.name', 'Invalid envFrom']);
    expect(judge({ containers: [{ ...web, envFrom: [{}] }] })[0]?.field).toBe('spec.containers[0].envFrom[0]');
  });

  it('that hide others are warned of', () => {
    const twice = (value: string) =>
      findings({
        env: [
          { name: 'A', value: 'a' },
          { name: 'A', value },
        ],
      });
    expect(twice('b')).toEqual(['warning env[1]']);
    expect(twice('$(A)')).toEqual(['warning env[1]']);
    expect(twice('$(A)b')).toEqual([]);
  });
});

describe('mounts and devices', () => {
  const volumes = [
    { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
    { name: 'tmp', emptyDir: {} },
  ];
  const mounts = (...volumeMounts: object[]) =>
    findings(
      { volumeMounts: volumeMounts.map((mount) => ({ name: 'tmp', mountPath: '/tmp', ...mount })) },
      { spec: { volumes } },
    );

  it('name volumes of the Pod, at paths of their own', () => {
    expect(mounts({ name: 'temp' })).toEqual(['NotFound volumeMounts[0].name']);
    expect(mounts({}, { name: 'data' })).toEqual(['Invalid volumeMounts[1].mountPath']);
    expect(mounts({ mountPath: '' })).toEqual(['Required volumeMounts[0].mountPath']);
  });

  it('stay in their volumes, and the server leaves their place out', () => {
    expect(mounts({ subPath: '/a/..' })).toEqual(['Invalid volumeMounts.subPath', 'Invalid volumeMounts.subPath']);
    expect(mounts({ subPath: '..a' })).toEqual([]);
    expect(mounts({ subPath: 'a', subPathExpr: 'b' })).toEqual(['Invalid volumeMounts[0].subPathExpr']);
  });

  it('are recursively read-only only if they are read-only', () => {
    expect(mounts({ recursiveReadOnly: 'Enabled', mountPropagation: 'HostToContainer' })).toEqual([
      'Forbidden volumeMounts.recursiveReadOnly',
      'Forbidden volumeMounts.recursiveReadOnly',
    ]);
    expect(mounts({ recursiveReadOnly: 'IfPossible', readOnly: true })).toEqual([]);
  });

  it('are one or the other', () => {
    const container = {
      volumeMounts: [{ name: 'data', mountPath: '/data' }],
      volumeDevices: [
        { name: 'data', devicePath: '/data' },
        { name: 'tmp', devicePath: '/../tmp' },
      ],
    };
    expect(findings(container, { spec: { volumes } })).toEqual([
      'Invalid volumeMounts[0].name',
      'Invalid volumeMounts[0].mountPath',
      'Invalid volumeDevices[0].name',
      'Invalid volumeDevices[0].devicePath',
      'Invalid volumeDevices[1].name',
      'Invalid volumeDevices[1].devicePath',
    ]);
  });
});

describe('probes and hooks', () => {
  it('have one handler; of a second one no more is said', () => {
    expect(findings({ livenessProbe: {} })).toEqual(['Required livenessProbe']);
    expect(findings({ livenessProbe: { exec: {}, httpGet: {} } })).toEqual([
      'Required livenessProbe.exec.command',
      'Forbidden livenessProbe.httpGet',
    ]);
    expect(findings({ lifecycle: { preStop: { tcpSocket: {} } } })).toEqual([
      'Invalid lifecycle.preStop.tcpSocket.port',
    ]);
  });

  it('count in numbers from zero on, and readiness alone asks for more than one success', () => {
    const tcpSocket = { port: 'http' };
    expect(findings({ startupProbe: { tcpSocket, timeoutSeconds: -1, successThreshold: 2 } })).toEqual([
      'Invalid startupProbe.timeoutSeconds',
      'Invalid startupProbe.successThreshold',
    ]);
    const readinessProbe = { tcpSocket, successThreshold: 2, terminationGracePeriodSeconds: 0 };
    expect(findings({ readinessProbe })).toEqual([
      'Invalid readinessProbe.terminationGracePeriodSeconds',
      'Invalid readinessProbe.terminationGracePeriodSeconds',
    ]);
  });

  it.each([
    [0, '1.32', ['Invalid lifecycle.preStop.sleep']],
    [0, '1.33', []],
    [30, '1.30', []],
    [31, '1.37', ['Invalid lifecycle.preStop.sleep']],
  ] as const)('sleep %d seconds on %s: %j', (seconds, kubernetes, expected) => {
    expect(findings({ lifecycle: { preStop: { sleep: { seconds } } } }, { kubernetes })).toEqual(expected);
  });

  it('stop with signals of the operating system, where the gate is on', () => {
    const on = (spec: object) => ({ featureGates: { ContainerStopSignals: true }, spec });
    const lifecycle = { stopSignal: 'SIGUSR1' };
    expect(findings({ lifecycle }, on({}))).toEqual(['Forbidden lifecycle.stopSignal']);
    expect(findings({ lifecycle }, on({ os: { name: 'linux' } }))).toEqual([]);
    expect(findings({ lifecycle }, on({ os: { name: 'windows' } }))).toEqual(['NotSupported lifecycle.stopSignal']);
  });
});

describe('restart policies', () => {
  const initContainers = (more: object) => ({ spec: { initContainers: [{ name: 'a', image: 'a', ...more }] } });
  const path = 'spec.initContainers[0]';

  it('make init containers sidecars, which alone have probes', () => {
    const startupProbe = { tcpSocket: { port: 1 } };
    expect(findings({}, initContainers({ startupProbe, restartPolicy: 'Always' }))).toEqual([]);
    expect(findings({}, initContainers({ startupProbe }))).toEqual([`Forbidden ${path}.startupProbe`]);
    expect(findings({}, { kubernetes: '1.28', ...initContainers({ startupProbe, restartPolicy: 'Always' }) })).toEqual([
      `Forbidden ${path}.startupProbe`,
    ]);
  });

  it('of containers are for 1.35 and later', () => {
    expect(findings({ restartPolicy: 'Never' }, { kubernetes: '1.33' })).toEqual(['Forbidden restartPolicy']);
    expect(findings({ restartPolicy: 'Never' }, { kubernetes: '1.35' })).toEqual([]);
    expect(findings({ restartPolicy: 'never' }, { kubernetes: '1.35' })).toEqual(['NotSupported restartPolicy']);
  });

  it('have rules, whose number is too long up to 1.35 and too many then', () => {
    const rule = { action: 'Restart', exitCodes: { operator: 'In', values: [1] } };
    const container = { restartPolicy: 'Never', restartPolicyRules: Array.from({ length: 21 }, () => rule) };
    expect(findings(container, { kubernetes: '1.35' })).toEqual(['TooLong restartPolicyRules']);
    expect(findings(container, { kubernetes: '1.36' })).toEqual(['TooMany restartPolicyRules']);
    expect(
      findings({ restartPolicyRules: [{ ...rule, action: 'RestartAllContainers' }] }, { kubernetes: '1.35' }),
    ).toEqual(['Required restartPolicy', 'NotSupported restartPolicyRules[0].action']);
    const sidecar = initContainers({ restartPolicy: 'Always', restartPolicyRules: [rule] });
    expect(findings({}, { kubernetes: '1.35', ...sidecar })).toEqual([`Forbidden ${path}.restartPolicyRules`]);
    expect(findings({}, { kubernetes: '1.36', ...sidecar })).toEqual([]);
  });
});

describe('resources', () => {
  const limits = (amounts: object, more: object = {}) =>
    findings({ resources: { requests: {}, limits: amounts, ...more } });
  const both = (name: string) => [`Invalid resources.limits[${name}]`, `Invalid resources.requests[${name}]`];

  it.each([
    [{ cpu: '-1' }, both('cpu')],
    [{ gpu: 1 }, both('gpu')],
    [{ 'requests.cpu': 1 }, both('requests.cpu')],
    [{ 'kubernetes.io/gpu': '500m' }, []],
    [{ 'nvidia.com/gpu': '500m' }, both('nvidia.com/gpu')],
    [{ 'nvidia.com/gpu': '7Ei' }, both('nvidia.com/gpu')],
    [{ 'nvidia.com/gpu': '9E' }, []],
    [{ 'hugepages-2Mi': '4Mi', cpu: 1 }, []],
    [{ 'hugepages-2Mi': '3Mi', cpu: 1 }, both('hugepages-2Mi')],
    [{ 'hugepages-2Mi': '4Mi' }, ['Forbidden resources']],
    [{ memory: '1500m' }, ['warning resources.limits[memory]', 'warning resources.requests[memory]']],
  ])('of %j: %j', (amounts, expected) => {
    expect(limits(amounts)).toEqual(expected);
  });

  it('are requested up to the limit, and devices just as limited', () => {
    expect(limits({ cpu: 1 }, { requests: { cpu: '1001m' } })).toEqual(['Invalid resources.requests']);
    expect(limits({ cpu: 1 }, { requests: { cpu: '1000m' } })).toEqual([]);
    expect(limits({ 'a.b/c': 2 }, { requests: { 'a.b/c': 1 } })).toEqual(['Invalid resources.requests']);
    expect(limits({}, { requests: { 'a.b/c': 1 } })).toEqual(['Required resources.limits']);
  });

  it('that were copied from limits are found wrong where they are written', () => {
    const findings = judge({ containers: [{ ...web, resources: { limits: { gpu: 1 } } }] });
    expect(findings.map(({ field }) => field)).toEqual(Array(2).fill('spec.containers[0].resources.limits[gpu]'));
    expect(findings.map(spell)).toEqual(both('gpu'));
  });

  it('are claimed once, as a whole or request by request', () => {
    const spec = { resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }] };
    const claims = (...names: object[]) => findings({ resources: { claims: names } }, { spec });
    expect(claims({ name: 'gpu', request: 'a' }, { name: 'gpu', request: 'b' })).toEqual([]);
    expect(claims({ name: 'gpu', request: 'a' }, { name: 'gpu' })).toEqual(['Duplicate resources.claims[1]']);
    expect(claims({ name: 'gpu/a' }, { name: 'gpu' })).toEqual([
      'NotFound resources.claims[0]',
      'Duplicate resources.claims[1]',
    ]);
    expect(claims({}, { name: 'nic' })).toEqual(['Required resources.claims[0]', 'NotFound resources.claims[1]']);
  });

  it('are resized with or without a restart; the server leaves the place out', () => {
    const resizePolicy = [{ resourceName: 'cpu', restartPolicy: 'RestartContainer' }, { resourceName: 'disk' }];
    expect(findings({ resizePolicy }, { spec: { restartPolicy: 'Never' } })).toEqual([
      'Invalid resizePolicy',
      'NotSupported resizePolicy',
      'Required resizePolicy',
      'Invalid resizePolicy',
    ]);
  });
});

describe('security contexts', () => {
  const security = (securityContext: object, setting: Setting = {}) => findings({ securityContext }, setting);

  it('have ids in range and profiles that are whole', () => {
    expect(security({ runAsUser: 2 ** 31, runAsGroup: 0 })).toEqual(['Invalid securityContext.runAsUser']);
    expect(security({ seccompProfile: { localhostProfile: 'a' } })).toEqual([
      'Required securityContext.seccompProfile.type',
      'Invalid securityContext.seccompProfile.localhostProfile',
    ]);
    const localhost = (localhostProfile: string) =>
      security({ appArmorProfile: { type: 'Localhost', localhostProfile } });
    const field = 'securityContext.appArmorProfile.localhostProfile';
    expect(localhost('é'.repeat(2048))).toEqual([`TooLong ${field}`]);
    expect(localhost('\u0085a')).toEqual([`Invalid ${field}`]);
    expect(localhost('\ufeffa')).toEqual([]);
  });

  it('do not deny what a capability gives', () => {
    const context = { allowPrivilegeEscalation: false, capabilities: { add: ['CAP_SYS_ADMIN'] } };
    expect(security(context)).toEqual(['Invalid securityContext']);
    expect(security({ ...context, capabilities: { add: ['SYS_ADMIN'] } })).toEqual([]);
  });

  it('show the whole of /proc to Pods with users of their own', () => {
    expect(security({ procMount: 'Unmasked' })).toEqual(['Invalid securityContext.procMount']);
    expect(security({ procMount: 'Unmasked' }, { spec: { hostUsers: false } })).toEqual([]);
  });

  it.each([
    ['NT AUTHORITY\\NETWORK SERVICE', 0],
    ['.a\\b', 1],
    ['a\\b\\c', 1],
    ['\\', 2],
    ['. .', 1],
    ['a\tb', 1],
    ['a'.repeat(104), 0],
    ['a'.repeat(105), 1],
  ])('run on Windows as %j: %d findings', (runAsUserName, count) => {
    expect(security({ windowsOptions: { runAsUserName } })).toHaveLength(count);
  });
});

describe('ephemeral containers', () => {
  it('have hardly anything, and no parts of volumes', () => {
    const container = {
      name: 'debug',
      image: 'a ',
      ports: [],
      resources: {},
      targetContainerName: 'app',
      volumeMounts: [{ name: 'a', mountPath: '/a', subPath: 'a' }],
    };
    const spec = { volumes: [{ name: 'a' }], ephemeralContainers: [container] };
    expect(findings({}, { spec }).map((finding) => finding.replace('spec.ephemeralContainers[0].', ''))).toEqual([
      'Invalid image',
      'NotFound targetContainerName',
      'Forbidden ports',
      'Forbidden volumeMounts[0].subPath',
    ]);
  });
});

describe('whatever a Pod has', () => {
  const text = fc.oneof(fc.constantFrom('', '__proto__', 'constructor', 'a'.repeat(10_000), '\ud800'), fc.string());
  const leaf = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
  const container = fc.record(
    {
      name: text,
      image: text,
      ports: fc.array(fc.record({ name: text, containerPort: leaf, hostPort: leaf }, { requiredKeys: [] })),
      env: fc.array(fc.record({ name: text, value: leaf, valueFrom: fc.object() }, { requiredKeys: [] })),
      resources: fc.record({ limits: fc.dictionary(text, leaf), requests: fc.dictionary(text, leaf) }),
      volumeMounts: fc.array(fc.record({ name: text, mountPath: text, subPath: text }, { requiredKeys: [] })),
      livenessProbe: fc.object(),
      securityContext: fc.object(),
    } satisfies { readonly [Name in keyof Container]?: unknown },
    { requiredKeys: [] },
  );

  it('no rule throws', () => {
    fc.assert(
      fc.property(fc.array(container), fc.constantFrom(...kubernetesVersions), (containers, kubernetes) => {
        expect(() => judge({ containers, initContainers: containers }, { kubernetes })).not.toThrow();
      }),
    );
  });

  it('takes time in its length only', () => {
    const withMany = (size: number) => {
      const many = (make: (at: number) => object) => Array.from({ length: size }, (_, at) => make(at));
      return {
        ...web,
        ports: many((at) => ({ containerPort: 80, hostPort: (at % 60_000) + 1, name: `p${at}` })),
        env: many((at) => ({ name: `A${at}`, valueFrom: { fileKeyRef: { key: 'a', volumeName: 'a', path: 'a' } } })),
        volumeMounts: many((at) => ({ name: `v${at}`, mountPath: `/${at}` })),
        volumeDevices: many((at) => ({ name: `d${at}`, devicePath: `/dev/${at}` })),
      };
    };
    const judging = (container: object) => () => {
      judge({ containers: [container] });
    };
    expectLinear((size) => judging(withMany(size)), 2500);
  });
});
