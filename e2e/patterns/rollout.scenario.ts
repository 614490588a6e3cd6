import { expose, nginx, ProxySidecar, Workload } from '../../lib';
import { application, type Cluster, preStopSleep, scenario, tlsSecret, until } from './harness';

// Requests under load while Pods are replaced. The application refuses requests as soon as it has its stop signal.
const app = application();
const workload = { kind: 'Deployment', replicas: 2 } as const;
const budget = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec: { maxUnavailable: 1, selector: { matchLabels: { 'app.kubernetes.io/name': 'web' } } },
};

/** Clients that keep connections, busy and mostly idle, and such that do not, while something happens. */
async function lossWhile(cluster: Cluster, url: string, happen: () => Promise<void>) {
  const loads = {
    kept: cluster.load(url, { clients: 6, interval: 20 }),
    idle: cluster.load(url, { clients: 6, interval: 700 }),
    slow: cluster.load(`${url}/?wait=800ms`, { clients: 3, interval: 20 }),
    new: cluster.load(url, { clients: 2, keepAlive: false, interval: 20 }),
  };
  await until('all clients have sent requests', () => Object.values(loads).every((load) => load.sent() > 20));
  await happen();
  const results = await Promise.all(
    Object.entries(loads).map(async ([name, load]) => [name, await load.stop()] as const),
  );
  for (const [name, { sent, lost, statuses, errors }] of results) {
    console.info(`${name}: ${lost} of ${sent} lost`, statuses, errors);
  }
  return Object.fromEntries(results.map(([name, { lost }]) => [name, lost]));
}

const nothing = { kept: 0, idle: 0, slow: 0, new: 0 };
const rollOut = (cluster: Cluster) => () => cluster.rollOut('Deployment', 'web');

scenario('a rollout of a proxied application loses no request', { programs: ['nginx'] }, async (cluster) => {
  await cluster.run((chart) => {
    const proxy = nginx({ listen: 8000, upstream: { port: 8080 } });
    expose(new ProxySidecar(chart, 'web', { workload, app, proxy, preStopSleep }));
  });
  const url = await cluster.service('web');
  expect(await lossWhile(cluster, url, rollOut(cluster))).toEqual(nothing);
});

scenario('a rollout behind a proxy with TLS loses no request', { programs: ['nginx'] }, async (cluster) => {
  await cluster.applyManifests([tlsSecret('web-tls')]);
  await cluster.run((chart) => {
    const proxy = nginx({ listen: 8443, upstream: { port: 8080 }, tls: { secretName: 'web-tls' } });
    expose(new ProxySidecar(chart, 'web', { workload, app, proxy, preStopSleep }));
  });
  const url = (await cluster.service('web')).replace('http:', 'https:');
  expect(await lossWhile(cluster, url, rollOut(cluster))).toEqual(nothing);
});

scenario('an nginx image without a stop signal loses no request', { programs: ['nginx'] }, async (cluster) => {
  const images = { replace: { nginx: 'registry.example/nginx-without-stop-signal:1' } };
  await cluster.run(
    (chart) => {
      const proxy = nginx({ listen: 8000, upstream: { port: 8080 } });
      expose(new ProxySidecar(chart, 'web', { workload, app, proxy, preStopSleep }));
    },
    { images },
  );
  const url = await cluster.service('web');
  expect(await lossWhile(cluster, url, rollOut(cluster))).toEqual(nothing);
});

scenario('a node drain loses no request of a proxied application', { programs: ['nginx'] }, async (cluster) => {
  await cluster.applyManifests([budget as never]);
  await cluster.run((chart) => {
    const proxy = nginx({ listen: 8000, upstream: { port: 8080 } });
    expose(new ProxySidecar(chart, 'web', { workload, app, proxy, preStopSleep }));
  });
  const url = await cluster.service('web');
  expect(await lossWhile(cluster, url, cluster.drain)).toEqual(nothing);
});

scenario('a rollout behind a Service of expose refuses no new connection', {}, async (cluster) => {
  await cluster.run((chart) => {
    expose(new Workload(chart, 'web', { workload, app, preStopSleep }));
  });
  const url = await cluster.service('web');
  // The application itself closes the connections that are kept; a request that is on its way then is lost.
  expect(await lossWhile(cluster, url, rollOut(cluster))).toMatchObject({ new: 0 });
});
