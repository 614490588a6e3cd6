import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import {
  type Cluster,
  externalService,
  fetchFrom,
  lineOf,
  type Manifest,
  scenario,
  secret,
  tlsSecret,
  until,
} from './harness';

// The example of main.ts, as it is committed in dist/, without the Deployment of cdk8s-plus: its Pods ask for a CPU each, and pull
// their image always, for which the node has no registry.

const dist = resolve(__dirname, '../../dist');
const manifests = readdirSync(dist)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => parseAllDocuments(readFileSync(join(dist, file), 'utf8')))
  .map((document) => document.toJS() as Manifest)
  .filter(({ kind, metadata }) => kind !== 'Deployment' || metadata.name !== 'legacy');

const namespace = (name: string): Manifest => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

/** What the shop takes for granted: its Secrets, a disk for each Redis, Loki and PostgreSQL. */
async function given(cluster: Cluster) {
  const loki = await cluster.logReceiver();
  const passwords = ['loki', 'redis', 'postgres'].map((name) => secret(name, { password: 'a password' }));
  const postgres = { name: 'postgres', namespace: 'data', labels: { app: 'postgres' } };
  await cluster.disks(3);
  await cluster.applyManifests([
    namespace('logging'),
    ...externalService('loki', 'logging', 3100, loki),
    namespace('data'),
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: postgres,
      spec: { selector: postgres.labels, ports: [{ port: 5432 }] },
    } as Manifest,
    ...passwords,
    secret('api', { token: 'a token' }),
    tlsSecret('api-tls'),
  ]);
  await until('the namespace has its service account', () =>
    cluster.api.find('/api/v1/namespaces/data/serviceaccounts/default'),
  );
  const spec = { containers: [{ name: 'postgres', image: 'docker.io/library/postgres:17.6' }] };
  await cluster.applyManifests([{ apiVersion: 'v1', kind: 'Pod', metadata: postgres, spec } as Manifest]);
  return loki;
}

const programs = ['busybox', 'nginx', 'redis-server', 'prometheus-redis-exporter', 'fluent-bit'] as const;

scenario('the shop of main.ts runs, and its logs arrive', { programs, namespace: 'shop' }, async (cluster) => {
  const loki = await given(cluster);
  await cluster.applyManifests(manifests);
  const pods = await cluster.settled();
  expect(pods.map(({ name }) => name.replace(/-[^-]+-[^-]+$|-\d$/, '')).sort()).toEqual(
    ['api', 'api', 'cache', 'cache', 'cache', 'storefront', 'storefront', 'storefront', 'toolbox'].sort(),
  );

  expect((await fetchFrom(await cluster.service('storefront'))).status).toBe(200);
  const api = await cluster.service('api', 443);
  expect((await fetchFrom(api.replace('http:', 'https:'))).status).toBe(200);
  for (const pod of pods.filter(({ name }) => name.startsWith('cache'))) {
    expect((await pod.fetch('metrics', '/metrics')).text).toContain('redis_up 1');
  }

  await cluster.kubectl('create', 'job', '--from=cronjob/report', 'report-now');
  await cluster.kubectl('wait', '--for=condition=Complete', 'job/report-now', '--timeout=120s');
  await until('the report and a request are in Loki', () => {
    const lines = loki.records.map(lineOf);
    return lines.some((line) => line.startsWith('report:')) && lines.some((line) => line.includes('GET / HTTP/1.1'));
  });
});
