import { child, type FieldPath, index, key as keyPath } from '../findings/field-path';
import {
  type AliasNode,
  type ConstantNode,
  type MapNode,
  maxDepth,
  type Node,
  type ScalarNode,
  targetOf,
} from './nodes';
import { YamlError } from './problem';
import { isText, keyName, ScalarError, scalarValue } from './scalar';

/** A key that is set twice in one object. */
export interface DuplicateKey {
  readonly name: string;
  readonly field: FieldPath;
  /** Where it is set again, and where first. */
  readonly offset: number;
  readonly first: number;
}

/** What kubectl makes of a document. */
export interface Decoded {
  readonly value: unknown;
  readonly duplicates: readonly DuplicateKey[];
}

/**
 * The JSON that kubectl makes of a document: scalars as YAML 1.1, merge keys, keys that are numbers. Of a key that is set
 * twice, the last one counts.
 *
 * @throws YamlError for what has no JSON, and for aliases that kubectl refuses because they multiply.
 * @see https://pkg.go.dev/sigs.k8s.io/yaml#YAMLToJSON
 */
export function decode(root: Node): Decoded {
  const decoder = new Decoder();
  const value = decoder.value(root);
  if (decoder.foundNoJson) throwNoJson(value);
  return { value, duplicates: decoder.duplicates };
}

/**
 * Stands for a value, or for a key and its value, that JSON does not have. That is an error only where it is left in the
 * end: kubectl makes JSON of a document once all of it is read, and by then a key may have been set again.
 */
class NoJson {
  constructor(readonly error: YamlError) {}
}

function throwNoJson(value: unknown): void {
  if (value instanceof NoJson) throw value.error;
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(throwNoJson);
}

class Decoder {
  readonly duplicates: DuplicateKey[] = [];
  foundNoJson = false;
  private readonly trail: (string | number)[] = [];
  private readonly open = new Set<AliasNode>();
  /** The document itself counts. */
  private count = 1;
  /** How many aliases were followed, and how many values that made. */
  private aliases = 0;
  private aliased = 0;

  value(node: Node): unknown {
    this.countIn(node);
    switch (node.kind) {
      case 'scalar':
        return isText(node) ? node.text : this.scalarOf(node);
      case 'constant':
        return Math.abs(Number(node.value)) === Number.POSITIVE_INFINITY ? this.tooLarge(node) : node.value;
      case 'map':
        return this.entries(node, {}, false);
      case 'list':
        return this.items(node.items);
      case 'alias':
        return this.follow(node, () => this.value(node.target));
    }
  }

  /** kubectl finds this once it has read the document: the next one is read all the same. */
  private tooLarge({ start }: ConstantNode): NoJson {
    this.foundNoJson = true;
    return new NoJson(new YamlError('a number that is too large', start, 'quote it'));
  }

  private items(nodes: readonly Node[]): unknown[] {
    const items: unknown[] = [];
    for (let at = 0; at < nodes.length; at += 1) {
      this.trail.push(at);
      items.push(this.value(nodes[at] as Node));
      this.trail.pop();
    }
    return items;
  }

  /**
   * Writes the entries of an object into another one: its own, and those that are merged into it, in their order.
   * @param isMerged Whether what is in there already may be of other objects.
   */
  private entries(map: MapNode, into: Record<string, unknown>, isMerged: boolean): object {
    // Where nothing is merged and nothing is set twice, what is in the object tells as much.
    let names = isMerged ? new Map<string, Node>() : undefined;
    for (let at = 0; at < map.keys.length; at += 1) {
      const key = map.keys[at] as Node;
      const node = map.values[at] as Node;
      if (isMergeKey(key)) {
        names ??= namesUpTo(map, at);
        this.merge(node, into);
        continue;
      }
      const name = this.keyOf(key);
      if (name instanceof NoJson) {
        this.value(node);
        // Under a name of its own, which no text has.
        into[`\ud800${key.start}`] = name;
        continue;
      }
      this.trail.push(name);
      if (names === undefined && Object.hasOwn(into, name)) names = namesUpTo(map, at);
      if (names !== undefined) this.addName(name, key, names);
      setOwn(into, name, this.value(node));
      this.trail.pop();
    }
    return into;
  }

  private addName(name: string, key: Node, names: Map<string, Node>): void {
    const first = names.get(name);
    if (first === undefined) names.set(name, key);
    // What an alias repeats is reported where it is written.
    else if (this.open.size === 0) {
      this.duplicates.push({ name, field: this.field(), offset: key.start, first: first.start });
    }
  }

