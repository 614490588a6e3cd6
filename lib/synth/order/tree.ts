import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** The constructs of an app in one row, parents first: a construct and all below it are neighbours. */
export interface Tree {
  readonly constructs: readonly IConstruct[];
  /** The place of a construct in the row; -1 for one of another app. */
  readonly indexOf: (construct: IConstruct) => number;
  /** The place behind the last construct below the one at a place. */
  readonly endOf: (index: number) => number;
  /**
   * The chart that a construct is, or is in.
   * @throws Error where there is none, as cdk8s does.
   */
  readonly chartOf: (construct: IConstruct) => Chart;
}

/** The tree below a root. */
export function treeOf(root: IConstruct): Tree {
  const constructs = root.node.findAll();
  const places = new Map(constructs.map((construct, index) => [construct, index]));
  const parents = constructs.map(({ node }) => (node.scope === undefined ? -1 : (places.get(node.scope) ?? -1)));
  const charts: (Chart | undefined)[] = [];
  for (const [index, construct] of constructs.entries()) {
    charts.push(Chart.isChart(construct) ? (construct as Chart) : charts[parents[index] ?? -1]);
  }
  const ends = endsOf(parents);
  const indexOf = (construct: IConstruct) => places.get(construct) ?? -1;
  return {
    constructs,
    indexOf,
    endOf: (index) => ends[index] ?? index + 1,
    chartOf: (construct) => charts[indexOf(construct)] ?? Chart.of(construct),
  };
}

/** Whether a construct is below another one. */
export function isBelow({ endOf }: Tree, index: number, ancestor: number): boolean {
  return index > ancestor && index < endOf(ancestor);
}

function endsOf(parents: readonly number[]): readonly number[] {
  const ends = parents.map((_, index) => index + 1);
  for (let index = parents.length - 1; index > 0; index--) {
    const parent = parents[index] ?? 0;
    ends[parent] = Math.max(ends[parent] ?? 0, ends[index] ?? 0);
  }
  return ends;
}
