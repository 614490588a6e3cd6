import { own } from '../../../values/own';

/** Identifies an object of the app. */
export interface ObjectRef {
  /** Its position among the manifests. */
  readonly index: number;
  readonly name: string;
  /** `''` if omitted: the object is created in the namespace that it is applied to. */
  readonly namespace: string;
}

/** An object with its identity. */
export interface AppObject<Kind> extends ObjectRef {
  readonly object: Kind;
}

/** The object with the name and namespace of its metadata. */
export function appObject<Kind extends object>(index: number, object: Kind): AppObject<Kind> {
  const metadata = own(object, 'metadata');
  return { index, name: textOf(own(metadata, 'name')), namespace: textOf(own(metadata, 'namespace')), object };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Whether two objects may be in one namespace: one without a namespace is created where it is applied. */
export function mayShareNamespace(one: ObjectRef, other: ObjectRef): boolean {
  return one.namespace === other.namespace || one.namespace === '' || other.namespace === '';
}

/** Whether two objects of a kind may be two in one namespace: the same name is that of the same object, said twice. */
export function areRivals(one: ObjectRef, other: ObjectRef): boolean {
  return (one.name !== other.name || one.name === '') && mayShareNamespace(one, other);
}
