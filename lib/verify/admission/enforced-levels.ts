import { get, key } from '../../findings/field-path';
import { atLeast, type KubernetesVersion, kubernetesVersions } from '../../kubernetes/version';
import { own } from '../../values/own';
import type { Level } from '../target/level';

/** What a Namespace enforces. */
export interface Enforced {
  readonly level: Level;
  /** The release whose controls apply, where the Namespace pins one. */
  readonly release?: KubernetesVersion;
}

/** What an object's Namespace enforces, where that Namespace is among the objects that are verified. */
export type LevelsByNamespace = (object: unknown) => Enforced | undefined;

const enforce = key('metadata.labels', 'pod-security.kubernetes.io/enforce');
const enforceVersion = key('metadata.labels', 'pod-security.kubernetes.io/enforce-version');

/** A namespace by its name, and what it enforces; `undefined` where it says that this is nothing. */
export type EnforcedIn = readonly [namespace: unknown, Enforced | undefined];

/**
 * The levels that Namespaces enforce by their labels, by namespace. The Namespace of an object without
 * `metadata.namespace` is unknown.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
 */
export function enforcedLevels(objects: readonly unknown[]): LevelsByNamespace {
  return levelsOf(objects.flatMap(enforcedBy));
}

/** What is enforced in some namespaces, if by one of several Namespaces of a name. */
export function levelsOf(all: readonly EnforcedIn[]): LevelsByNamespace {
  const levels = new Map(all.filter(([, enforced]) => enforced !== undefined));
  return (object) => (levels.size === 0 ? undefined : levels.get(get(object, 'metadata.namespace')));
}

const none: readonly EnforcedIn[] = [];

/** What an object enforces, if it is a Namespace that says so. */
export function enforcedBy(object: unknown): readonly EnforcedIn[] {
  if (own(object, 'kind') !== 'Namespace' || own(object, 'apiVersion') !== 'v1') return none;
  const label = get(object, enforce);
  const level = levelOf(label);
  if (level === undefined) return label === 'privileged' ? [[get(object, 'metadata.name'), undefined]] : none;
  const release = releaseOf(get(object, enforceVersion));
  return [[get(object, 'metadata.name'), { level, ...(release !== undefined && { release }) }]];
}

/** The level that a label sets. Like on the server, an unknown level counts as the strictest. */
function levelOf(label: unknown): Level | undefined {
  if (typeof label !== 'string' || label === 'privileged') return undefined;
  return label === 'baseline' ? label : 'restricted';
}

/** The release that `enforce-version` pins. Like on the server, `latest` and invalid versions pin none. */
function releaseOf(label: unknown): KubernetesVersion | undefined {
  const [, minor] = /^v1\.(0|[1-9]\d*)$/.exec(typeof label === 'string' ? label : '') ?? [];
  if (minor === undefined) return undefined;
  // A release before the first supported one counts as that one.
  const earlier = kubernetesVersions.filter((known) => Number(known.split('.')[1]) <= Number(minor));
  return earlier.at(-1) ?? kubernetesVersions[0];
}

/** The release whose controls a server applies to a Namespace that pins one: at most the server's own. */
export function releaseOfControls(pinned: KubernetesVersion | undefined, server: KubernetesVersion): KubernetesVersion {
  return pinned === undefined || atLeast(pinned, server) ? server : pinned;
}
