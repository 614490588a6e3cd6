import { Chart, Testing } from 'cdk8s';
import { verify } from '../../verify';
import { autoscale } from '../autoscale';
import { expose } from '../expose';
import { Workload } from '../workload';

const chartIn = () => new Chart(Testing.app(), 'chart', { namespace: 'shop' });
const app = {
  image: 'registry.example/db:1',
  ports: [{ name: 'postgres', containerPort: 5432 }],
  resources: { requests: { cpu: '1' } },
};
const cluster = (chart: Chart, props = {}) =>
  new Workload(chart, 'db', { app, workload: { kind: 'StatefulSet', replicas: 3 }, ...props });
const services = (chart: Chart) =>
  Testing.synth(chart).filter(({ kind, metadata }) => kind === 'Service' && metadata.name !== 'db-headless');

describe('expose of some Pods', () => {
  test('one Service for each Pod of a StatefulSet', () => {
    const chart = chartIn();
    const db = cluster(chart);
    for (const ordinal of [0, 1, 2]) expose(db, { ordinal, type: 'LoadBalancer' });
    expect(services(chart).map(({ metadata, spec }) => [metadata.name, spec.selector])).toEqual(
      [0, 1, 2].map((ordinal) => [
        `db-${ordinal}`,
        { 'app.kubernetes.io/name': 'db', 'statefulset.kubernetes.io/pod-name': `db-${ordinal}` },
      ]),
    );
  });

  test('the Pods that have a role while they run', () => {
    const chart = chartIn();
    const db = cluster(chart);
    expose(db, { metadata: { name: 'db-primary' }, labels: { role: 'primary' } });
    expose(db, { metadata: { name: 'db-replicas' }, labels: { role: 'replica' } });
    expect(services(chart).map(({ spec }) => spec.selector.role)).toEqual(['primary', 'replica']);
    // Whoever sets the labels of Pods that run is not in the manifests.
    expect(verify(Testing.synth(chart), { kubernetes: '1.36', practices: true })).toEqual([]);
  });

  test.each([
    [{ start: 1 }, 0, 'those of StatefulSet "db" are 1 to 3'],
    [{ start: 1 }, 3, undefined],
    [undefined, 3, 'those of StatefulSet "db" are 0 to 2'],
    [undefined, 2, undefined],
  ])('reports an ordinal that no Pod has: with ordinals %j, %d', (ordinals, ordinal, message) => {
    const chart = chartIn();
    expose(cluster(chart, { workload: { kind: 'StatefulSet', replicas: 3, ordinals } }), { ordinal });
    if (message === undefined) expect(services(chart)).toHaveLength(1);
    else expect(() => services(chart)).toThrow(message);
  });

  test('counts the most Pods that an autoscaler may make', () => {
    const chart = chartIn();
    const db = cluster(chart);
    autoscale(db, { min: 2, max: 5, cpu: 70 });
    expose(db, { ordinal: 4 });
    expect(services(chart)).toHaveLength(1);
    const other = chartIn();
    const small = cluster(other);
    autoscale(small, { min: 2, max: 4, cpu: 70 });
    expose(small, { ordinal: 4 });
    expect(() => services(other)).toThrow('no Pod has the ordinal 4: those of StatefulSet "db" are 0 to 3');
  });

  test('reports labels that the pod template has otherwise', () => {
    const chart = chartIn();
    const db = cluster(chart, { podMetadata: { labels: { role: 'member' } } });
    expose(db, { labels: { role: 'primary' } });
    expect(() => services(chart)).toThrow(
      `spec.selector['role']: no Pod has it: the pod template sets "member"; set labels that only the chosen Pods get while they run [app/exposed-pods]`,
    );
  });

  test('rejects the ordinal of a kind whose Pods have none, and an ordinal that is not valid', () => {
    const shop = new Workload(chartIn(), 'shop', { app, workload: { kind: 'Deployment' } });
    expect(() => expose(shop, { ordinal: 0 })).toThrow(
      'expose: the Pods of a Deployment have no ordinal (chart/shop/Resource); use a StatefulSet, or labels',
    );
    expect(() => expose(cluster(chartIn()), { ordinal: -1 })).toThrow(
      new RangeError('expose: ordinal must be an integer of 0 or more, got -1'),
    );
  });
});

describe('expose and what releases know of a Service', () => {
  const exposed = (kubernetes: '1.29' | '1.33' | '1.36', options: object) => {
    const chart = chartIn();
    expose(cluster(chart, { kubernetes }), options);
    return () => services(chart)[0].spec;
  };

  test('keeps clients at one Pod', () => {
    const sessionAffinityConfig = { clientIP: { timeoutSeconds: 600 } };
    const spec = exposed('1.36', { sessionAffinity: 'ClientIP', sessionAffinityConfig })();
    expect(spec).toMatchObject({ sessionAffinity: 'ClientIP', sessionAffinityConfig });
  });

  test.each([{}, { sessionAffinity: 'None' }])(
    'rejects for how long clients stay, where they do not: %j',
    (options) => {
      const sessionAffinityConfig = { clientIP: { timeoutSeconds: 600 } };
      expect(() => exposed('1.36', { ...options, sessionAffinityConfig })).toThrow(
        'expose: options.sessionAffinityConfig is silently dropped unless clients stay with one Pod; ' +
          'set sessionAffinity: "ClientIP", or remove it',
      );
    },
  );

  test.each([
    ['1.29', 'PreferClose', /field "trafficDistribution" does not exist in Kubernetes 1\.29/],
    ['1.33', 'PreferClose', undefined],
    ['1.33', 'PreferSameZone', /trafficDistribution: .*PreferClose/],
    ['1.36', 'PreferSameZone', undefined],
    ['1.36', 'PreferSameNode', undefined],
    ['1.36', 'PreferSameRack', /trafficDistribution: /],
  ] as const)('in %s, trafficDistribution %s is accepted or reported', (kubernetes, trafficDistribution, problem) => {
    const spec = exposed(kubernetes, { trafficDistribution });
    if (problem === undefined) expect(spec()).toMatchObject({ trafficDistribution });
    else expect(spec).toThrow(problem);
  });
});
