import { own } from '../../../values/own';

/** Where an object is. */
export interface Place {
  /** Its position among the manifests. */
  readonly index: number;
  readonly name: string;
  /** `''` where it is not said: the object is in the namespace that it will be applied to. */
  readonly namespace: string;
}

/** An object of a kind whose fields are known, and where it is. */
export interface Placed<Kind> extends Place {
  readonly object: Kind;
}

/** An object with its place, as far as it says where it is. */
export function placed<Kind extends object>(index: number, object: Kind): Placed<Kind> {
  const metadata = own(object, 'metadata');
  return { index, name: textOf(own(metadata, 'name')), namespace: textOf(own(metadata, 'namespace')), object };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Whether two objects may end up in one namespace: one that says none goes wherever it is applied to. */
export function mayMeet(one: Place, other: Place): boolean {
  return one.namespace === other.namespace || one.namespace === '' || other.namespace === '';
}
