import { type ApiObject, type App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { entryOf } from '../../kubernetes/entry-of';
import { toldDependencies } from './declared-dependencies';
import { type DependencyGraph, dependencyGraph } from './dependency-graph';
import { topology } from './topology';
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
   * Only what `addDependency` was told counts: were a chart behind the charts in it, as its files are, then so would be
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
  const graph = dependencyGraph(app);
  const order = topology(graph, 0);
  const objectsOf = graph.vertices.some(({ before }) => before.length > 0)
    ? objectsInOrder(graph)
    : objectsAsMade(graph);
  return {
    charts: order.flatMap(({ of, is }) => {
      if (is !== 'construct' || !Chart.isChart(of)) return [];
      return [{ chart: of as Chart, objects: objectsOf(of as Chart) }];
    }),
    chartsDepend: graph.chartsDepend,
    // Without charts that depend on others, there is nothing but what was told.
    waves: (after) => wavesOf(graph.chartsDepend ? topology(dependencyGraph(app, toldDependencies), 0) : order, after),
  };
}

type ObjectsOf = (chart: Chart) => readonly ApiObject[];

function objectsInOrder(graph: DependencyGraph): ObjectsOf {
  const { tree } = graph;
  return (chart) =>
    topology(graph, tree.indexOf(chart)).flatMap(({ of, object }) =>
      object && tree.chartOf(of) === chart ? [of as ApiObject] : [],
    );
}

/** The same where nothing depends on anything, in one go for all charts. */
function objectsAsMade({ tree, vertices }: DependencyGraph): ObjectsOf {
  const byChart = new Map<Chart | undefined, ApiObject[]>();
  for (const { of, object, index } of vertices) {
    if (object) entryOf(byChart, tree.charts[index], () => []).push(of as ApiObject);
  }
  return (chart) => byChart.get(chart) ?? [];
}

function wavesOf(
  order: readonly Vertex[],
  after: (object: ApiObject, wave: number) => number,
): (object: ApiObject) => number {
  if (order.every(({ before }) => before.length === 0)) return () => 0;
  const waves = new Map<IConstruct, number>();
  // What others have to wait for, by vertex: of one that is no object, that is what it waits for itself.
  const ends = new Map<Vertex, number>();
  for (const vertex of order) {
    const wave = vertex.before.reduce((highest, before) => Math.max(highest, ends.get(before) ?? 0), 0);
    if (vertex.object) waves.set(vertex.of, wave);
    ends.set(vertex, vertex.object ? after(vertex.of as ApiObject, wave) : wave);
  }
  return (object) => waves.get(object) ?? 0;
}
