import { configReferences } from '../../anatomy/config-references';
import { podTemplateOf } from '../../kubernetes/pod-template';
import { numberAt, textAt } from '../../status/snapshot/read';
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
  const spec = podTemplateOf(object)?.template.spec;
  const pulledWith = (spec?.imagePullSecrets ?? []).map(({ name = '' }) => ({ kind: 'Secret', name }));
  return [...configReferences(spec), ...pulledWith].map(({ kind, name }) =>
    keyOf({ apiVersion: 'v1', kind, namespace, name }),
  );
}
