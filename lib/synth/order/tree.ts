import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** The constructs of an app in one row, parents first: a construct and all below it are neighbours. */
export interface Tree {
  readonly constructs: readonly IConstruct[];
  /** The chart that each of them is, or is in; `undefined` outside of all charts. */
  readonly charts: readonly (Chart | undefined)[];
  /** The place of a construct in the row; -1 for one of another app. */
  readonly indexOf: (construct: IConstruct) => number;
  /** The place behind the last construct below the one at a place. */
  readonly endOf: (index: number) => number;
  /**
   * The chart that a construct is, or is in.
   * @throws Error if none exists, like cdk8s.
   */
  readonly chartOf: (construct: IConstruct) => Chart;
}

/** The tree below a root. */
export function treeOf(root: IConstruct): Tree {
  const constructs: IConstruct[] = [];
  const ends: number[] = [];
  const charts: (Chart | undefined)[] = [];

  function visit(construct: IConstruct, around: Chart | undefined): void {
    const index = constructs.length;
    const chart = Chart.isChart(construct) ? (construct as Chart) : around;
    constructs.push(construct);
    charts.push(chart);
    ends.push(index);
    for (const child of construct.node.children) visit(child, chart);
    ends[index] = constructs.length;
  }

  visit(root, undefined);
  let places: ReadonlyMap<IConstruct, number> | undefined;
  const indexOf = (construct: IConstruct) => {
    // Most apps have no dependencies, so this is rarely needed.
    places ??= new Map(constructs.map((one, index) => [one, index]));
    return places.get(construct) ?? -1;
  };
  return {
    constructs,
    charts,
    indexOf,
    endOf: (index) => ends[index] ?? index + 1,
    chartOf: (construct) => charts[indexOf(construct)] ?? Chart.of(construct),
  };
}

/** Whether a construct is below another one. */
export function isBelow({ endOf }: Tree, index: number, ancestor: number): boolean {
  return index > ancestor && index < endOf(ancestor);
}
