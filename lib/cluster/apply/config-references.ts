import { at, listAt, numberAt, textAt } from '../../status/snapshot/read';
import { groupOf, keyOf } from '../../status/snapshot/references';

/** The kinds that Pods read: one that a running Pod refers to is not removed under it. */
export function isConfig(object: unknown): boolean {
  return textAt(object, 'apiVersion') === 'v1' && ['ConfigMap', 'Secret'].includes(textAt(object, 'kind'));
}

/** The keys of the ConfigMaps and Secrets that Pods refer to, and ReplicaSets that keep Pods. */
export function configsInUse(objects: readonly unknown[]): ReadonlySet<string> {
  return new Set(objects.filter(isRunning).flatMap(configsOf));
}

function isRunning(object: unknown): boolean {
  const isReplicaSet = textAt(object, 'kind') === 'ReplicaSet' && groupOf(textAt(object, 'apiVersion')) === 'apps';
  if (isReplicaSet) return (numberAt(object, 'spec', 'replicas') ?? 1) > 0;
  return !['Succeeded', 'Failed'].includes(textAt(object, 'status', 'phase'));
}

function configsOf(object: unknown): readonly string[] {
  const namespace = textAt(object, 'metadata', 'namespace');
  const spec = textAt(object, 'kind') === 'Pod' ? at(object, 'spec') : at(object, 'spec', 'template', 'spec');
  const key = (kind: string) => (name: string) =>
    name === '' ? [] : [keyOf({ apiVersion: 'v1', kind, namespace, name })];
  const [maps, secrets] = [namesIn(spec, 'configMap'), namesIn(spec, 'secret')];
  return [...maps.flatMap(key('ConfigMap')), ...secrets.flatMap(key('Secret'))];
}

const fields = {
  configMap: { volume: 'configMap', name: 'name', from: 'configMapRef', key: 'configMapKeyRef' },
  secret: { volume: 'secret', name: 'secretName', from: 'secretRef', key: 'secretKeyRef' },
} as const;

function namesIn(spec: unknown, kind: keyof typeof fields): readonly string[] {
  const { volume, name, from, key } = fields[kind];
  const volumes = listAt(spec, 'volumes');
  const containers = ['initContainers', 'containers', 'ephemeralContainers'].flatMap((list) => listAt(spec, list));
  return [
    ...volumes.map((one) => textAt(one, volume, name)),
    ...volumes.flatMap((one) => listAt(one, 'projected', 'sources')).map((one) => textAt(one, volume, 'name')),
    ...containers.flatMap((one) => listAt(one, 'envFrom')).map((one) => textAt(one, from, 'name')),
    ...containers.flatMap((one) => listAt(one, 'env')).map((one) => textAt(one, 'valueFrom', key, 'name')),
    ...(kind === 'secret' ? listAt(spec, 'imagePullSecrets').map((one) => textAt(one, 'name')) : []),
  ];
}
