import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { append } from '../../values/append';
import { entryOf } from '../../values/entry-of';
import type { Declared } from './declared-dependencies';
import { isBelow, type Tree } from './tree';
import type { Vertex } from './vertex';

/** What comes before an object because it, or a construct around it in its chart, depends on something. */
type Inherited = (index: number) => readonly Vertex[];

/**
 * The edges between objects that follow from dependencies between constructs.
 *
 * Where a construct depends on something in itself, as a chart on its Namespace, that is what all others in it wait for;
 * what is in there waits for none of them. (cdk8s does the same for one object, and finds a cycle where there are more.)
 * Where a construct depends on one that it is in, its objects wait for the others there.
 */
export function objectEdges(tree: Tree, vertices: readonly Vertex[], declared: Declared): Inherited {
  if (declared.size === 0) return () => [];
  const { constructs, indexOf, chartOf } = tree;
  const sameChart = (one: IConstruct, other: IConstruct) => chartOf(one) === chartOf(other);
  const within = memo(vertices, 'objects-within', objectsWithin);
  const inherited = memo(vertices, 'inherited', inheritedBy);
  const waitedForBy = innerTargets(tree, declared);
  return (index) => [inherited(index)];

  /** The construct, if it is an object, and the objects below it that are in the same chart. */
  function objectsWithin({ of, index }: Vertex): readonly Vertex[] {
    const own = vertices[index];
    const children = of.node.children.filter((child) => !Chart.isChart(child));
    return [...(own?.object === true ? [own] : []), ...children.map((child) => within(indexOf(child)))];
  }

  function inheritedBy({ of, index }: Vertex): readonly Vertex[] {
    const own = follow(index, 'all');
    if (waitedForBy.has(index)) return [...aroundTarget(index), ...own];
    const parent = parentInChart(of);
    return parent === undefined ? own : [inherited(indexOf(parent)), ...own];
  }

  /** What a construct that another one around it waits for inherits: nothing of what those wait for in themselves. */
  function aroundTarget(target: number): readonly Vertex[] {
    const waiting = new Set(waitedForBy.get(target));
    const levels: (readonly Vertex[])[] = [];
    let at = parentInChart(constructs[target]);
    for (; at !== undefined; at = parentInChart(at)) {
      const index = indexOf(at);
      levels.unshift(follow(index, waiting.has(index) ? 'outside' : 'all'));
      for (const one of waitedForBy.get(index) ?? []) waiting.add(one);
    }
    return levels.flat();
  }

  /** The objects that a construct's own dependencies name: all of them, or those outside of it. */
  function follow(index: number, which: 'all' | 'outside'): readonly Vertex[] {
    const from = constructs[index];
    if (from === undefined) return [];
    return [...(declared.get(from) ?? [])].flatMap((other) => {
      const to = indexOf(other);
      if (to < 0 || to === index) return [];
      const inside = sameChart(from, other) && isBelow(tree, to, index);
      if (inside && which === 'outside') return [];
      const around = sameChart(from, other) && isBelow(tree, index, to);
      return around ? objectsBeside(to, index) : [within(to)];
    });
  }

  /** The objects in a construct that are not in another one below it. */
  function objectsBeside(around: number, index: number): readonly Vertex[] {
    const of = constructs[around];
    return vertices.slice(around, tree.endOf(around)).filter((one) => {
      const other = one.index === index || isBelow(tree, one.index, index);
      return one.object && !other && of !== undefined && sameChart(one.of, of);
    });
  }
}

function parentInChart(construct: IConstruct | undefined): IConstruct | undefined {
  return construct === undefined || Chart.isChart(construct) ? undefined : construct.node.scope;
}

/** The constructs that others around them, in the same chart, depend on: by which. */
function innerTargets(tree: Tree, declared: Declared): ReadonlyMap<number, readonly number[]> {
  const targets = new Map<number, number[]>();
  for (const [from, others] of declared) {
    const around = tree.indexOf(from);
    for (const other of others) {
      const index = tree.indexOf(other);
      if (!isBelow(tree, index, around) || tree.chartOf(from) !== tree.chartOf(other)) continue;
      entryOf(targets, index, () => []).push(around);
    }
  }
  return targets;
}

/** The vertices of one kind that stand between constructs, each made once. */
function memo(
  vertices: readonly Vertex[],
  is: Vertex['is'],
  before: (vertex: Vertex) => readonly Vertex[],
): (index: number) => Vertex {
  const known = new Map<number, Vertex>();
  return (index) => {
    const there = known.get(index);
    if (there !== undefined) return there;
    const construct = vertices[index];
    if (construct === undefined) throw new RangeError(`no construct at ${index}`);
    const made: Vertex = { of: construct.of, is, object: false, index, before: [] };
    known.set(index, made);
    append(made.before, before(made));
    return made;
  };
}
