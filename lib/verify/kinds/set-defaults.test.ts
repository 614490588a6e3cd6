import fc from 'fast-check';
import { get } from '../../findings/field-path';
import { type KubernetesVersion, kubernetesVersions } from '../../kubernetes/version';
import { decode } from '../shape/decode';
import { targetOf } from '../target/target';
import { setDefaults } from './set-defaults';

/** The object with what the server fills in. */
function filled(object: object, kubernetes: KubernetesVersion = '1.35'): Record<string, unknown> {
  const copy: Record<string, unknown> = structuredClone({ ...object });
  setDefaults(copy, targetOf(kubernetes));
  return copy;
}

const pod = (spec: object, metadata: object = { name: 'web' }) => ({ apiVersion: 'v1', kind: 'Pod', metadata, spec });
const podOf = (container: object, spec: object = {}) => pod({ ...spec, containers: [{ name: 'web', ...container }] });
const at = (object: object, path: string, kubernetes?: KubernetesVersion) => get(filled(object, kubernetes), path);

describe('the defaults of a Pod', () => {
  it('set policies, grace period and service account', () => {
    expect(filled(pod({})).spec).toEqual({
      dnsPolicy: 'ClusterFirst',
      restartPolicy: 'Always',
      terminationGracePeriodSeconds: 30,
      serviceAccountName: 'default',
    });
    expect(at(pod({ serviceAccount: 'old' }), 'spec.serviceAccountName')).toBe('old');
    expect(at(pod({ terminationGracePeriodSeconds: -1 }), 'spec.terminationGracePeriodSeconds')).toBe(1);
  });

  it.each([
    ['nginx', 'Always'],
    ['nginx:latest', 'Always'],
    ['nginx:1', 'IfNotPresent'],
    ['registry:5000/nginx', 'Always'],
    ['registry:5000/nginx:1', 'IfNotPresent'],
    ['nginx@sha256:0', 'IfNotPresent'],
    [`nginx:latest@sha256:${'0'.repeat(64)}`, 'Always'],
    [`nginx@sha256:${'0'.repeat(64)}`, 'IfNotPresent'],
    ['nginx:latest@sha256:0', 'IfNotPresent'],
    ['ko://example.com/app', 'IfNotPresent'],
    ['Registry.example/App', 'IfNotPresent'],
    ['Registry/app', 'Always'],
    ['nginx '.repeat(1000), 'IfNotPresent'],
  ])('pull %s %s', (image, policy) => {
    expect(at(podOf({ image }), 'spec.containers[0].imagePullPolicy')).toBe(policy);
  });

  it('copy limits to absent requests', () => {
    const resources = { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '500m' } };
    expect(at(podOf({ resources }), 'spec.containers[0].resources.requests')).toEqual({ cpu: '500m', memory: '1Gi' });
  });

  it('round amounts up to a thousandth', () => {
    const limits = {
      a: '0.5m',
      b: '1.0001',
      c: 0.0001,
      d: '1500u',
      e: '-0.5m',
      f: '0.001Ki',
      g: '1.5Gi',
      h: '1e-4',
      i: 2,
    };
    const rounded = { a: '1m', b: '1001m', c: '1m', d: '2m', e: '-1m', f: '0.001Ki', g: '1.5Gi', h: '1e-3', i: 2 };
    expect(at(podOf({ resources: { limits } }), 'spec.containers[0].resources.limits')).toEqual(rounded);
  });

  it('set host ports with hostNetwork', () => {
    const ports = [{ containerPort: 80 }, { containerPort: 81, hostPort: 82 }];
    const path = 'spec.containers[0].ports';
    const hostPorts = (object: object) => at(object, path);
    expect(hostPorts(podOf({ ports }, { hostNetwork: true }))).toEqual([
      { containerPort: 80, hostPort: 80, protocol: 'TCP' },
      { containerPort: 81, hostPort: 82, protocol: 'TCP' },
    ]);
    expect(at(podOf({ ports }), `${path}[0].hostPort`)).toBeUndefined();
  });

  it('set the timings of probes, and the path and scheme of HTTP requests', () => {
    const livenessProbe = { httpGet: { port: 80 }, periodSeconds: 0, failureThreshold: 5 };
    expect(at(podOf({ livenessProbe }), 'spec.containers[0].livenessProbe')).toEqual({
      httpGet: { port: 80, path: '/', scheme: 'HTTP' },
      timeoutSeconds: 1,
      periodSeconds: 10,
      successThreshold: 1,
      failureThreshold: 5,
    });
  });

  it('make a volume without a source an emptyDir', () => {
    expect(at(pod({ volumes: [{ name: 'a' }] }), 'spec.volumes')).toEqual([{ name: 'a', emptyDir: {} }]);
    expect(at(pod({ volumes: [{ name: 'a', nfs: {} }] }), 'spec.volumes')).toEqual([{ name: 'a', nfs: {} }]);
  });

  it('complete claims of ephemeral volumes and projected tokens', () => {
    const volumes = [
      { name: 'a', ephemeral: { volumeClaimTemplate: {} } },
      { name: 'b', projected: { sources: [{ serviceAccountToken: { path: 't' } }] } },
    ];
    const object = pod({ volumes });
    expect(at(object, 'spec.volumes[0].ephemeral.volumeClaimTemplate.spec.volumeMode')).toBe('Filesystem');
    expect(at(object, 'spec.volumes[1].projected.sources[0].serviceAccountToken.expirationSeconds')).toBe(3600);
  });
});

