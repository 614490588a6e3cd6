/** No field of an object is that deep; what is, stands in fields that hold anything, which nothing changes. */
const deepest = 40;

/**
 * A copy of a decoded value, in which nothing that can be changed is shared with it. Where it contains itself, as only a
 * program can make it, the copy has the value there.
 */
export function copyOf<T>(value: T): T {
  return copyWithin(value, []);
}

function copyWithin<T>(value: T, outer: unknown[]): T {
  if (typeof value !== 'object' || value === null || outer.length === deepest || outer.includes(value)) return value;
  outer.push(value);
  // A list's copy is a list of the same, and an object's has the same fields: TypeScript knows neither.
  const copy = Array.isArray(value) ? value.map((entry) => copyWithin(entry, outer)) : copyOfObject(value, outer);
  outer.pop();
  return copy as T;
}

function copyOfObject(value: object, outer: unknown[]): object {
  const copy: Record<string, unknown> = { ...value };
  for (const name of Object.keys(copy)) {
    const inner = copy[name];
    if (typeof inner === 'object' && inner !== null) set(copy, name, copyWithin(inner, outer));
  }
  return copy;
}

/** Assigning to `__proto__` would set the prototype. */
function set(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(object, name, { value });
  else object[name] = value;
}
