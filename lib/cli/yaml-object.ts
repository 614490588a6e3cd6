import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { child, type FieldPath, index, key } from '../kubernetes/field-path';
import { keyName, ScalarError, scalarValue } from './scalar';
import { isMergeKey, offsetOfNode, scalarText } from './yaml-nodes';
import { offsetOf } from './yaml-offsets';

/** A key that stands twice in one map: where it does so again, and what it is. */
export interface DuplicateKey {
  readonly offset: number;
  /** Where it stands first. */
  readonly first: number;
  readonly field: FieldPath;
}

/** A document of YAML, read. */
export interface YamlObject {
  /** The JSON that kubectl would make of it. */
  readonly value: unknown;
  readonly duplicates: readonly DuplicateKey[];
  /** Where a field stands, or, where there is none, the nearest one around it. */
  readonly offsetOf: (field: FieldPath) => number;
}

/** Says what cannot be read, and where. */
export class UnreadableYaml extends Error {
  override readonly name = 'UnreadableYaml';
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/** No manifest is anywhere near these; what is, is meant to harm. */
const maxDepth = 256;
const maxAliased = 100_000;

interface Reading {
  readonly anchors: Map<string, Node>;
  /** What an alias meant when it was first read: its anchor may be given again later. */
  readonly targets: Map<Alias, Node>;
  /** The aliases that are being read. */
  readonly open: Set<Alias>;
  /** The collections behind the values. */
  readonly collections: Map<object, YAMLMap | YAMLSeq>;
  readonly duplicates: DuplicateKey[];
  aliased: number;
  depth: number;
}

/**
 * Reads a document that was parsed without errors as kubectl reads it: scalars as YAML 1.1, merge keys, keys that are
 * numbers. What takes no bounds is refused: nesting deeper than 256, aliases that make more than 100,000 values.
 * @throws UnreadableYaml for what kubectl would refuse to turn into JSON, and for those.
 */
export function readYaml(document: Document): YamlObject {
  const reading: Reading = {
    anchors: new Map(),
    targets: new Map(),
    open: new Set(),
    collections: new Map(),
    duplicates: [],
    aliased: 0,
    depth: 0,
  };
  const root = document.contents;
  const value = root === null ? null : jsonOf(root, reading, '');
  return {
    value,
    duplicates: reading.duplicates,
    offsetOf: (field) => offsetOf(field, value, reading.collections, offsetOfNode(root)),
  };
}

function jsonOf(node: unknown, reading: Reading, path: FieldPath): unknown {
  if (reading.open.size > 0) countAliased(node, reading);
  if (!isNode(node)) return null;
  if (!isAlias(node)) anchor(node, reading);
  if (isScalar(node)) return scalarOf(node, () => scalarValue(scalarText(node)));
  reading.depth += 1;
  if (reading.depth > maxDepth) throw new UnreadableYaml(`it is nested deeper than ${maxDepth}`, offsetOfNode(node));
  const value = isAlias(node) ? aliased(node, reading, path) : collection(node, reading, path);
  reading.depth -= 1;
  return value;
}

/** Keeps what an anchor marks; while an alias is read, that is known already. */
function anchor(node: Node & { readonly anchor?: string | undefined }, { anchors, open }: Reading): void {
  if (node.anchor !== undefined && open.size === 0) anchors.set(node.anchor, node);
}

function countAliased(node: unknown, reading: Reading): void {
  reading.aliased += 1;
  if (reading.aliased > maxAliased) {
    throw new UnreadableYaml(`its aliases make more than ${maxAliased} values`, offsetOfNode(node));
  }
}

function collection(node: YAMLMap | YAMLSeq, reading: Reading, path: FieldPath): object {
  const value: object = isMap(node)
    ? entriesOf(node, reading, path, {})
    : node.items.map((item, at) => jsonOf(item, reading, index(path, at)));
  reading.collections.set(value, node);
  return value;
}

/** Writes the entries of a map into an object: its own, and those that are merged into it, in their order. */
function entriesOf(map: YAMLMap, reading: Reading, path: FieldPath, into: object): object {
  const seen = new Map<string, number>();
  for (const pair of map.items) {
    if (isMergeKey(pair.key)) {
      merge(pair.value, reading, path, into);
      continue;
    }
    const offset = offsetOfNode(pair.key);
    const name = keyOf(pair.key, reading);
    const field = fieldOf(path, name);
    const first = seen.get(name);
    if (first !== undefined && reading.open.size === 0) reading.duplicates.push({ offset, first, field });
    seen.set(name, offset);
    const value = jsonOf(pair.value, reading, field);
    // Assigning would set the prototype.
    Object.defineProperty(into, name, { value, enumerable: true, writable: true, configurable: true });
  }
  return into;
}

function merge(node: unknown, reading: Reading, path: FieldPath, into: object): void {
  if (isAlias(node)) {
    follow(node, reading, (target) => merge(isMap(target) ? target : undefined, reading, path, into));
  } else if (isMap(node)) {
    anchor(node, reading);
    entriesOf(node, reading, path, into);
  } else if (isSeq(node)) {
    // The first one wins, so it comes last.
    for (const item of [...node.items].reverse())
      merge(isMap(item) || isAlias(item) ? item : undefined, reading, path, into);
  } else throw new UnreadableYaml('<< takes a map, or a list of maps', offsetOfNode(node));
}

function aliased(alias: Alias, reading: Reading, path: FieldPath): unknown {
  return follow(alias, reading, (target) => jsonOf(target, reading, path));
}

function follow<T>(alias: Alias, reading: Reading, read: (target: Node) => T): T {
  const { anchors, targets, open } = reading;
  const target = targets.get(alias) ?? anchors.get(alias.source);
  const offset = offsetOfNode(alias);
  if (target === undefined) throw new UnreadableYaml(`no anchor "${alias.source}" stands before this alias`, offset);
  if (open.has(alias)) throw new UnreadableYaml(`what the anchor "${alias.source}" marks has itself in it`, offset);
  countAliased(alias, reading);
  targets.set(alias, target);
  open.add(alias);
  const value = read(target);
  open.delete(alias);
  return value;
}

function keyOf(node: unknown, reading: Reading): string {
  if (isAlias(node)) return follow(node, reading, (target) => keyOf(target, reading));
  if (isScalar(node)) {
    anchor(node, reading);
    return scalarOf(node, () => keyName(scalarText(node)));
  }
  throw new UnreadableYaml('a key is a text', offsetOfNode(node));
}

function scalarOf<T>(node: Node, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ScalarError) throw new UnreadableYaml(error.message, offsetOfNode(node));
    throw error;
  }
}

function fieldOf(path: FieldPath, name: string): FieldPath {
  return /^[A-Za-z0-9_-]+$/.test(name) ? child(path, name) : key(path, name);
}
