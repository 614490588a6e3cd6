import { entryOf } from '../values/entry-of';
import { once } from '../values/once';
import type { Target } from '../verify/target/target';
import { allowedEvictions } from './allowed-evictions';
import { type Facts, keyOf } from './facts';
import type { ObjectName } from './object-name';
import type { PlanTarget } from './options';

/** A disruption budget of a workload, and how many of its Pods it lets be evicted, if that is known. */
export interface Budget {
  readonly name: string;
  readonly allowed: number | undefined;
}

/** What a workload shares its namespace with, as far as its Pods are concerned. */
export interface Surroundings {
  readonly target: Target;
  readonly isAutoscaled: (workload: ObjectName) => boolean;
  /** How many Pods the autoscaler of a workload runs, in words. */
  readonly autoscaledText: (workload: ObjectName) => string | undefined;
  readonly budgetsOf: (workload: ObjectName) => readonly Budget[];
}

/** The surroundings of the workloads of a set of objects. */
export function surroundingsIn(facts: Facts, { target, namespace: ofNone }: PlanTarget): Surroundings {
  const autoscalerOf = (name: ObjectName) => facts.autoscalerOf(name, name.namespace ?? ofNone);
  const budgets = once(() => budgetsByWorkload(facts));
  return {
    target,
    isAutoscaled: (name) => autoscalerOf(name) !== undefined,
    autoscaledText: (name) => {
      const spec = autoscalerOf(name)?.object.spec;
      return spec === undefined ? undefined : `${spec.minReplicas ?? 1} to ${spec.maxReplicas} Pods`;
    },
    budgetsOf: (name) => budgets().get(keyOf(name, name.namespace ?? ofNone)) ?? [],
  };
}

function budgetsByWorkload(facts: Facts): ReadonlyMap<string, readonly Budget[]> {
  const found = new Map<string, Budget[]>();
  for (const one of facts.budgets) {
    const budget = { name: one.name.name, allowed: allowedEvictions(facts, one) };
    for (const { name, namespace } of facts.selected(one.object.spec?.selector, one.namespace)) {
      entryOf(found, keyOf(name, namespace), () => []).push(budget);
    }
  }
  return found;
}
