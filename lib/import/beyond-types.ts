import { own } from '../values/own';
import { below, type Pointer } from './expression';

/**
 * The first field that servers accept, and the types of a `Workload` do not: of two alternatives an empty one next to the
 * other, and the status of a claim.
 */
export function beyondTypes(object: object): Pointer | undefined {
  return find(object, '');
}

const alternatives: readonly (readonly [list: string, one: string, other: string])[] = [
  ['volumeMounts', 'subPath', 'subPathExpr'],
  ['env', 'value', 'valueFrom'],
];

function find(value: unknown, at: Pointer): Pointer | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, field] of Object.entries(value)) {
    const place = below(at, key);
    const found = inList(key, field, place) ?? find(field, place);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inList(key: string, list: unknown, at: Pointer): Pointer | undefined {
  if (!Array.isArray(list)) return undefined;
  if (key === 'volumeClaimTemplates') {
    const index = list.findIndex((claim) => own(claim, 'status') !== undefined);
    return index === -1 ? undefined : below(below(at, index), 'status');
  }
  const row = alternatives.find(([name]) => name === key);
  if (row === undefined) return undefined;
  const [, one, other] = row;
  const index = list.findIndex((item) => own(item, one) !== undefined && own(item, other) !== undefined);
  return index === -1 ? undefined : below(below(at, index), one);
}
