import { kindDefinition } from '../kubernetes/fields';

/** A kind that the verifier does not know, and how many objects of it there are. */
export interface UncheckedKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly objects: number;
}

/** What an object says that it is. */
interface KindOfObject {
  readonly apiVersion?: string;
  readonly kind?: string;
}

/** Whether the verifier does not know the kind of an object; one that says none is a finding instead. */
export function isUnchecked({ apiVersion = '', kind = '' }: KindOfObject): boolean {
  return apiVersion !== '' && kind !== '' && kindDefinition(apiVersion, kind) === undefined;
}

/** The kinds of some objects that are not checked, those with the most objects first. */
export function uncheckedKinds(objects: readonly KindOfObject[]): readonly UncheckedKind[] {
  const counts = new Map<string, UncheckedKind>();
  for (const { apiVersion = '', kind = '' } of objects) {
    const key = `${apiVersion} ${kind}`;
    counts.set(key, { apiVersion, kind, objects: (counts.get(key)?.objects ?? 0) + 1 });
  }
  return [...counts.values()].sort(
    (one, other) => other.objects - one.objects || (nameOf(one) < nameOf(other) ? -1 : 1),
  );
}

/** So many kinds are named in a text. */
const most = 20;

/** Them in words: `not checked: 2 of networking.k8s.io/v1 Ingress`; `undefined` where there are none. */
export function uncheckedText(kinds: readonly UncheckedKind[]): string | undefined {
  return kindsText('not checked', kinds);
}

/** Kinds of which only pod templates are checked, in words: `only pod templates checked: 1 of argoproj.io/v1alpha1 Rollout`. */
export function onlyTemplatesText(kinds: readonly UncheckedKind[]): string | undefined {
  return kindsText('only pod templates checked', kinds);
}

function kindsText(what: string, kinds: readonly UncheckedKind[]): string | undefined {
  if (kinds.length === 0) return undefined;
  const named = kinds.slice(0, most).map((one) => `${one.objects} of ${nameOf(one)}`);
  const more = kinds.length <= most ? [] : [`objects of ${kinds.length - most} more kinds`];
  return `${what}: ${[...named, ...more].join(', ')}`;
}

function nameOf({ apiVersion, kind }: UncheckedKind): string {
  return `${apiVersion} ${kind}`;
}
