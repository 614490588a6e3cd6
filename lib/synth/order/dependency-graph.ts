import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { type Declared, declaredDependencies } from './declared-dependencies';
import { objectEdges } from './object-edges';
import type { Tree } from './tree';
import { treeOf } from './tree';
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
 * The graph of an app, by all that its order follows from, or by less.
 * @throws Error where a dependency starts or ends outside of all charts, as cdk8s does.
 */
export function dependencyGraph(
  root: IConstruct,
  dependencies: (tree: Tree) => Declared = declaredDependencies,
): DependencyGraph {
  const tree = treeOf(root);
  const vertices = tree.constructs.map((of, index): Vertex => {
    return { of, is: 'construct', object: ApiObject.isApiObject(of), index, before: [] };
  });
  const declared = dependencies(tree);
  if (declared.size === 0) return { tree, vertices, chartsDepend: false };
  const inherited = objectEdges(tree, vertices, declared);
  for (const { of, object, index, before } of vertices) {
    for (const other of declared.get(of) ?? []) {
      const vertex = vertices[tree.indexOf(other)];
      if (vertex !== undefined) before.push(vertex);
    }
    if (object) before.push(...inherited(index));
  }
  const chartsDepend = tree.constructs.some(
    (one) => Chart.isChart(one) && [...(declared.get(one) ?? [])].some((other) => tree.chartOf(other) !== one),
  );
  return { tree, vertices, chartsDepend };
}
