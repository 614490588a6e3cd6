import type { Container } from '../kubernetes/generated/types';
import type { PodLabels } from '../pod/render';

/**
 * What cdk8s-plus asks of a selector, a peer or a scaling target. Its own types have private fields, so that only its own
 * classes would fit, and they differ between its lines; what its code reads is this. Typed `any` so that our declarations
 * need none of its lines; a type test with cdk8s-plus-28 checks that ours fit its interfaces.
 */
// biome-ignore lint/suspicious/noExplicitAny: see above
export type PlusValue = any;

/** A `PodSelectorConfig` of cdk8s-plus. */
export function podSelectorConfig(labels: PodLabels, namespace: string | undefined): PlusValue {
  return {
    labelSelector: {
      expressions: [],
      labels,
      isEmpty: () => Object.keys(labels).length === 0,
      _toKube: () => ({ matchLabels: { ...labels } }),
    },
    ...(namespace !== undefined && { namespaces: { names: [namespace] } }),
  };
}

/**
 * A `ScalingTarget` of cdk8s-plus. Its HorizontalPodAutoscaler reads whether a container has a request or a limit, where
 * no metrics are given.
 */
export function scalingTarget(
  object: { readonly apiVersion: string; readonly kind: string; readonly name: string },
  containers: readonly Container[],
  replicas: number | undefined,
): PlusValue {
  const { apiVersion, kind, name } = object;
  const described = containers.map(({ name: container, resources }) => ({
    name: container,
    resources: {
      cpu: { request: resources?.requests?.cpu, limit: resources?.limits?.cpu },
      memory: { request: resources?.requests?.memory, limit: resources?.limits?.memory },
    },
  }));
  return { apiVersion, kind, name, containers: described, ...(replicas !== undefined && { replicas }) };
}
