import { createHash } from 'node:crypto';
import { mapAt, textAt } from '../../status/snapshot/read';

/**
 * The object that a set of applied objects is known by, as KEP-3659 has it.
 * @see https://git.k8s.io/enhancements/keps/sig-cli/3659-kubectl-apply-prune#design-details-applyset-specification
 */
export interface SetParent {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly namespace: string;
  readonly name: string;
}

/** Where the members of a set are, by their kinds and namespaces. */
export interface SetScope {
  /** As `Deployment.apps`; `ConfigMap` in the core group. */
  readonly kinds: ReadonlySet<string>;
  readonly namespaces: ReadonlySet<string>;
}

/** Why a set cannot be applied: it is of another tool, or another run applies it. */
export class ApplySetError extends Error {
  override readonly name: string = 'ApplySetError';
}

/** The label of a parent: the ID of its set. */
export const idLabel = 'applyset.kubernetes.io/id';
/** The label of a member: the ID of its set. */
export const memberLabel = 'applyset.kubernetes.io/part-of';
const toolingAnnotation = 'applyset.kubernetes.io/tooling';
const kindsAnnotation = 'applyset.kubernetes.io/contains-group-kinds';
const namespacesAnnotation = 'applyset.kubernetes.io/additional-namespaces';
/** The run that wrote a parent last; with a number, which each renewal raises, where it has not ended. */
const runAnnotation = 'cdk8s-pods/run';

/** What other tools read as the owner of the set. */
const tooling = 'cdk8s-pods';

/** The ID of a set, which follows from its parent. */
export function setId({ name, namespace, kind }: SetParent): string {
  const hash = createHash('sha256').update([name, namespace, kind, ''].join('.')).digest('base64url');
  return `applyset-${hash}-v1`;
}

/** What a parent records. */
export interface ParentState {
  readonly scope: SetScope;
  /** The run that wrote it last. */
  readonly run: string;
  /** How often that run has renewed its hold on the set; `undefined` where it does not hold it. */
  readonly renewals: number | undefined;
}

/** A parent that records a state; what else is in it stays. */
export function parentWith(parent: SetParent, { scope, run, renewals }: ParentState, live: unknown): object {
  const { kind, namespace, name } = parent;
  const written = {
    [toolingAnnotation]: `${tooling}/v1`,
    [kindsAnnotation]: [...scope.kinds].sort().join(','),
    [namespacesAnnotation]: [...scope.namespaces]
      .filter((one) => one !== namespace)
      .sort()
      .join(','),
    [runAnnotation]: renewals === undefined ? run : `${run} ${renewals}`,
  };
  const before = (live ?? {}) as Readonly<Record<string, unknown>>;
  return {
    ...before,
    apiVersion: 'v1',
    kind,
    metadata: {
      ...(before.metadata as object | undefined),
      name,
      namespace,
      labels: { ...mapAt(live, 'metadata', 'labels'), [idLabel]: setId(parent) },
      annotations: { ...mapAt(live, 'metadata', 'annotations'), ...written },
    },
  };
}

/**
 * What a parent says.
 * @throws ApplySetError for one of another tool, and for an object that is not a parent
 */
export function parentState(parent: SetParent, live: unknown): ParentState {
  const what = `${parent.kind} ${parent.namespace}/${parent.name}`;
  const annotations = mapAt(live, 'metadata', 'annotations');
  const id = mapAt(live, 'metadata', 'labels')[idLabel];
  const owner = annotations[toolingAnnotation]?.replace(/\/[^/]*$/, '');
  if (id === undefined || owner === undefined) {
    throw new ApplySetError(`${what} exists and is not the parent of an ApplySet; use another name for the set`);
  }
  if (owner !== tooling)
    throw new ApplySetError(`${what} is the parent of a set of "${owner}"; use another name for the set`);
  if (id !== setId(parent)) {
    throw new ApplySetError(
      `${what} has the label ${idLabel}: "${id}" of another parent; delete it, or use another name`,
    );
  }
  const [run = '', renewals] = (annotations[runAnnotation] ?? '').split(' ');
  return {
    scope: {
      kinds: new Set(listed(annotations[kindsAnnotation])),
      namespaces: new Set([parent.namespace, ...listed(annotations[namespacesAnnotation])]),
    },
    run,
    renewals: renewals === undefined ? undefined : Number(renewals),
  };
}

/** The kinds and namespaces of some objects. */
export function scopeOf(
  objects: readonly { readonly apiVersion: string; readonly kind: string; readonly namespace?: string }[],
): SetScope {
  return {
    kinds: new Set(objects.map(groupKindOf)),
    namespaces: new Set(objects.flatMap(({ namespace }) => namespace ?? [])),
  };
}

/** All that is in one of two scopes. */
export function withScope(one: SetScope, other: SetScope): SetScope {
  return {
    kinds: new Set([...one.kinds, ...other.kinds]),
    namespaces: new Set([...one.namespaces, ...other.namespaces]),
  };
}

/** Whether two scopes are the same, but for the namespace of the parent, which is always in it. */
export function isSameScope(one: SetScope, other: SetScope, { namespace }: SetParent): boolean {
  const isSame = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
    some.size === others.size && [...some].every((entry) => others.has(entry));
  const all = (namespaces: ReadonlySet<string>) => new Set([...namespaces, namespace]);
  return isSame(one.kinds, other.kinds) && isSame(all(one.namespaces), all(other.namespaces));
}

/** As `Deployment.apps`. */
export function groupKindOf({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return group === '' ? kind : `${kind}.${group}`;
}

/** Whether an object is the parent itself, or the Namespace that it is in: those are never pruned. */
export function holdsParent(object: unknown, parent: SetParent): boolean {
  const [kind, namespace, name] = [
    textAt(object, 'kind'),
    textAt(object, 'metadata', 'namespace'),
    textAt(object, 'metadata', 'name'),
  ];
  if (textAt(object, 'apiVersion') !== 'v1') return false;
  if (kind === 'Namespace') return name === parent.namespace;
  return kind === parent.kind && namespace === parent.namespace && name === parent.name;
}

function listed(text = ''): readonly string[] {
  return text.split(',').filter((one) => one !== '');
}
