import { Chart, Testing } from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import { Workload } from './workload';

const app = { image: 'shop:1', ports: [{ name: 'http', containerPort: 8080 }] };
const synth = (build: (chart: Chart) => void) => {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'shop' });
  build(chart);
  return Testing.synth(chart);
};
const labels = { 'app.kubernetes.io/name': 'shop' };
const workload = (chart: Chart) => new Workload(chart, 'shop', { app, workload: { kind: 'Deployment' } });

describe('a workload of ours is accepted by cdk8s-plus-28 as', () => {
  test('an IPodSelector: its Service', () => {
    const objects = synth((chart) => {
      const selector: plus.IPodSelector = workload(chart);
      new plus.Service(chart, 'service', { selector, ports: [{ port: 80, targetPort: 8080 }] });
    });
    expect(objects.find((object) => object.kind === 'Service').spec.selector).toEqual(labels);
  });

  test('an IPodSelector and INetworkPolicyPeer: its NetworkPolicy', () => {
    const objects = synth((chart) => {
      const shop = workload(chart);
      const peer: plus.INetworkPolicyPeer = new Workload(chart, 'client', { app });
      const policy = new plus.NetworkPolicy(chart, 'policy', { selector: shop });
      policy.addIngressRule(peer, [plus.NetworkPolicyPort.tcp(8080)]);
    });
    expect(objects.find((object) => object.kind === 'NetworkPolicy').spec).toMatchObject({
      podSelector: { matchLabels: labels },
      ingress: [
        { from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'client' } } }], ports: [{ port: 8080 }] },
      ],
    });
  });

  test('an IPodSelector: the affinity of its own Pods', () => {
    const objects = synth((chart) => {
      new plus.Deployment(chart, 'other', { containers: [{ image: 'x:1' }] }).scheduling.colocate(
        workload(chart) as never,
      );
    });
    const { podAffinity } = objects.find((object) => object.metadata.name !== 'shop').spec.template.spec.affinity;
    expect(podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector).toEqual({
      matchLabels: labels,
    });
  });

  test('an IScalable: its HorizontalPodAutoscaler', () => {
    const objects = synth((chart) => {
      const target: plus.IScalable = workload(chart);
      const metrics = [plus.Metric.resourceCpu(plus.MetricTarget.averageUtilization(70))];
      new plus.HorizontalPodAutoscaler(chart, 'hpa', { target, maxReplicas: 5, metrics });
    });
    expect(objects.find((object) => object.kind === 'HorizontalPodAutoscaler').spec.scaleTargetRef).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      name: 'shop',
    });
  });

  test('an IScalable whose replicas are not fixed, and one with requests where no metrics are given', () => {
    const autoscaled = (replicas: number | undefined, cpu: string | undefined) => () =>
      synth((chart) => {
        const container = { ...app, ...(cpu !== undefined && { resources: { requests: { cpu } } }) };
        const options = { kind: 'Deployment' as const, ...(replicas !== undefined && { replicas }) };
        const target = new Workload(chart, 'shop', { app: container, workload: options });
        new plus.HorizontalPodAutoscaler(chart, 'hpa', { target, maxReplicas: 5 });
      });
    expect(autoscaled(undefined, '100m')).not.toThrow();
    expect(autoscaled(undefined, undefined)).toThrow('must have a CPU or memory resource constraint');
    expect(autoscaled(2, '100m')).toThrow('cannot have a fixed number of replicas (2)');
  });
});

test('objects of cdk8s-plus-28 are accepted as names', () => {
  const objects = synth((chart) => {
    const account = new plus.ServiceAccount(chart, 'account', { metadata: { name: 'reader' } });
    new Workload(chart, 'shop', { app, pod: { serviceAccountName: account } });
  });
  expect(objects.find((object) => object.kind === 'Pod').spec.serviceAccountName).toBe('reader');
});
