/** What an example workload has in addition to the smallest one. */
export interface Example {
  readonly name?: string;
  /** In its container `web`. */
  readonly container?: object;
  /** Further containers. */
  readonly others?: readonly object[];
  /** In its pod spec. */
  readonly spec?: object;
  /** In its own spec. */
  readonly workload?: object;
  readonly labels?: Readonly<Record<string, string>>;
  /** Of its Pods. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A container `web` that listens on 8080, named `http`, with more in it. */
export function web(more: object = {}): object {
  return { name: 'web', image: 'shop/web:1.4.2', ports: [{ name: 'http', containerPort: 8080 }], ...more };
}

/** Another container, with more in it. */
export function other(name: string, more: object = {}): object {
  return { name, image: `shop/${name}:2.0.1`, ...more };
}

function template({ container, others = [], spec, labels = { app: 'web' }, annotations }: Example): object {
  const metadata = { labels, ...(annotations !== undefined && { annotations }) };
  return { metadata, spec: { containers: [web(container), ...others], ...spec } };
}

/** A Deployment `web` with the label `app: web`. */
export function deployment(example: Example = {}): object {
  const { name = 'web', workload, labels = { app: 'web' } } = example;
  const spec = { selector: { matchLabels: labels }, template: template(example), ...workload };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec };
}

/** A StatefulSet `web`. */
export function statefulSet(example: Example = {}): object {
  const { name = 'web', workload, labels = { app: 'web' } } = example;
  const spec = { selector: { matchLabels: labels }, serviceName: 'web', template: template(example), ...workload };
  return { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name }, spec };
}

/** A Job `report` that works in a container `report`. */
export function job({ spec, workload }: Pick<Example, 'spec' | 'workload'>): object {
  const podSpec = { restartPolicy: 'Never', containers: [other('report')], ...spec };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'report' },
    spec: { template: { spec: podSpec }, ...workload },
  };
}

/** A Service `web` that leads from 80 to what is said. */
export function service(targetPort: string | number, more: object = {}): object {
  const spec = { selector: { app: 'web' }, ports: [{ port: 80, targetPort }], ...more };
  return { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec };
}

/** A ConfigMap `settings`. */
export function settings(data: object, more: object = {}): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data, ...more };
}

/** A PodDisruptionBudget for `app: web`. */
export function budget(spec: object, matchLabels: object = { app: 'web' }): object {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web' },
    spec: { selector: { matchLabels }, ...spec },
  };
}

/** A NetworkPolicy for some Pods that admits traffic to a port. */
export function policy(port: string | number, matchLabels: object = { app: 'web' }): object {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'web' },
    spec: { podSelector: { matchLabels }, policyTypes: ['Ingress'], ingress: [{ ports: [{ port }] }] },
  };
}

/** A HorizontalPodAutoscaler of a Deployment by some metrics, the CPU of its container `web` unless others are said. */
export function autoscaler(name: string, ...metrics: readonly object[]): object {
  const target = { type: 'Utilization', averageUtilization: 80 };
  const byContainer = { type: 'ContainerResource', containerResource: { name: 'cpu', container: 'web', target } };
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      maxReplicas: 5,
      metrics: metrics.length > 0 ? metrics : [byContainer],
    },
  };
}
