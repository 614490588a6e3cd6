import fc from 'fast-check';
import type { Finding } from '../../findings/finding';
import type { PodTemplateSpec } from '../../kubernetes/generated/types';
import { type KubernetesVersion, kubernetesVersions } from '../../kubernetes/version';
import type { Level } from '../target/level';
import { targetOf } from '../target/target';
import { verify } from '../verify';
import { controls } from './controls';
import { podSecurity } from './pod-security';

function find(
  spec: object,
  level: Level,
  kubernetes: KubernetesVersion = '1.35',
  rest: { readonly path?: string; readonly annotations?: Record<string, string> } = {},
): readonly Finding[] {
  const findings: Finding[] = [];
  // The checks take decoded specs, which may lack what the types demand and have values that they do not list.
  const template = { metadata: { annotations: rest.annotations }, spec } as PodTemplateSpec;
  podSecurity(template, rest.path ?? '', level, targetOf(kubernetes), (finding) => findings.push(finding));
  return findings;
}

const codes = (findings: readonly Finding[]) => [
  ...new Set(findings.map(({ code }) => code.replace('pod-security/', ''))),
];

const securityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
const container = { name: 'web', image: 'web:1', securityContext };
const hardened = {
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [container],
};

/** The hardened Pod with other security settings of its container. */
const withSecurity = (security: object) => ({
  ...hardened,
  containers: [{ ...container, securityContext: { ...securityContext, ...security } }],
});
const withPodSecurity = (security: object) => ({
  ...hardened,
  securityContext: { ...hardened.securityContext, ...security },
});

