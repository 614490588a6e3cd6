import { get, key } from '../kubernetes/field-path';

/** A level of Pod Security that forbids something. */
export type Level = 'baseline' | 'restricted';

/** The level that an object's Namespace enforces, where that Namespace is among the objects that are verified. */
export type LevelsByNamespace = (object: unknown) => Level | undefined;

const enforce = key('metadata.labels', 'pod-security.kubernetes.io/enforce');

/**
 * The levels that the Namespaces among some objects enforce by their label. An object without a namespace is in none that
 * is known here.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
 */
export function enforcedLevels(objects: readonly unknown[]): LevelsByNamespace {
  const levels = new Map<unknown, Level>();
  for (const object of objects) {
    if (get(object, 'kind') !== 'Namespace' || get(object, 'apiVersion') !== 'v1') continue;
    const level = get(object, enforce);
    if (level === 'baseline' || level === 'restricted') levels.set(get(object, 'metadata.name'), level);
  }
  return (object) => (levels.size === 0 ? undefined : levels.get(get(object, 'metadata.namespace')));
}
