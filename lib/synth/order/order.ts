import { type ApiObject, type App, Chart } from 'cdk8s';
import { dependencyGraph } from './dependency-graph';
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
  /** 0 for an object that depends on no other, else one more than the highest of those it depends on. */
  readonly waveOf: (object: ApiObject) => number;
}

/**
 * The order of an app.
 * @throws Error where dependencies make a cycle, with the constructs on it; where one starts or ends outside of all charts.
 */
export function orderOf(app: App): Order {
  const graph = dependencyGraph(app);
  const order = topology(graph, 0);
  const charts = order.flatMap(({ of, is }) => (is === 'construct' && Chart.isChart(of) ? [of as Chart] : []));
  const waves = wavesOf(order);
  return {
    charts: charts.map((chart) => ({
      chart,
      objects: topology(graph, graph.tree.indexOf(chart)).flatMap(({ of, object }) =>
        object && graph.tree.chartOf(of) === chart ? [of as ApiObject] : [],
      ),
    })),
    chartsDepend: graph.chartsDepend,
    waveOf: (object) => waves.get(graph.vertices[graph.tree.indexOf(object)] as Vertex) ?? 0,
  };
}

function wavesOf(order: readonly Vertex[]): ReadonlyMap<Vertex, number> {
  const waves = new Map<Vertex, number>();
  for (const vertex of order) {
    let wave = 0;
    for (const before of vertex.before) wave = Math.max(wave, (waves.get(before) ?? 0) + (before.object ? 1 : 0));
    waves.set(vertex, wave);
  }
  return waves;
}
