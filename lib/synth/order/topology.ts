import { append } from '../../values/append';
import type { DependencyGraph } from './dependency-graph';
import type { Vertex } from './vertex';

/**
 * The vertices of a construct and all below it, each behind what comes before it; otherwise as they were made. That is
 * cdk8s' order: depth first, from those that nothing depends on. What is outside does not count.
 * @throws Error where something comes before itself, with the constructs on the way.
 */
export function topology(graph: DependencyGraph, root: number): readonly Vertex[] {
  const end = graph.tree.endOf(root);
  const inScope = ({ index }: Vertex) => index >= root && index < end;
  const vertices = inKeyOrder(graph.vertices.slice(root, end));
  if (vertices.every(({ before }) => before.length === 0)) return vertices;
  const depended = dependedOn(vertices, inScope);
  const order: Vertex[] = [];
  const state = new Map<Vertex, 'open' | 'done'>();
  for (const vertex of vertices) if (!depended.has(vertex)) visit(vertex, inScope, state, order);
  // What is left is on a cycle, or behind one.
  for (const vertex of vertices) visit(vertex, inScope, state, order);
  return order;
}

/** A vertex on the way, and how many of its predecessors were visited. */
interface Step {
  readonly vertex: Vertex;
  next: number;
}

function visit(
  start: Vertex,
  inScope: (vertex: Vertex) => boolean,
  state: Map<Vertex, 'open' | 'done'>,
  order: Vertex[],
): void {
  if (state.has(start)) return;
  const way: Step[] = [{ vertex: start, next: 0 }];
  state.set(start, 'open');
  for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
    const before = top.vertex.before[top.next++];
    if (before === undefined) {
      state.set(top.vertex, 'done');
      order.push(top.vertex);
      way.pop();
    } else if (inScope(before)) {
      const known = state.get(before);
      if (known === 'open') throw new Error(cycle(way, before));
      if (known === undefined) {
        state.set(before, 'open');
        way.push({ vertex: before, next: 0 });
      }
    }
  }
}

function cycle(way: readonly Step[], met: Vertex): string {
  const from = way.findIndex(({ vertex }) => vertex === met);
  const paths = way.slice(from).flatMap(({ vertex }) => (vertex.is === 'construct' ? [vertex.of.node.path] : []));
  return (
    `Dependency cycle detected: ${[...paths, paths[0]].join(' => ')}: ` +
    'each depends on the next, so none can be applied first; remove one of these dependencies'
  );
}

/** The constructs that something else depends on, directly. */
function dependedOn(vertices: readonly Vertex[], inScope: (vertex: Vertex) => boolean): ReadonlySet<Vertex> {
  const found = new Set<Vertex>();
  const open = vertices.flatMap(({ before }) => before);
  for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop()) {
    if (found.has(vertex) || !inScope(vertex)) continue;
    found.add(vertex);
    if (vertex.is !== 'construct') append(open, vertex.before);
  }
  return found;
}

/** cdk8s keeps constructs by their path in an object, where JavaScript puts whole numbers before other keys. */
export function inKeyOrder<T extends Pick<Vertex, 'of'>>(all: readonly T[]): readonly T[] {
  const numbered = all.filter(({ of: { node } }) => {
    // node.path is computed on each access, and hardly any construct's ID is a number.
    return /^(0|[1-9]\d{0,9})$/.test(node.id) && node.path === node.id && Number(node.id) < 2 ** 32 - 1;
  });
  if (numbered.length === 0) return all;
  const first = new Set(numbered);
  return [
    ...numbered.sort((a, b) => Number(a.of.node.path) - Number(b.of.node.path)),
    ...all.filter((one) => !first.has(one)),
  ];
}
