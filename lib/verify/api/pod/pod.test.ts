import type { KubernetesVersion } from '../../../kubernetes/version';
import { verify } from '../../verify';

const podLabels = { app: 'web', tier: 'front' };

function pod(spec: object, metadata: object = {}): object {
  const containers = [{ name: 'web', image: 'nginx' }];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', labels: podLabels, ...metadata },
    spec: { containers, ...spec },
  };
}

function template(spec: object, metadata: object = {}): object {
  const { spec: podSpec } = pod(spec) as { readonly spec: object };
  return { apiVersion: 'v1', kind: 'PodTemplate', metadata: { name: 'web' }, template: { metadata, spec: podSpec } };
}

/** What the server refuses, as it prints it: `Invalid spec.hostname`. */
function refusals(object: object, kubernetes: KubernetesVersion = '1.35'): readonly string[] {
  return verify(object, { kubernetes, practices: false })
    .filter(({ reason }) => reason !== undefined)
    .map(({ reason, serverField, field }) => `${reason?.slice('FieldValue'.length)} ${serverField ?? field}`);
}

describe('host namespaces', () => {
  it('rejects hostPID with shareProcessNamespace', () => {
    const both = pod({ hostPID: true, shareProcessNamespace: true });
    expect(refusals(both, '1.36')).toEqual(['Invalid spec.securityContext.shareProcessNamespace']);
    expect(refusals(both, '1.37')).toEqual(['Invalid spec.shareProcessNamespace']);
  });

  it('rejects host namespaces with hostUsers: false, with capitals in the server path', () => {
    const spec = { hostUsers: false, hostNetwork: true, hostPID: true, hostIPC: true };
    expect(refusals(pod(spec))).toEqual([
      'Forbidden spec.hostNetwork',
      'Forbidden spec.HostPID',
      'Forbidden spec.HostIPC',
    ]);
  });

  it('requires hostPort equal to containerPort with hostNetwork, unless a template omits it', () => {
    const ports = (hostPort: number) => [{ name: 'web', image: 'nginx', ports: [{ containerPort: 80, hostPort }] }];
    const differing = { hostNetwork: true, containers: ports(81) };
    expect(refusals(pod(differing))).toEqual(['Invalid spec.containers[0].ports[0].hostPort']);
    expect(refusals(template(differing))).toEqual(['Invalid template.spec.containers[0].ports[0].hostPort']);
    expect(refusals(template({ hostNetwork: true, containers: ports(0) }))).toEqual([]);
  });

  it('rejects sysctls of host namespaces since 1.29, in either spelling', () => {
    const sysctls = ['net.core.somaxconn', 'net/core/somaxconn', 'kernel.shmmax', 'kernel.domainname'];
    const spec = { hostNetwork: true, hostIPC: true, securityContext: { sysctls: sysctls.map((name) => ({ name })) } };
    const fields = [0, 1, 2].map((at) => `Invalid spec.securityContext.sysctls[${at}].name`);
    expect(refusals(pod(spec), '1.28')).toEqual([]);
    expect(refusals(pod(spec), '1.29')).toEqual(fields);
  });

  it('rejects a hostnameOverride that is too long, or set with hostNetwork', () => {
    expect(refusals(pod({ hostnameOverride: 'x'.repeat(63) }))).toEqual([]);
    expect(refusals(pod({ hostnameOverride: `${'x'.repeat(60)}.abcd` }))).toEqual(['TooLong spec.hostnameOverride']);
    expect(refusals(pod({ hostnameOverride: 'a', hostNetwork: true }))).toEqual(['Forbidden spec.hostnameOverride']);
  });
});