describe('Pod Security', () => {
  it('accepts a hardened Pod in any release', () => {
    for (const release of kubernetesVersions) expect(find(hardened, 'restricted', release)).toEqual([]);
  });

  it('reports the fields that restricted requires in a bare Pod, and none for baseline', () => {
    const bare = { containers: [{ name: 'web', image: 'web:1' }] };
    expect(find(bare, 'baseline')).toEqual([]);
    expect(find(bare, 'restricted').map(({ field, fix }) => [field, fix])).toEqual([
      ['spec.containers[0].securityContext.allowPrivilegeEscalation', 'set false'],
      ['spec.containers[0].securityContext.capabilities.drop', 'set ["ALL"]'],
      ['spec.securityContext.runAsNonRoot', 'set true'],
      ['spec.securityContext.seccompProfile.type', 'set "RuntimeDefault"'],
    ]);
  });

  it('reports the field, the rule, the value and the fix', () => {
    const path = 'spec.template';
    expect(find(withSecurity({ privileged: true }), 'restricted', '1.35', { path })).toEqual([
      {
        code: 'pod-security/privileged',
        severity: 'error',
        field: 'spec.template.spec.containers[0].securityContext.privileged',
        value: true,
        message: 'violates Pod Security "baseline": must be false or unset, got true',
        fix: 'set false',
      },
    ]);
  });

  const faults: readonly (readonly [id: string, field: string, spec: object])[] = [
    ['hostNamespaces', 'spec.hostPID', { ...hardened, hostPID: true }],
    [
      'hostPorts',
      'spec.containers[0].ports[1].hostPort',
      { ...hardened, containers: [{ ...container, ports: [{ hostPort: 0 }, { hostPort: 80 }] }] },
    ],
    [
      'hostPathVolumes',
      'spec.volumes[1].hostPath',
      {
        ...hardened,
        volumes: [
          { name: 'a', emptyDir: {} },
          { name: 'b', hostPath: { path: '/' } },
        ],
      },
    ],
    [
      'hostProbesAndHostLifecycle',
      'spec.containers[0].lifecycle.preStop.httpGet.host',
      { ...hardened, containers: [{ ...container, lifecycle: { preStop: { httpGet: { host: 'x', port: 1 } } } }] },
    ],
    [
      'appArmorProfile',
      'spec.securityContext.appArmorProfile.type',
      withPodSecurity({ appArmorProfile: { type: 'Unconfined' } }),
    ],
    [
      'seccompProfile_baseline',
      'spec.containers[0].securityContext.seccompProfile.type',
      withSecurity({ seccompProfile: { type: 'Unconfined' } }),
    ],
    [
      'capabilities_baseline',
      'spec.containers[0].securityContext.capabilities.add[1]',
      withSecurity({ capabilities: { drop: ['ALL'], add: ['CHOWN', 'NET_RAW'] } }),
    ],
    ['seLinuxOptions', 'spec.securityContext.seLinuxOptions.user', withPodSecurity({ seLinuxOptions: { user: 'u' } })],
    ['sysctls', 'spec.securityContext.sysctls[0].name', withPodSecurity({ sysctls: [{ name: 'net.core.somaxconn' }] })],
    [
      'windowsHostProcess',
      'spec.securityContext.windowsOptions.hostProcess',
      withPodSecurity({ windowsOptions: { hostProcess: true } }),
    ],
    ['procMount', 'spec.containers[0].securityContext.procMount', withSecurity({ procMount: 'Unmasked' })],
  ];

  it.each(faults)('reports %s at %s', (id, field, spec) => {
    expect(find(spec, 'baseline').map((finding) => [finding.code, finding.field])).toEqual([
      [`pod-security/${id}`, field],
    ]);
    expect(codes(find(spec, 'restricted'))).toContain(controls.find(({ overrides }) => overrides === id)?.id ?? id);
  });

  it('reports an invalid AppArmor annotation at its key', () => {
    const name = 'container.apparmor.security.beta.kubernetes.io/web';
    const [finding] = find(hardened, 'baseline', '1.28', { annotations: { [name]: 'unconfined' } });
    expect(finding?.field).toBe(`metadata.annotations[${name}]`);
    expect(find(hardened, 'baseline', '1.28', { annotations: { [name]: 'localhost/x' } })).toEqual([]);
  });

  it('applies the settings of the Pod to containers without their own', () => {
    const own = (runAsNonRoot?: boolean) => ({
      name: 'a',
      securityContext: { ...securityContext, ...(runAsNonRoot !== undefined && { runAsNonRoot }) },
    });
    const of = (ofPod: boolean | undefined, ...containers: object[]) => {
      const spec = withPodSecurity({ runAsNonRoot: ofPod });
      return find({ ...spec, containers }, 'restricted').map(({ field }) => field);
    };
    expect(of(undefined, own(true), own(true))).toEqual([]);
    expect(of(undefined, own(true), own())).toEqual(['spec.securityContext.runAsNonRoot']);
    expect(of(true, own(), own(false))).toEqual(['spec.containers[1].securityContext.runAsNonRoot']);
    expect(of(false, own(true))).toEqual(['spec.securityContext.runAsNonRoot']);
  });

  it('does not apply Linux controls to Windows Pods', () => {
    const windows = { os: { name: 'windows' }, containers: [{ name: 'web' }] };
    expect(codes(find(windows, 'restricted'))).toEqual(['runAsNonRoot']);
  });

  it('accepts root in a user namespace since 1.35, but never an unmasked /proc', () => {
    const spec = { ...withPodSecurity({ runAsNonRoot: false, runAsUser: 0 }), hostUsers: false };
    expect(codes(find(spec, 'restricted', '1.34'))).toEqual(['runAsNonRoot', 'runAsUser']);
    expect(find(spec, 'restricted', '1.35')).toEqual([]);
    const unmasked = { ...withSecurity({ procMount: 'Unmasked' }), hostUsers: false };
    expect(codes(find(unmasked, 'baseline', '1.34'))).toEqual(['procMount']);
    expect(find(unmasked, 'baseline', '1.35')).toEqual([]);
    expect(codes(find(unmasked, 'restricted', '1.35'))).toEqual(['procMount_restricted']);
  });

  it.each([
    ['sysctls', '1.29', withPodSecurity({ sysctls: [{ name: 'net.ipv4.tcp_keepalive_time' }] })],
    ['sysctls', '1.32', withPodSecurity({ sysctls: [{ name: 'net.ipv4.tcp_rmem' }] })],
    ['sysctls', '1.37', withPodSecurity({ sysctls: [{ name: 'net.ipv4.tcp_notsent_lowat' }] })],
    ['seLinuxOptions', '1.31', withPodSecurity({ seLinuxOptions: { type: 'container_engine_t' } })],
    ['restrictedVolumes', '1.33', { ...hardened, volumes: [{ name: 'a', image: { reference: 'x' } }] }],
  ] as const)('%s accepts a value since %s that it rejected before', (id, release, spec) => {
    const before = kubernetesVersions[kubernetesVersions.indexOf(release) - 1];
    expect(codes(find(spec, 'restricted', before))).toEqual([id]);
    expect(find(spec, 'restricted', release)).toEqual([]);
  });

  it('reports probes of other hosts since 1.34', () => {
    const spec = { ...hardened, containers: [{ ...container, livenessProbe: { tcpSocket: { host: 'db', port: 1 } } }] };
    expect(find(spec, 'restricted', '1.33')).toEqual([]);
    expect(codes(find(spec, 'restricted', '1.34'))).toEqual(['hostProbesAndHostLifecycle']);
  });

  it('reports nothing after all fixes are applied', () => {
    fc.assert(
      fc.property(template(), fc.constantFrom(...kubernetesVersions), (spec, release) => {
        const findings = find(spec, 'restricted', release);
        // From the end, so that removed entries do not move the later ones.
        const fixed = [...findings].reverse().reduce((done, { field, fix }) => repaired(done, field, fix), spec);
        expect(find(fixed, 'restricted', release)).toEqual([]);
      }),
    );
  });
});

