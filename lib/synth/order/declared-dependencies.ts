import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { entryOf } from '../../values/entry-of';
import type { Tree } from './tree';

/** What each construct that depends on something depends on, in order. */
export type Declared = ReadonlyMap<IConstruct, ReadonlySet<IConstruct>>;

/** The dependencies that `addDependency` declared in an app. */
export function explicitDependencies({ constructs }: Tree): Declared {
  const depending = constructs.filter(({ node }) => node.dependencies.length > 0);
  return new Map(depending.map((construct) => [construct, new Set(construct.node.dependencies)]));
}

/**
 * The dependencies that `addDependency` declared in an app, and those that cdk8s derives for charts: one depends on the charts in it, and on
 * those that anything in it depends on.
 */
export function declaredDependencies(tree: Tree): Declared {
  const { constructs, chartOf } = tree;
  const declared = new Map([...explicitDependencies(tree)].map(([from, others]) => [from, new Set(others)]));
  const add = (from: IConstruct, to: IConstruct) => entryOf(declared, from, () => new Set()).add(to);
  for (const construct of constructs.filter((one) => Chart.isChart(one))) {
    for (const child of construct.node.children) if (Chart.isChart(child)) add(construct, child);
  }
  if (declared.size === 0) return declared;
  const known = constructs.flatMap((from) => [...(declared.get(from) ?? [])].map((to) => [from, to] as const));
  for (const [from, to] of known) {
    const [source, target] = [chartOf(from), chartOf(to)];
    if (source !== target) add(source, target);
  }
  return declared;
}