describe('dnsConfig', () => {
  it('requires a nameserver when dnsPolicy is None', () => {
    expect(refusals(pod({ dnsPolicy: 'None' }))).toEqual(['Required spec.dnsConfig']);
    expect(refusals(pod({ dnsPolicy: 'None', dnsConfig: {} }))).toEqual(['Required spec.dnsConfig.nameservers']);
  });

  it('accepts underscores in searches since 1.33', () => {
    const dnsConfig = { searches: ['_tcp.example.com', '.', 'a_'] };
    const fields = [0, 1, 2].map((at) => `Invalid spec.dnsConfig.searches[${at}]`);
    expect(refusals(pod({ dnsConfig }), '1.32')).toEqual(fields);
    expect(refusals(pod({ dnsConfig }), '1.33')).toEqual(fields.slice(2));
  });

  it('rejects more nameservers and searches than C libraries read', () => {
    const searches = Array.from({ length: 32 }, () => 'x'.repeat(63));
    expect(refusals(pod({ dnsConfig: { searches } }))).toEqual([]);
    expect(refusals(pod({ dnsConfig: { searches: [...searches, 'x'] } }))).toEqual([
      'Invalid spec.dnsConfig.searches',
      'Invalid spec.dnsConfig.searches',
    ]);
    const nameservers = ['10.0.0.1', '10.0.0.2', '10.0.0.3', '010.0.0.4'];
    expect(refusals(pod({ dnsConfig: { nameservers } }), '1.35')).toEqual(['Invalid spec.dnsConfig.nameservers']);
    expect(refusals(pod({ dnsConfig: { nameservers } }), '1.36')).toEqual([
      'Invalid spec.dnsConfig.nameservers',
      'Invalid spec.dnsConfig.nameservers[3]',
    ]);
  });
});

describe('hostAliases', () => {
  it('are reported with an index since 1.30', () => {
    const hostAliases = [{ ip: '127.0.0.1' }, { ip: 'x', hostnames: ['a_b'] }];
    expect(refusals(pod({ hostAliases }), '1.29')).toEqual([
      'Invalid spec.hostAliases.ip',
      'Invalid spec.hostAliases.hostnames',
    ]);
    expect(refusals(pod({ hostAliases }), '1.30')).toEqual([
      'Invalid spec.hostAliases[1].ip',
      'Invalid spec.hostAliases[1].hostnames[0]',
    ]);
  });
});

describe('an operating system', () => {
  it('rejects fields of the other operating system', () => {
    const spec = { securityContext: { runAsUser: 1, windowsOptions: {} }, hostPID: true };
    expect(refusals(pod({ os: { name: 'linux' }, ...spec }))).toEqual([
      'Forbidden spec.securityContext.windowsOptions',
    ]);
    const forbidden = ['Forbidden spec.hostPID', 'Forbidden spec.securityContext.runAsUser'];
    expect(refusals(pod({ os: { name: 'windows' }, ...spec }), '1.36')).toEqual(forbidden);
    expect(refusals(pod({ os: { name: 'windows' }, ...spec }), '1.37')).toEqual(forbidden.toReversed());
  });

  it('rejects an unknown or missing name', () => {
    expect(refusals(pod({ os: { name: 'beos' } }))).toEqual(['NotSupported spec.os']);
    expect(refusals(pod({ os: {} }))).toEqual(['Required spec.os.name']);
  });

  it('rejects HostProcess containers next to others', () => {
    const hostProcess = { securityContext: { windowsOptions: { hostProcess: true } } };
    const containers = [
      { name: 'web', image: 'a', ...hostProcess },
      { name: 'side', image: 'a' },
    ];
    expect(refusals(pod({ containers }))).toEqual(['Invalid spec', 'Invalid spec.hostNetwork']);
    expect(refusals(pod({ ...hostProcess, hostNetwork: true, containers }))).toEqual([]);
  });
});