describe('the defaults of a template', () => {
  const deployment = (spec: object) => ({ apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: { spec } } });

  it('omit what only Pods get', () => {
    const containers = [{ name: 'web', ports: [{ containerPort: 80 }], resources: { limits: { cpu: '1' } } }];
    const object = deployment({ hostNetwork: true, containers, terminationGracePeriodSeconds: -1 });
    expect(at(object, 'spec.template.spec.containers[0].ports[0].hostPort')).toBeUndefined();
    expect(at(object, 'spec.template.spec.containers[0].resources.requests')).toBeUndefined();
    expect(at(object, 'spec.template.spec.serviceAccountName')).toBeUndefined();
    expect(at(object, 'spec.template.spec.terminationGracePeriodSeconds')).toBe(-1);
  });

  it('are set for an empty spec, except in a ReplicationController', () => {
    const spec = { restartPolicy: 'Always' };
    for (const [apiVersion, kind, path] of [
      ['apps/v1', 'Deployment', 'spec.template.spec'],
      ['batch/v1', 'Job', 'spec.template.spec'],
      ['batch/v1', 'CronJob', 'spec.jobTemplate.spec.template.spec'],
      ['v1', 'PodTemplate', 'template.spec'],
    ] as const) {
      expect(at({ apiVersion, kind }, path)).toMatchObject(spec);
    }
    expect(at({ apiVersion: 'v1', kind: 'ReplicationController' }, 'spec')).toEqual({ replicas: 1 });
  });
});

