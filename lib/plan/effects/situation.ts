import { type Facts, keyOf, type NamedObject } from '../facts';
import type { ObjectName } from '../object-name';
import type { PlannedObject, Verdict } from '../planned';

/** An object of a plan with its namespace. */
export interface PlannedIn {
  readonly object: PlannedObject;
  readonly namespace: string;
  /** How many of the new manifests are of it. */
  readonly copies: number;
  /** The kind that it defines, where it is a CustomResourceDefinition. */
  readonly definition?: { readonly group: unknown; readonly kind: unknown } | undefined;
}

/** All objects before and after, and what happens to each. */
export interface Situation {
  readonly before: Facts;
  readonly after: Facts;
  readonly objects: readonly PlannedIn[];
  /** What happens to an object that is before or after. */
  readonly verdictOf: (object: Pick<NamedObject, 'name' | 'namespace'>) => Verdict | undefined;
}

/** What happens to each of some objects, by its name. */
export function verdictsOf(objects: readonly PlannedIn[]): Situation['verdictOf'] {
  const verdicts = new Map(objects.map(({ object, namespace }) => [keyOf(object, namespace), object.verdict]));
  return ({ name, namespace }) => verdicts.get(keyOf(name, namespace));
}

/** The name alone of an object that has more. */
export function nameOf({ apiVersion, kind, namespace, name }: ObjectName): ObjectName {
  return { apiVersion, kind, ...(namespace !== undefined && { namespace }), name };
}

/** An object in a sentence: `Deployment "web"`. */
export function named({ kind, name }: Pick<ObjectName, 'kind' | 'name'>): string {
  return `${kind} "${name}"`;
}