describe('annotations', () => {
  const appArmor = 'container.apparmor.security.beta.kubernetes.io/web';

  it('must match the fields, in Pods and in templates', () => {
    const securityContext = { seccompProfile: { type: 'Localhost', localhostProfile: 'a' } };
    const annotations = { 'seccomp.security.alpha.kubernetes.io/pod': 'localhost/b' };
    const field = 'spec.securityContext.seccompProfile.localhostProfile';
    expect(refusals(pod({ securityContext }, { annotations }))).toEqual([`Forbidden ${field}`]);
    expect(refusals(template({ securityContext }, { annotations }))).toEqual([`Forbidden template.${field}`]);
  });

  it('of AppArmor override the profile of a Pod, but not of a template', () => {
    const securityContext = { appArmorProfile: { type: 'Unconfined' } };
    const annotations = { [appArmor]: 'runtime/default' };
    expect(refusals(pod({ securityContext }, { annotations }))).toEqual([]);
    expect(refusals(template({ securityContext }, { annotations }))).toEqual([
      'Forbidden template.spec.containers[0].securityContext.appArmorProfile.type',
    ]);
  });

  it('are ignored, except those of AppArmor in a template, which servers copy', () => {
    const annotations = { [appArmor]: 'runtime/default', 'scheduler.alpha.kubernetes.io/critical-pod': '' };
    const messages = verify(template({}, { annotations }), { kubernetes: '1.35', practices: false })
      .filter(({ code }) => code === 'api/deprecated-annotation')
      .map(({ message }) => message);
    expect(messages).toEqual([
      'annotation "scheduler.alpha.kubernetes.io/critical-pod" is ignored',
      `annotation "${appArmor}" is deprecated since Kubernetes 1.30: servers copy it to appArmorProfile of the container`,
    ]);
  });

  it('of a template have no metadata in the server path', () => {
    const metadata = { labels: { a: ' ' }, annotations: { ' ': '', [appArmor]: 'strict' } };
    expect(refusals(template({}, metadata))).toEqual([
      'Invalid template.labels',
      'Invalid template.annotations',
      `Invalid template.annotations[${appArmor}]`,
    ]);
  });

  it.each(['0', '-5', '2147483647', '-2147483648'])('accept the deletion cost %s', (cost) => {
    const annotations = { 'controller.kubernetes.io/pod-deletion-cost': cost };
    expect(refusals(pod({}, { annotations }))).toEqual([]);
  });

  it.each(['', '+5', '05', '1.5', '2147483648', '-2147483649'])('reject the deletion cost "%s"', (cost) => {
    const annotations = { 'controller.kubernetes.io/pod-deletion-cost': cost };
    const field = 'metadata.annotations[controller.kubernetes.io/pod-deletion-cost]';
    expect(refusals(pod({}, { annotations }))).toEqual([`Invalid ${field}`]);
  });

  it('with tolerations are checked like the field', () => {
    const name = 'scheduler.alpha.kubernetes.io/tolerations';
    const say = (text: string) => refusals(pod({}, { annotations: { [name]: text } }));
    expect(say('[{"Key":"a","operator":"Exists"}]')).toEqual([]);
    expect(say('{}')).toEqual(['Invalid metadata.annotations']);
    expect(say('[{"key":"a b"}]')).toEqual([`Invalid metadata.annotations.${name}[0].key`]);
  });
});

describe('pod-level resources', () => {
  const containers = [{ name: 'web', image: 'a', resources: { limits: { cpu: '2' }, requests: { cpu: '500m' } } }];

  it('must be at least the requests of the containers together', () => {
    const requests = (cpu: string) => pod({ containers, resources: { requests: { cpu } } });
    expect(refusals(requests('500m'))).toEqual([]);
    expect(refusals(requests('499m'))).toEqual(['Invalid spec.resources.requests[cpu]']);
    expect(refusals(requests('499m'), '1.33')).toEqual([]);
  });

  it('must be at least the limit of each container', () => {
    const limits = (cpu: string) => pod({ containers, resources: { limits: { cpu } } });
    expect(refusals(limits('2'))).toEqual([]);
    expect(refusals(limits('1999m'))).toEqual(['Invalid spec.resources.containers[0][cpu].limits']);
  });
});