describe('the defaults of workloads', () => {
  it('set 25% for the rolling update of a Deployment, not with Recreate', () => {
    const of = (strategy: object) =>
      at({ apiVersion: 'apps/v1', kind: 'Deployment', spec: { strategy } }, 'spec.strategy');
    expect(of({})).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' } });
    expect(of({ type: 'Recreate' })).toEqual({ type: 'Recreate' });
  });

  it('set maxUnavailable 1 for a StatefulSet since 1.37', () => {
    const object = { apiVersion: 'apps/v1', kind: 'StatefulSet' };
    expect(at(object, 'spec.updateStrategy.rollingUpdate', '1.36')).toEqual({ partition: 0 });
    expect(at(object, 'spec.updateStrategy.rollingUpdate', '1.37')).toEqual({ partition: 0, maxUnavailable: 1 });
    const typed = { ...object, spec: { updateStrategy: { type: 'RollingUpdate' } } };
    expect(at(typed, 'spec.updateStrategy')).toEqual({ type: 'RollingUpdate' });
  });

  it('select a ReplicationController’s Pods by its template’s labels', () => {
    const object = {
      apiVersion: 'v1',
      kind: 'ReplicationController',
      spec: { template: { metadata: { labels: { app: 'web' } } } },
    };
    expect(at(object, 'spec.selector')).toEqual({ app: 'web' });
    expect(at(object, 'metadata.labels')).toEqual({ app: 'web' });
  });

  it('generate a Job’s selector and labels, but for one that is selected by hand', () => {
    const job = (spec: object) => ({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'once' }, spec });
    expect(at(job({}), 'spec.template.metadata.labels[batch.kubernetes.io/job-name]')).toBe('once');
    expect(at(job({}), 'spec.selector.matchLabels')).toEqual({
      'batch.kubernetes.io/controller-uid': expect.any(String),
    });
    expect(at(job({ manualSelector: true }), 'spec.selector')).toBeUndefined();
    const template = { metadata: { labels: { 'job-name': 'mine' } } };
    expect(at(job({ template }), 'spec.template.metadata.labels[job-name]')).toBe('mine');
    expect(at(job({ template }), 'metadata.labels')).toEqual({ 'job-name': 'mine' });
  });

  it('set podReplacementPolicy of a Job since 1.29', () => {
    const job = (spec: object) => ({ apiVersion: 'batch/v1', kind: 'Job', spec });
    expect(at(job({}), 'spec.podReplacementPolicy', '1.28')).toBeUndefined();
    expect(at(job({}), 'spec.podReplacementPolicy', '1.29')).toBe('TerminatingOrFailed');
    expect(at(job({ podFailurePolicy: {} }), 'spec.podReplacementPolicy', '1.29')).toBe('Failed');
  });
});

