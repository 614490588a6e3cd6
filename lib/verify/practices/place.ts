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
  const { metadata } = object as { readonly metadata?: unknown };
  return { index, name: textOf(metadata, 'name'), namespace: textOf(metadata, 'namespace'), object };
}

function textOf(metadata: unknown, field: 'name' | 'namespace'): string {
  if (typeof metadata !== 'object' || metadata === null || !Object.hasOwn(metadata, field)) return '';
  const text: unknown = Reflect.get(metadata, field);
  return typeof text === 'string' ? text : '';
}

/** Whether two objects may end up in one namespace: one that says none goes wherever it is applied to. */
export function mayMeet(one: Place, other: Place): boolean {
  return one.namespace === other.namespace || one.namespace === '' || other.namespace === '';
}
