import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Tree } from './tree';

/** What each construct that depends on something depends on, in order. */
export type Declared = ReadonlyMap<IConstruct, ReadonlySet<IConstruct>>;

/**
 * What `addDependency` was told in an app, and what follows from it for charts: one depends on the charts in it, and on
 * those that anything in it depends on.
 */
export function declaredDependencies({ constructs, chartOf }: Tree): Declared {
  const declared = new Map<IConstruct, Set<IConstruct>>();
  const add = (from: IConstruct, to: IConstruct) => {
    const known = declared.get(from);
    if (known === undefined) declared.set(from, new Set([to]));
    else known.add(to);
  };
  for (const construct of constructs) {
    for (const other of construct.node.dependencies) add(construct, other);
    if (!Chart.isChart(construct)) continue;
    for (const child of construct.node.children) if (Chart.isChart(child)) add(construct, child);
  }
  const told = constructs.flatMap((from) => [...(declared.get(from) ?? [])].map((to) => [from, to] as const));
  for (const [from, to] of told) {
    const [source, target] = [chartOf(from), chartOf(to)];
    if (source !== target) add(source, target);
  }
  return declared;
}
