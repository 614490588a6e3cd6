import { own } from '../../values/own';
import { listAt, textAt } from './read';

/** What an object is called. */
export interface ObjectReference {
  /** As `apps/v1`. */
  readonly apiVersion: string;
  /** As `Deployment`. */
  readonly kind: string;
  /** Absent for objects of the cluster. */
  readonly namespace?: string;
  readonly name: string;
}

/** The reference to an object; `undefined` where it lacks its kind or its name. */
export function referenceTo(object: unknown): ObjectReference | undefined {
  const kind = textAt(object, 'kind');
  const name = textAt(object, 'metadata', 'name');
  if (kind === '' || name === '') return undefined;
  return inNamespace({ apiVersion: textAt(object, 'apiVersion'), kind, name }, textAt(object, 'metadata', 'namespace'));
}

/** The object that controls another one, as that refers to it. */
export function controllerOf(object: unknown): (ObjectReference & { readonly uid: string }) | undefined {
  const owner = listAt(object, 'metadata', 'ownerReferences').find((one) => own(one, 'controller') === true);
  const [kind, name] = [textAt(owner, 'kind'), textAt(owner, 'name')];
  if (kind === '' || name === '') return undefined;
  const reference = { apiVersion: textAt(owner, 'apiVersion'), kind, name };
  return { ...inNamespace(reference, textAt(object, 'metadata', 'namespace')), uid: textAt(owner, 'uid') };
}

function inNamespace(reference: ObjectReference, namespace: string): ObjectReference {
  return namespace === '' ? reference : { ...reference, namespace };
}

/** The group of an API version: `apps`, `''` for the core. */
export function groupOf(apiVersion: string): string {
  return apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));
}

/** What tells an object from all others, whatever the version of its group. */
export function keyOf({ apiVersion, kind, namespace = '', name }: ObjectReference): string {
  return [namespace, kind, name, groupOf(apiVersion)].join('\n');
}

/** As messages name it: `Deployment shop/web`. */
export function textOf({ kind, namespace, name }: ObjectReference): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
