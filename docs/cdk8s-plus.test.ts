import { type ApiObject, Chart, Testing } from 'cdk8s';
import * as plus28 from 'cdk8s-plus-28';
import * as plus33 from 'cdk8s-plus-33';
import { attach, configMap, expose, fromSecret, nginx, ProxySidecar, retarget, Workload } from 'cdk8s-pods';
import { Construct } from 'constructs';

// What cdk8s-plus.md says that cdk8s-plus cannot take, line by line. `npm run types` holds what does not compile.

const image = 'registry.example/shop:1';
const ports = [{ name: 'http', containerPort: 8080 }];
const tls = nginx({ listen: 8443, upstream: { port: 8080 }, tls: { secretName: 'api-tls' } });
const ours = (chart: Construct) =>
  new ProxySidecar(chart, 'api', { workload: { kind: 'Deployment' }, app: { image, ports }, proxy: tls });

/** Both lines have what is used here, under the same names. */
describe.each([
  ['cdk8s-plus-28', plus28],
  ['cdk8s-plus-33', plus33 as unknown as typeof plus28],
])('%s', (_line, plus) => {
  const theirs = (chart: Construct) =>
    new plus.Deployment(chart, 'theirs', { containers: [{ image, portNumber: 8080 }] });
  const synth = (build: (chart: Chart) => void) => {
    const chart = new Chart(Testing.app(), 'chart', { namespace: 'shop' });
    build(chart);
    const objects = Testing.synth(chart);
    return (kind: string) => objects.filter((object) => object.kind === kind);
  };
  const labels = { 'app.kubernetes.io/name': 'api' };

  test('takes a workload of ours for scheduling', () => {
    const [, deployment] = synth((chart) => {
      const other = theirs(chart);
      other.scheduling.colocate(ours(chart));
    })('Deployment').sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
    const terms = deployment.spec.template.spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution;
    expect(terms).toMatchObject([{ labelSelector: { matchLabels: labels } }]);
  });

  test('takes a workload of ours as a peer, and then allows all of its ports', () => {
    const policies = synth((chart) => theirs(chart).connections.allowTo(ours(chart)))('NetworkPolicy');
    const egress = policies.flatMap(({ spec }) => spec.egress ?? []);
    expect(egress).toMatchObject([{ to: [{ podSelector: { matchLabels: labels } }], ports: [] }]);
  });

  test('allows only the ports of its own containers, not attached ones', () => {
    const policies = synth((chart) => {
      const deployment = theirs(chart);
      attach(deployment, tls);
      deployment.connections.allowFrom(ours(chart));
    })('NetworkPolicy');
    const allowed = policies.flatMap(({ spec }) => spec.ingress ?? []).flatMap((rule) => rule.ports);
    expect(allowed).toMatchObject([{ port: 8080 }]);
  });

  test('takes numbers as target ports, which retarget turns into names', () => {
    const find = synth((chart) => {
      // @ts-expect-error A name is no number.
      new plus.Service(chart, 'refused', { selector: ours(chart), ports: [{ port: 443, targetPort: 'nginx-https' }] });
      const api = new Workload(chart, 'other', { app: { image, ports } });
      const service = new plus.Service(chart, 'front', { selector: api, ports: [{ port: 443, targetPort: 8080 }] });
      retarget(service, { from: 8080, to: tls.ports.https });
      service.exposeViaIngress('/');
    });
    const front = find('Service').find(({ metadata }) => metadata.name.startsWith('chart-front'));
    expect(front.spec).toMatchObject({
      selector: { 'app.kubernetes.io/name': 'other' },
      ports: [{ port: 443, targetPort: 'nginx-https' }],
    });
    expect(find('Ingress')[0].spec.rules[0].http.paths[0].backend.service.name).toBe(front.metadata.name);
  });

  test('does not expose a port that was attached; expose does', () => {
    const attached = (chart: Chart) => {
      const deployment = theirs(chart);
      attach(deployment, tls);
      return deployment;
    };
    const refused = () =>
      synth((chart) => attached(chart).exposeViaService({ ports: [{ port: 443, targetPort: 8443 }] }));
    expect(refused).toThrow('Port 8443 is not exposed by any container');
    const [service] = synth((chart) => expose(attached(chart)))('Service');
    expect(service.spec.ports).toEqual([{ name: 'https', port: 443, targetPort: 'nginx-https' }]);
  });

  test('scales a workload of ours by metrics of its Pods', () => {
    const [autoscaler] = synth((chart) => {
      const metrics = [plus.Metric.resourceCpu(plus.MetricTarget.averageUtilization(70))];
      new plus.HorizontalPodAutoscaler(chart, 'hpa', { target: ours(chart), maxReplicas: 5, metrics });
    })('HorizontalPodAutoscaler');
    expect(autoscaler.spec.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' });
  });

  test('without metrics, wants a request or limit of every main container, and no replicas', () => {
    const scaled = (cpu: string | undefined, replicas: number | undefined) => () =>
      synth((chart) => {
        const target = new Workload(chart, 'api', {
          workload: { kind: 'Deployment', ...(replicas !== undefined && { replicas }) },
          app: { image, ...(cpu !== undefined && { resources: { requests: { cpu } } }) },
        });
        new plus.HorizontalPodAutoscaler(chart, 'hpa', { target, maxReplicas: 5 });
      });
    expect(scaled('100m', undefined)).not.toThrow();
    expect(scaled(undefined, undefined)).toThrow('must have a CPU or memory resource constraint');
    expect(scaled('100m', 2)).toThrow('cannot have a fixed number of replicas (2)');
  });

  test('selects by a hash of the path, which moves with the construct; ours do not', () => {
    const selectors = (...path: readonly string[]) => {
      const [their, our] = ['theirs', 'api'].map(
        (id) =>
          synth((chart) => {
            const scope = path.reduce<Construct>((parent, name) => new Construct(parent, name), chart);
            return id === 'theirs' ? attach(theirs(scope), tls) : ours(scope);
          })('Deployment')[0],
      );
      return [their, our].map((deployment) => deployment?.spec.selector.matchLabels);
    };
    const [theirHere, ourHere] = selectors();
    const [theirThere, ourThere] = selectors('moved');
    expect(Object.keys(theirThere)).toEqual(Object.keys(theirHere));
    expect(theirThere).not.toEqual(theirHere);
    expect(ourThere).toEqual(ourHere);
  });

  test('keeps its own security and its own Pod when something is attached', () => {
    const pod = (build: (deployment: plus28.Deployment) => void) =>
      synth((chart) => build(theirs(chart)))('Deployment')[0].spec.template.spec;
    const { containers, initContainers, volumes, ...rest } = pod((deployment) => attach(deployment, tls));
    const { containers: before, ...restBefore } = pod(() => {});
    expect(rest).toEqual(restBefore);
    expect(containers[0].securityContext).toEqual(before[0].securityContext);
    expect(initContainers[0].securityContext).toMatchObject({ capabilities: { drop: ['ALL'] } });
  });

  test('has volumes that we refuse, though they compile', () => {
    const mounted = () =>
      synth((chart) => {
        const volumes = [plus.Volume.fromEmptyDir(chart, 'scratch', 'scratch')];
        new Workload(chart, 'shop', { app: { image }, pod: { volumes } });
      });
    expect(mounted).toThrow('spec.volumes[0]: must be a plain value, got an instance of Volume');
  });

  test('has names that we take', () => {
    const chart = new Chart(Testing.app(), 'chart');
    const secret = new plus.Secret(chart, 'secret', { metadata: { name: 'redis' } });
    const files = new plus.ConfigMap(chart, 'files', { metadata: { name: 'files' } });
    expect(fromSecret(secret, 'password').secretKeyRef.name).toBe('redis');
    expect(fromSecret(plus.Secret.fromSecretName(chart, 'known', 'known'), 'x').secretKeyRef.name).toBe('known');
    expect(configMap('files', files).configMap.name).toBe('files');
  });
});

/** Never called: that it compiles is the test. */
export function whatCompiles(chart: Chart, workload: Workload, service: ApiObject): void {
  const selectors: [plus28.IPodSelector, plus33.IPodSelector] = [workload, workload];
  const peers: [plus28.INetworkPolicyPeer, plus33.INetworkPolicyPeer] = [workload, workload];
  const scalables: [plus28.IScalable, plus33.IScalable] = [workload, workload];
  const of28 = new plus28.Deployment(chart, 'of28', { containers: [{ image }] });
  const of33 = new plus33.Deployment(chart, 'of33', { containers: [{ image }] });
  // @ts-expect-error Private fields.
  selectors[0] = of33;
  // @ts-expect-error Private fields.
  selectors[1] = of28;
  // @ts-expect-error Private fields.
  peers[0] = of33;
  // @ts-expect-error Private fields.
  scalables[0] = of33;
  // @ts-expect-error An ApiObject.
  plus28.IngressBackend.fromService(service);
  const metricTarget = plus28.MetricTarget.averageUtilization(70);
  // @ts-expect-error No container of its own.
  plus28.Metric.containerCpu({ container: { name: 'app', image }, metricTarget });
  const role = new plus28.ClusterRole(chart, 'role');
  // @ts-expect-error No subject.
  new plus28.ClusterRoleBinding(chart, 'binding', { role }).addSubjects(workload);
  // @ts-expect-error An object with behaviour.
  new Workload(chart, 'probed', { app: { image, readinessProbe: plus28.Probe.fromHttpGet('/') } });
  // @ts-expect-error An object with behaviour.
  new Workload(chart, 'told', { app: { image, env: [plus28.EnvValue.fromValue('x')] } });
}