describe('the defaults of other kinds', () => {
  const service = (spec: object) => ({ apiVersion: 'v1', kind: 'Service', spec });

  it('set the targetPort of a Service to its port', () => {
    const ports = [{ port: 80 }, { port: 81, targetPort: '' }, { port: 82, targetPort: 'http' }];
    expect(at(service({ ports }), 'spec.ports')).toEqual([
      { port: 80, targetPort: 80, protocol: 'TCP' },
      { port: 81, targetPort: 81, protocol: 'TCP' },
      { port: 82, targetPort: 'http', protocol: 'TCP' },
    ]);
  });

  it('set externalTrafficPolicy of a Service, with external IPs since 1.29', () => {
    const policy = (spec: object, release?: KubernetesVersion) =>
      at(service(spec), 'spec.externalTrafficPolicy', release);
    expect(policy({ type: 'NodePort' })).toBe('Cluster');
    expect(policy({})).toBeUndefined();
    expect(policy({ externalIPs: ['192.0.2.1'] }, '1.28')).toBeUndefined();
    expect(policy({ externalIPs: ['192.0.2.1'] }, '1.29')).toBe('Cluster');
  });

  it('set the session affinity of a Service to 3 hours', () => {
    expect(at(service({ sessionAffinity: 'ClientIP' }), 'spec.sessionAffinityConfig')).toEqual({
      clientIP: { timeoutSeconds: 10800 },
    });
    const config = { clientIP: { timeoutSeconds: 1 } };
    expect(at(service({ sessionAffinityConfig: config }), 'spec.sessionAffinityConfig')).toBeUndefined();
  });

  it('set a cpu metric of 80% for an autoscaler without metrics', () => {
    const hpa = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', spec: { behavior: {} } };
    expect(at(hpa, 'spec.metrics[0].resource.target.averageUtilization')).toBe(80);
    expect(at(hpa, 'spec.behavior.scaleUp.policies')).toHaveLength(2);
    expect(at(hpa, 'spec.behavior.scaleDown.policies')).toHaveLength(1);
    expect(at(hpa, 'spec.behavior.scaleDown.stabilizationWindowSeconds')).toBeUndefined();
  });

  it('give an autoscaler of autoscaling/v1 the metrics of its annotation, then its CPU percentage, else 80 %', () => {
    const hpa = (spec: object, metrics?: string) => ({
      apiVersion: 'autoscaling/v1',
      kind: 'HorizontalPodAutoscaler',
      ...(metrics !== undefined && {
        metadata: { annotations: { 'autoscaling.alpha.kubernetes.io/metrics': metrics } },
      }),
      spec,
    });
    const utilization = 'resource.target.averageUtilization';
    expect(at(hpa({}), `spec.metrics[0].${utilization}`)).toBe(80);
    expect(at(hpa({}), 'spec.minReplicas')).toBe(1);
    expect(at(hpa({ targetCPUUtilizationPercentage: 50 }), `spec.metrics[0].${utilization}`)).toBe(50);
    const both = hpa({ targetCPUUtilizationPercentage: 50 }, '[{"type":"External"}]');
    expect(at(both, 'spec.metrics[0].type')).toBe('External');
    expect(at(both, `spec.metrics[1].${utilization}`)).toBe(50);
    expect(at(hpa({}, '[{"type":"External"}]'), 'spec.metrics')).toHaveLength(1);
  });

  it('derive a NetworkPolicy’s types from its rules', () => {
    const policy = (spec: object) => ({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', spec });
    expect(at(policy({}), 'spec.policyTypes')).toEqual(['Ingress']);
    expect(at(policy({ egress: [{ ports: [{ port: 1 }] }] }), 'spec.policyTypes')).toEqual(['Ingress', 'Egress']);
  });

  it('copy the source of a claim to both fields', () => {
    const claim = (spec: object) => filled({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', spec }).spec;
    const source = { kind: 'PersistentVolumeClaim', name: 'a' };
    const both = { dataSource: source, dataSourceRef: source, volumeMode: 'Filesystem' };
    expect(claim({ dataSource: source })).toEqual(both);
    expect(claim({ dataSourceRef: source })).toEqual(both);
    expect(claim({ dataSource: { kind: 'Backup', name: 'a' } })).toEqual({ volumeMode: 'Filesystem' });
  });

  it('do not change unknown kinds', () => {
    const object = { apiVersion: 'example.com/v1', kind: 'Pod' };
    expect(filled(object)).toEqual(object);
  });
});

describe('setDefaults', () => {
  it('is idempotent, never throws and never changes inherited fields', () => {
    const kinds = ['v1 Pod', 'apps/v1 StatefulSet', 'batch/v1 CronJob', 'v1 Service'].map((kind) => kind.split(' '));
    const key = fc.constantFrom('cpu', '__proto__', 'constructor', 'hugepages-2Mi');
    const amounts = fc.dictionary(key, fc.constantFrom('1', '0.1m', 2, '1Gi'), { noNullPrototype: true });
    const container = fc.record({ resources: fc.record({ limits: amounts, requests: amounts }), name: key });
    const spec = fc.record({ containers: fc.array(container), resources: fc.record({ limits: amounts }) });
    const object = fc.tuple(fc.constantFrom(...kinds), spec, fc.dictionary(key, fc.string()));
    fc.assert(
      fc.property(object, fc.constantFrom(...kubernetesVersions), ([[apiVersion, kind], part, labels], release) => {
        const template = { metadata: { labels }, spec: part };
        const own = kind === 'Pod' ? template : { spec: kind === 'Service' ? {} : { template } };
        const target = targetOf(release);
        const decoded = decode({ apiVersion, kind, ...own }, target, () => {});
        if (decoded === undefined) throw new Error('not decoded');
        setDefaults(decoded, target);
        const once = structuredClone(decoded);
        setDefaults(decoded, target);
        expect(decoded).toEqual(once);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
    );
  });
});
