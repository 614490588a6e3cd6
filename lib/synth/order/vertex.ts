import type { IConstruct } from 'constructs';

/**
 * What has to come before what in an app, as edges between vertices.
 *
 * cdk8s makes of `a.addDependency(b)` an edge from each object in `a` to each object in `b`. Here two kinds of vertices
 * stand in between, so that the graph is as large as the app and what was declared in it, and not as their product: one
 * for the objects within a construct, and one for what an object inherits from the constructs around it.
 */
export interface Vertex {
  /** The construct that it is, whose objects it stands for, or by which it is inherited. */
  readonly of: IConstruct;
  readonly is: 'construct' | 'objects-within' | 'inherited';
  readonly object: boolean;
  /** The place of its construct in the tree. */
  readonly index: number;
  /** What comes before it, in cdk8s' order. */
  readonly before: Vertex[];
}
