import type { Manifest } from '../harness';

type Fields = Readonly<Record<string, unknown>>;

/** A manifest with more than a scenario's own need to know of it. */
export type Any = Manifest & Fields;

const container = { name: 'app', image: 'registry.example/app:1' };

export const configMap = (name: string, data: Fields = { a: '1' }, metadata: Fields = {}): Any => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, ...metadata },
  data,
});

/** A Deployment whose Pods read a ConfigMap, and do what `run` says. */
export const deployment = (
  name: string,
  { config, run, ...spec }: { config?: string; run?: string } & Fields = {},
): Any => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name }, ...(run !== undefined && { annotations: { 'kwok/run': run } }) },
      spec: {
        containers: [{ ...container, ...(config !== undefined && { envFrom: [{ configMapRef: { name: config } }] }) }],
      },
    },
    ...spec,
  },
});

export const job = (name: string, image = container.image): Any => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name },
  spec: { template: { spec: { restartPolicy: 'Never', containers: [{ ...container, image }] } } },
});

/** A Pod that nothing happens to: no node gets it while it has its gate. */
export const gatedPod = (name: string): Any => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name },
  spec: { schedulingGates: [{ name: 'example.com/test' }], containers: [container] },
});

/** A kind of custom resources, and one of them. */
export function widget(namespace: string): { readonly definition: Any; readonly resource: Any } {
  const group = `${namespace}.example`;
  const schema = {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        properties: { size: { type: 'integer', default: 1 }, list: { type: 'array', items: { type: 'string' } } },
      },
    },
  };
  const version = { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } };
  return {
    definition: {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `widgets.${group}` },
      spec: { group, scope: 'Namespaced', names: { kind: 'Widget', plural: 'widgets' }, versions: [version] },
    },
    resource: { apiVersion: `${group}/v1`, kind: 'Widget', metadata: { name: 'one' }, spec: { list: ['a'] } },
  };
}
