import { isClusterScoped } from './cluster-scoped';

/** What a server tells objects apart by. */
export interface Identified {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
}

/** The identity of an object, as a key: all versions of a group are the same object. `undefined` without kind and name. */
export function identityOf({ apiVersion, kind, namespace = '', name = '' }: Identified): string | undefined {
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || name === '') return undefined;
  const group = apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));
  return `${group} ${kind} ${isClusterScoped(apiVersion, kind) ? '' : namespace} ${name}`;
}