  private keyOf(key: Node): string | NoJson {
    this.countIn(key);
    switch (key.kind) {
      case 'scalar':
        return isText(key) ? key.text : this.nameOf(key);
      case 'alias':
        return this.follow(key, () => this.keyOf(key.target));
      default:
        throw new YamlError('a key must be a string', key.start, 'quote it, or substitute variables first');
    }
  }

  private scalarOf(node: ScalarNode): unknown {
    try {
      return scalarValue(node);
    } catch (error) {
      return this.failed(error, node);
    }
  }

  private nameOf(node: ScalarNode): string | NoJson {
    try {
      return keyName(node);
    } catch (error) {
      return this.failed(error, node);
    }
  }

  private failed(error: unknown, { start }: ScalarNode): NoJson {
    if (!(error instanceof ScalarError)) throw error;
    const placed = new YamlError(error.message, start, error.fix);
    if (!error.isOfJson) throw placed;
    this.foundNoJson = true;
    return new NoJson(placed);
  }

  private merge(node: Node, into: Record<string, unknown>): void {
    switch (node.kind) {
      case 'map':
      case 'alias':
        this.mergeOne(node, into);
        break;
      case 'list':
        // The first one wins, so it comes last.
        for (const item of [...node.items].reverse()) this.mergeOne(item, into);
        break;
      default:
        throw notToMerge(node);
    }
  }

  private mergeOne(node: Node, into: Record<string, unknown>): void {
    const target = targetOf(node);
    if (target.kind !== 'map') throw notToMerge(node);
    this.countIn(node);
    if (node.kind !== 'alias') this.entries(target, into, true);
    else
      this.follow(node, () => {
        this.countIn(target);
        this.entries(target, into, true);
      });
  }

  private follow<T>(alias: AliasNode, read: () => T): T {
    if (this.open.has(alias)) {
      throw new YamlError('the anchor contains this alias of it', alias.start, 'remove the alias');
    }
    if (this.open.size + this.trail.length > maxDepth)
      throw new YamlError(`nested deeper than ${maxDepth}`, alias.start);
    this.open.add(alias);
    this.aliases += 1;
    const value = read();
    this.open.delete(alias);
    return value;
  }

  private countIn({ start }: Node): void {
    this.count += 1;
    if (this.aliases === 0) return;
    if (this.open.size > 0) this.aliased += 1;
    if (this.aliased > 100 && this.count > 1000 && this.aliased > this.count * allowedShare(this.count)) {
      throw new YamlError('aliases expand to too many values', start, 'replace some aliases with their values');
    }
  }

  private field(): FieldPath {
    return this.trail.reduce<FieldPath>((path, step) => {
      if (typeof step === 'number') return index(path, step);
      return /^[A-Za-z0-9_-]+$/.test(step) ? child(path, step) : keyPath(path, step);
    }, '');
  }
}

/** The share of values that may come from aliases: nearly all in a document of usual size, a tenth in a very large one. */
function allowedShare(count: number): number {
  const [low, high] = [400_000, 4_000_000];
  if (count <= low) return 0.99;
  return count >= high ? 0.1 : 0.99 - 0.89 * ((count - low) / (high - low));
}

const notToMerge = ({ start }: Node): YamlError =>
  new YamlError('<< must be an object, or a list of objects', start, 'quote "<<" where it is a key');

/** Whether a key is `<<`, which writes the entries of another object into this one. */
export function isMergeKey(node: Node): boolean {
  if (node.kind !== 'scalar' || node.text !== '<<') return false;
  return node.isPlain || node.tag === '!' || node.tag === 'tag:yaml.org,2002:merge';
}

/** The name of a key; `undefined` for one that JSON does not have. */
export function nameOf(key: ScalarNode): string | undefined {
  try {
    return keyName(key);
  } catch (error) {
    if (error instanceof ScalarError) return undefined;
    throw error;
  }
}

/** The first key of each name, up to a place. */
function namesUpTo({ keys }: MapNode, end: number): Map<string, Node> {
  const names = new Map<string, Node>();
  for (const key of keys.slice(0, end)) {
    const target = targetOf(key);
    const name = target.kind === 'scalar' && !isMergeKey(key) ? nameOf(target) : undefined;
    if (name !== undefined && !names.has(name)) names.set(name, key);
  }
  return names;
}

function setOwn(into: Record<string, unknown>, name: string, value: unknown): void {
  // Assigning would set the prototype.
  if (name === '__proto__')
    Object.defineProperty(into, name, { value, enumerable: true, writable: true, configurable: true });
  else into[name] = value;
}
