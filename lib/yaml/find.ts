import { type FieldPath, parse } from '../findings/field-path';
import { isMergeKey, nameOf } from './decode';
import { type MapNode, type Node, targetOf } from './nodes';

/** A field in a document. */
export interface FoundNode {
  /** Its key; in a list, and at the top, the node itself. */
  readonly key: Node;
  readonly node: Node;
  /** Whether it is the field itself; otherwise the nearest parent. */
  readonly isExact: boolean;
}

/** The field at a path, or else its nearest parent. */
export function find(root: Node, field: FieldPath): FoundNode {
  if (field === '') return { key: root, node: root, isExact: true };
  return findBySteps(
    root,
    parse(field).map(({ name }) => name),
  );
}

/** The field behind some names of fields and positions in lists. */
export function findBySteps(root: Node, steps: readonly string[]): FoundNode {
  let found = { key: root, node: root };
  for (const name of steps) {
    const next = childOf(targetOf(found.node), name);
    if (next === undefined) return { ...found, isExact: false };
    found = next;
  }
  return { ...found, isExact: true };
}

interface Child {
  readonly key: Node;
  readonly node: Node;
}

function childOf(node: Node, name: string): Child | undefined {
  if (node.kind === 'list') {
    const item = /^\d{1,10}$/.test(name) ? node.items[Number(name)] : undefined;
    return item === undefined ? undefined : { key: item, node: item };
  }
  return node.kind === 'map' ? entryOf(node, name) : undefined;
}

/** Objects with so many keys, or with others merged into them, are gone through once, not each time. */
const largeObject = 16;
const indexes = new WeakMap<MapNode, ReadonlyMap<string, Child>>();

function entryOf(map: MapNode, name: string): Child | undefined {
  if (map.keys.length < largeObject && !map.keys.some(isMergeKey)) return lastOf(map, name);
  const known = indexes.get(map);
  if (known !== undefined) return known.get(name);
  const index = new Map(entriesOf(map));
  indexes.set(map, index);
  return index.get(name);
}

function lastOf(map: MapNode, name: string): Child | undefined {
  let last: Child | undefined;
  for (const [own, child] of entriesOf(map)) if (own === name) last = child;
  return last;
}

/** The entries of an object and those that are merged into it: of one name, the last counts. */
function* entriesOf({ keys, values }: MapNode): Iterable<readonly [string, Child]> {
  for (const [at, key] of keys.entries()) {
    const node = values[at] as Node;
    const target = targetOf(key);
    if (isMergeKey(key)) yield* mergedBy(node);
    else if (target.kind === 'scalar') yield [nameOf(target) ?? '', { key, node }];
  }
}

function* mergedBy(node: Node): Iterable<readonly [string, Child]> {
  const target = targetOf(node);
  if (target.kind === 'map') yield* entriesOf(target);
  else if (target.kind === 'list') for (const item of [...target.items].reverse()) yield* mergedBy(item);
}
