import { ApiObject, type App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { entryOf } from '../../values/entry-of';
import { declaredDependencies, explicitDependencies } from './declared-dependencies';
import { dependencyGraph } from './dependency-graph';
import { inKeyOrder, topology } from './topology';
import { type Tree, treeOf } from './tree';
import type { Vertex } from './vertex';

/** A chart and the objects that are in it, but in no chart within it. */
export interface OrderedChart {
  readonly chart: Chart;
  readonly objects: readonly ApiObject[];
}

/** The charts and objects of an app in the order in which they have to be applied: cdk8s' own, found in linear time. */
export interface Order {
  readonly charts: readonly OrderedChart[];
  /** Whether a chart depends on another one; cdk8s then numbers the files. */
  readonly chartsDepend: boolean;
  /**
   * The wave of each object: 0 where it depends on no other, else the highest of the waves after those it depends on.
   * Only dependencies of `addDependency` count: were a chart behind the charts in it, as its files are, then so would be
   * the Namespace in it that those need; were it behind all that one object in it needs, then so would be the others.
   * @param after The first wave after an object, given the object's own.
   */
  readonly waves: (after: (object: ApiObject, wave: number) => number) => (object: ApiObject) => number;
}

/**
 * The order of an app.
 * @throws Error where dependencies make a cycle, with the constructs on it; where one starts or ends outside of all charts.
 */
export function orderOf(app: App): Order {
  const tree = treeOf(app);
  const declared = declaredDependencies(tree);
  if (declared.size === 0) return orderAsMade(tree);
  const graph = dependencyGraph(tree, declared);
  const order = topology(graph, 0);
  const charts = order.flatMap(({ of, is }) => (is === 'construct' && Chart.isChart(of) ? [of as Chart] : []));
  return {
    charts: charts.map((chart) => ({
      chart,
      objects: topology(graph, tree.indexOf(chart)).flatMap(({ of, object }) =>
        object && tree.chartOf(of) === chart ? [of as ApiObject] : [],
      ),
    })),
    chartsDepend: graph.chartsDepend,
    waves: (after) => {
      // Without charts that depend on others, only declared dependencies count.
      const inOrder = graph.chartsDepend ? topology(dependencyGraph(tree, explicitDependencies(tree)), 0) : order;
      return wavesOf(inOrder, after);
    },
  };
}

/** The same where nothing depends on anything, in one go for all charts. */
function orderAsMade({ constructs, charts }: Tree): Order {
  const objects = new Map<Chart | undefined, ApiObject[]>();
  const found: { readonly of: Chart }[] = [];
  for (const [at, of] of constructs.entries()) {
    const chart = charts[at];
    if (chart === of) found.push({ of: chart });
    else if (ApiObject.isApiObject(of)) entryOf(objects, chart, () => []).push(of);
  }
  return {
    charts: inKeyOrder(found).map(({ of: chart }) => ({ chart, objects: objects.get(chart) ?? [] })),
    chartsDepend: false,
    waves: () => () => 0,
  };
}

function wavesOf(
  order: readonly Vertex[],
  after: (object: ApiObject, wave: number) => number,
): (object: ApiObject) => number {
  if (order.every(({ before }) => before.length === 0)) return () => 0;
  const waves = new Map<IConstruct, number>();
  // What dependents wait for, by vertex: for a vertex without an object, its own dependencies.
  const ends = new Map<Vertex, number>();
  for (const vertex of order) {
    const wave = vertex.before.reduce((highest, before) => Math.max(highest, ends.get(before) ?? 0), 0);
    if (vertex.object) waves.set(vertex.of, wave);
    ends.set(vertex, vertex.object ? after(vertex.of as ApiObject, wave) : wave);
  }
  return (object) => waves.get(object) ?? 0;
}
