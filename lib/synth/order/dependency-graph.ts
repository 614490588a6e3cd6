import { ApiObject, Chart } from 'cdk8s';
import { append } from '../../values/append';
import type { Declared } from './declared-dependencies';
import { objectEdges } from './object-edges';
import type { Tree } from './tree';
import type { Vertex } from './vertex';

/** The dependencies of an app. */
export interface DependencyGraph {
  readonly tree: Tree;
  /** One for each construct, parents first: the row of the tree. */
  readonly vertices: readonly Vertex[];
  /** Whether a chart depends on another one, as every chart does on those within it: cdk8s then numbers the files. */
  readonly chartsDepend: boolean;
}

/**
 * The graph of what depends on what in an app.
 * @throws Error where a dependency starts or ends outside of all charts, as cdk8s does.
 */
export function dependencyGraph(tree: Tree, declared: Declared): DependencyGraph {
  const vertices = tree.constructs.map((of, index): Vertex => {
    return { of, is: 'construct', object: ApiObject.isApiObject(of), index, before: [] };
  });
  const inherited = objectEdges(tree, vertices, declared);
  for (const { of, object, index, before } of vertices) {
    for (const other of declared.get(of) ?? []) {
      const vertex = vertices[tree.indexOf(other)];
      if (vertex !== undefined) before.push(vertex);
    }
    if (object) append(before, inherited(index));
  }
  const chartsDepend = tree.constructs.some(
    (one) => Chart.isChart(one) && [...(declared.get(one) ?? [])].some((other) => tree.chartOf(other) !== one),
  );
  return { tree, vertices, chartsDepend };
}
