import { isMap, isNode, isScalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { type FieldPath, parse as parsePath } from '../kubernetes/field-path';
import { keyName } from './scalar';
import { isMergeKey, offsetOfNode, scalarText } from './yaml-nodes';

/** Where a field stands: its key, or itself in a list. Where there is none, the nearest one around it. */
export function offsetOf(
  field: FieldPath,
  root: unknown,
  collections: ReadonlyMap<object, YAMLMap | YAMLSeq>,
  start: number,
): number {
  let value = root;
  let nearest = start;
  for (const { name } of parsePath(field)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) break;
    const node = collections.get(value);
    const here = isMap(node) ? keysOf(node).get(name) : node?.items[Number(name)];
    if (isNode(here)) nearest = offsetOfNode(here);
    value = Reflect.get(value, name);
  }
  return nearest;
}

const keys = new WeakMap<YAMLMap, ReadonlyMap<string, unknown>>();

/** The keys of a map by their names, the last of each. What is merged into it is not among them. */
function keysOf(map: YAMLMap): ReadonlyMap<string, unknown> {
  const known = keys.get(map);
  if (known !== undefined) return known;
  const found = new Map(
    map.items.flatMap(({ key: node }) => {
      const name = isScalar(node) && !isMergeKey(node) ? keyName(scalarText(node)) : undefined;
      return name === undefined ? [] : [[name, node] as const];
    }),
  );
  keys.set(map, found);
  return found;
}
