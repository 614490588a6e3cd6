/** No field of an object is that deep; what is, stands in fields that hold anything, which nothing changes. */
const deepest = 40;

/** A copy of a decoded value, in which nothing that can be changed is shared with it. */
export function copyOf<T>(value: T, depth = 0): T {
  if (typeof value !== 'object' || value === null || depth === deepest) return value;
  // A list's copy is a list of the same, and an object's has the same fields: TypeScript knows neither.
  if (Array.isArray(value)) return value.map((entry) => copyOf(entry, depth + 1)) as T;
  return copyOfObject(value, depth) as T;
}

function copyOfObject(value: object, depth: number): object {
  const copy: Record<string, unknown> = { ...value };
  for (const name of Object.keys(copy)) {
    const inner = copy[name];
    if (typeof inner === 'object' && inner !== null) set(copy, name, copyOf(inner, depth + 1));
  }
  return copy;
}

/** Assigning to `__proto__` would set the prototype. */
function set(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(object, name, { value });
  else object[name] = value;
}
