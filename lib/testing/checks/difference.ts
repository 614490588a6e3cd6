import { equal } from '../../values/equal';

/** The path of the first difference between two JSON values, such as `containers[0].env[1].value`; `undefined` for equal ones. */
export function differenceBetween(left: unknown, right: unknown, path = ''): string | undefined {
  if (equal(left, right)) return undefined;
  if (!isObject(left) || !isObject(right) || Array.isArray(left) !== Array.isArray(right)) return path;
  const steps = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  for (const step of steps) {
    const inner = Array.isArray(left) ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`;
    const difference = differenceBetween(left[step], right[step], inner);
    if (difference !== undefined) return difference;
  }
  return path;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
