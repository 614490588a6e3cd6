import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSelfSigned } from '../../../test-helpers/certificate';
import type { Cluster } from './cluster';
import { externalService } from './services';

/** The CPU time that each container of a Pod uses, in thousandths: `{ app: 200 }`. */
export type Usage = Readonly<Record<string, number>>;

/**
 * Serves the metrics API of the cluster, as metrics-server does, with what `usageOf` says of a Pod, for as long as `story` takes.
 * There is one in a cluster.
 */
export async function withMetrics(
  { api, namespace, address }: Cluster,
  usageOf: (podName: string) => Usage,
  story: () => Promise<void>,
): Promise<void> {
  const answer = async (path: string): Promise<object> => {
    const [, wanted] = /\/namespaces\/([^/]+)\/pods/.exec(path) ?? [];
    const { items } = wanted === namespace ? await api.get(`/api/v1/namespaces/${namespace}/pods`) : { items: [] };
    const metricsOf = ({
      metadata: { name, labels },
    }: {
      readonly metadata: { readonly name: string; labels: object };
    }) => ({
      metadata: { name, namespace, labels },
      timestamp: new Date().toISOString(),
      window: '1s',
      containers: Object.entries(usageOf(name)).map(([container, cpu]) => ({
        name: container,
        usage: { cpu: `${cpu}m`, memory: '16Mi' },
      })),
    });
    return path.includes('/pods')
      ? { kind: 'PodMetricsList', apiVersion: group, metadata: {}, items: items.map(metricsOf) }
      : resources;
  };
  const server = createServer(certificate(), (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'https://metrics');
    answer(pathname).then(
      (body) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body)),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, address, listening));
  const { port } = server.address() as AddressInfo;
  try {
    for (const object of externalService('metrics', namespace, 443, { host: address, port })) {
      await api.apply(object, namespace);
    }
    await api.apply(apiService(namespace), namespace);
    await story();
  } finally {
    await api.remove(apiServicePath);
    server.closeAllConnections();
    server.close();
  }
}

const group = 'metrics.k8s.io/v1beta1';
const apiServicePath = '/apis/apiregistration.k8s.io/v1/apiservices/v1beta1.metrics.k8s.io';

const apiService = (namespace: string) => ({
  apiVersion: 'apiregistration.k8s.io/v1',
  kind: 'APIService',
  metadata: { name: 'v1beta1.metrics.k8s.io' },
  spec: {
    group: 'metrics.k8s.io',
    version: 'v1beta1',
    service: { name: 'metrics', namespace },
    insecureSkipTLSVerify: true,
    groupPriorityMinimum: 100,
    versionPriority: 100,
  },
});

const resources = {
  kind: 'APIResourceList',
  apiVersion: 'v1',
  groupVersion: group,
  resources: [{ name: 'pods', singularName: '', namespaced: true, kind: 'PodMetrics', verbs: ['get', 'list'] }],
};

function certificate() {
  const folder = mkdtempSync(join(tmpdir(), 'metrics-'));
  try {
    writeSelfSigned(folder, 'metrics');
    return { key: readFileSync(join(folder, 'tls.key')), cert: readFileSync(join(folder, 'tls.crt')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
