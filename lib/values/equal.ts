/** Whether two JSON values are the same, whatever the order of their keys. An absent key and an `undefined` one are the same. */
export function equal(left: unknown, right: unknown): boolean {
  if (left === right || Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) || Array.isArray(right)) {
    return (
      Array.isArray(left) &&
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => equal(item, right[index]))
    );
  }
  const a = entries(left);
  const b = new Map(entries(right));
  return a.length === b.size && a.every(([key, value]) => b.has(key) && equal(value, b.get(key)));
}

function entries(value: object): (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, entry]) => entry !== undefined);
}