/** The spec with the fix of one finding done. */
function repaired(spec: object, field: string, fix: string | undefined): object {
  const copy = structuredClone(spec);
  const steps = field
    .replace(/^spec\./, '')
    .split(/[.[\]]+/)
    .filter((step) => step !== '');
  const gone = /^(?:remove|use) /.test(fix ?? '');
  // A volume or a sysctl is removed as a whole.
  const whole = steps[0] === 'volumes' ? 2 : steps[1] === 'sysctls' ? 3 : steps.length;
  const last = steps[whole - 1];
  let at: object = copy;
  for (const step of steps.slice(0, whole - 1)) {
    if (Reflect.get(at, step) === undefined) Reflect.set(at, step, {});
    at = Reflect.get(at, step);
  }
  if (last === undefined) return copy;
  if (!gone) Reflect.set(at, last, JSON.parse(/^set ("[^"]*"|\[.*\]|\w+)/.exec(fix ?? '')?.[1] ?? 'null'));
  else if (Array.isArray(at)) at.splice(Number(last), 1);
  else Reflect.deleteProperty(at, last);
  return copy;
}

/** Templates with the fields that controls check. */
function template(): fc.Arbitrary<object> {
  const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  const profile = some(fc.record({ type: fc.constantFrom('Unconfined', 'RuntimeDefault', 'Localhost') }));
  const name = fc.constantFrom('', 'x');
  const shared = {
    runAsNonRoot: some(fc.boolean()),
    runAsUser: some(fc.constantFrom(0, 1)),
    seccompProfile: profile,
    appArmorProfile: profile,
    seLinuxOptions: some(fc.record({ type: fc.constantFrom('', 'spc_t', 'container_t'), user: name, role: name })),
    windowsOptions: some(fc.record({ hostProcess: fc.boolean() })),
  };
  const capability = fc.constantFrom('ALL', 'NET_BIND_SERVICE', 'CHOWN', 'SYS_ADMIN');
  const security = fc.record({
    ...shared,
    privileged: some(fc.boolean()),
    allowPrivilegeEscalation: some(fc.boolean()),
    procMount: some(fc.constantFrom('Default', 'Unmasked')),
    capabilities: some(fc.record({ add: fc.array(capability), drop: fc.array(capability) })),
  });
  const probe = some(fc.record({ httpGet: fc.record({ host: name }) }));
  const one = fc.record({
    securityContext: some(security),
    ports: fc.array(fc.record({ hostPort: fc.nat(1) })),
    livenessProbe: probe,
    lifecycle: some(fc.record({ preStop: probe })),
  });
  const volume = fc.constantFrom('hostPath', 'nfs', 'emptyDir', 'image').map((type) => ({ name: 'v', [type]: {} }));
  const sysctl = fc.record({ name: fc.constantFrom('net.ipv4.tcp_rmem', 'kernel.shm_rmid_forced', 'vm.swappiness') });
  return fc.record({
    hostNetwork: fc.boolean(),
    hostUsers: fc.boolean(),
    os: some(fc.constantFrom({ name: 'windows' }, { name: 'linux' })),
    securityContext: some(fc.record({ ...shared, sysctls: fc.array(sysctl) })),
    containers: fc.array(one, { minLength: 1, maxLength: 3 }),
    initContainers: fc.array(one, { maxLength: 2 }),
    volumes: fc.array(volume, { maxLength: 3 }),
  });
}

test('reports dropped capabilities without ALL, with their names and the fix', () => {
  const dropped = (drop: readonly string[]) =>
    verify(
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'web' },
        spec: { containers: [{ name: 'web', image: 'a:1', securityContext: { capabilities: { drop } } }] },
      },
      { kubernetes: '1.35', podSecurity: 'restricted', practices: false },
    ).find(({ code }) => code === 'pod-security/capabilities_restricted');
  expect(dropped(['NET_RAW', 'CHOWN'])).toMatchObject({
    message: 'violates Pod Security "restricted": must include "ALL", got only "NET_RAW", "CHOWN"',
    fix: 'set ["ALL"]',
  });
  expect(dropped([])?.message).toMatch(/, got an empty/);
});
