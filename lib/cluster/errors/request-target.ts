import { knownKinds } from '../../kubernetes/kinds';
import type { ClusterErrorObject } from '../cluster-error';
import type { ApiRequest } from '../connection/connection';

/** What a request is about, as far as its path and its body say. */
export interface RequestTarget {
  readonly group: string;
  readonly plural: string;
  readonly subresource: string | undefined;
  readonly object: ClusterErrorObject;
}

/** The singular name of a kind by its group and plural, as a server gives it; `undefined` where it is not known. */
export type KindOf = (group: string, plural: string) => string | undefined;

/** Reads the path of a request; `undefined` for one that is of no kind, as `/version`. */
export function requestTarget(
  { path, body }: Pick<ApiRequest, 'path' | 'body'>,
  kindOf: KindOf = () => undefined,
): RequestTarget | undefined {
  const [root = '', ...rest] = path
    .split('/')
    .filter((step) => step !== '')
    .map(decodeURIComponent);
  const [group, steps] = root === 'api' ? ['', rest.slice(1)] : [rest[0] ?? '', rest.slice(2)];
  if ((root !== 'api' && root !== 'apis') || steps.length === 0) return undefined;
  const isNamespaced = steps[0] === 'namespaces' && steps.length > 2 && !ofNamespace.has(steps[2] ?? '');
  const [plural = '', named, subresource] = isNamespaced ? steps.slice(2) : steps;
  const { kind: kindOfBody, metadata } = (body ?? {}) as {
    readonly kind?: unknown;
    readonly metadata?: { readonly name?: unknown };
  };
  const ofBody =
    typeof kindOfBody === 'string' && subresource === undefined && !kindOfBody.startsWith('Delete')
      ? kindOfBody
      : undefined;
  const name = named ?? (typeof metadata?.name === 'string' ? metadata.name : undefined);
  const kind = ofBody ?? kindOf(group, plural) ?? knownKindOf(group, plural) ?? plural;
  return { group, plural, subresource, object: { kind, namespace: isNamespaced ? steps[1] : undefined, name } };
}

/** How messages name what a request is about: `Deployment shop/web`; `pods in shop` without a name. */
export function targetText({ plural, object }: RequestTarget): string {
  const { kind, namespace, name } = object;
  if (name !== undefined) return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
  return namespace === undefined ? plural : `${plural} in ${namespace}`;
}

/** Parts of a Namespace itself. */
const ofNamespace: ReadonlySet<string> = new Set(['status', 'finalize']);

function knownKindOf(group: string, plural: string): string | undefined {
  const isOf = (apiVersion: string) => (group === '' ? !apiVersion.includes('/') : apiVersion.startsWith(`${group}/`));
  return knownKinds.find(({ apiVersion, kind }) => isOf(apiVersion) && pluralOf(kind) === plural)?.kind;
}

function pluralOf(kind: string): string {
  const name = kind.toLowerCase();
  return name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
}
