import { arrayOf, type Check, object, oneOf, optional, type Problem, record, string, within } from '../../values/check';
import { findResource, type KnownResource, objectVerbs, type Verb } from './resources';

/** Verbs, or verbs for objects of some names, or several of them. */
export type Grants = readonly Verb[] | Grant | readonly Grant[];

/** Verbs for objects of some names, or for all of a namespace. */
export interface Grant {
  readonly verbs: readonly Verb[];
  /**
   * The names of the objects. `create` knows none. For `list` and `watch` a client has to name one in its field selector,
   * `metadata.name=…`. @default all objects
   */
  readonly names?: readonly string[] | undefined;
}

/**
 * What a workload may do in its namespace, by resource: those of Kubernetes' own by their plural, others with their group
 * (`rollouts.argoproj.io`), and subresources behind a slash (`pods/log`).
 */
export type Permissions = { readonly [Name in KnownResource]?: Grants | undefined } & {
  readonly [custom: `${string}.${string}`]: Grants | undefined;
};

/** A rule of a Role. */
export interface PolicyRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly Verb[];
}

/** The rules of permissions that were checked: one for each grant. */
export function policyRules(permissions: Permissions): readonly PolicyRule[] {
  return Object.entries(permissions).flatMap(([name, grants]) => {
    const found = findResource(name);
    if (typeof found === 'string' || grants === undefined) return [];
    return listOf(grants).map(({ verbs, names }) => ({
      apiGroups: [found.group],
      resources: [found.resource],
      ...(names !== undefined && { resourceNames: names }),
      verbs,
    }));
  });
}

function listOf(grants: Grants): readonly Grant[] {
  if (!Array.isArray(grants)) return [grants as Grant];
  return isVerbs(grants) ? [{ verbs: grants }] : grants;
}

function isVerbs(grants: readonly unknown[]): grants is readonly Verb[] {
  return grants.every((one) => typeof one === 'string');
}

/** The check of permissions, of which there is at least one. */
export const permissionsCheck: Check = (value) => {
  const problem = record(value);
  if (problem !== undefined) return problem;
  const given = Object.entries(value as Readonly<Record<string, unknown>>).filter(([, grants]) => grants !== undefined);
  if (given.length === 0)
    return { path: '', message: ' are empty; set what it may do, such as { configmaps: ["get"] }' };
  for (const [name, grants] of given) {
    const found = findResource(name);
    if (typeof found === 'string') return { path: name, message: ` ${found}` };
    const wrong = grantsCheck(name, found.verbs)(grants);
    if (wrong !== undefined) return within(name, wrong);
  }
  return undefined;
};

function grantsCheck(resource: string, verbs: readonly Verb[]): Check {
  const grant = grantCheck(resource, verbs);
  return (value) => {
    if (!Array.isArray(value)) return grant(value);
    return isVerbs(value) ? verbsCheck(resource, verbs)(value) : arrayOf(grant)(value);
  };
}

function grantCheck(resource: string, verbs: readonly Verb[]): Check {
  const shape = object({ verbs: verbsCheck(resource, verbs), names: optional(names) });
  return (value) => {
    const problem = shape(value);
    if (problem !== undefined) return problem;
    const grant = value as Grant;
    const nameless = grant.names === undefined ? undefined : grant.verbs.find((verb) => withoutNames.includes(verb));
    if (nameless === undefined || resource.includes('/')) return undefined;
    return {
      path: 'names',
      message: ` cannot limit ${nameless}, which knows no name; grant it without names: ${splitOf(grant, nameless)}`,
    };
  };
}

/** Verbs whose requests name no object. */
const withoutNames: readonly Verb[] = ['create', 'deletecollection'];

function splitOf({ verbs, names: given }: Grant, nameless: Verb): string {
  const others = verbs.filter((verb) => verb !== nameless);
  const rest = others.length === 0 ? [] : [{ verbs: others, names: given }];
  return JSON.stringify([...rest, { verbs: [nameless] }]);
}

function verbsCheck(resource: string, verbs: readonly Verb[]): Check {
  const each = verb(resource, verbs);
  return (value) => (Array.isArray(value) && value.length === 0 ? empty('a verb') : arrayOf(each)(value));
}

/** A verb that the resource has. */
function verb(resource: string, verbs: readonly Verb[]): Check {
  const known = oneOf(objectVerbs);
  return (value) => {
    if (value === '*')
      return { path: '', message: ` must not be "*"; set the verbs that it uses, of ${objectVerbs.join(', ')}` };
    const problem = known(value);
    if (problem !== undefined || verbs.some((one) => one === value)) return problem;
    return { path: '', message: ` must be ${verbs.join(', ')} for ${resource}, got ${JSON.stringify(value)}` };
  };
}

const names: Check = (value) =>
  Array.isArray(value) && value.length === 0 ? empty('a name') : arrayOf(objectName)(value);

/** Not empty: an empty name is that of requests for all objects, as of `list`. */
const objectName: Check = (value) =>
  value === ''
    ? { path: '', message: ' is empty, which would allow list and watch of all objects; set a name' }
    : string(value);

function empty(what: string): Problem {
  return { path: '', message: ` is empty; set ${what}, or remove it` };
}
