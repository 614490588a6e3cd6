import { ApiObject, Chart } from 'cdk8s';
import { get } from '../findings/field-path';
import type { LabelSelector } from '../kubernetes/generated/types';
import { podTemplateOf } from '../kubernetes/pod-template';
import { entryOf } from '../values/entry-of';
import { selectorMatches } from '../verify/api/metadata/selector-matches';
import { type AppState, companionOf, type ObjectState, stateOf } from './app-state';
import type { ReadableObject } from './composition';
import type { Manifest } from './manifest';
import { objectNamespace } from './object-name';
import { manifestOf, watch } from './synth';

/** The manifest of a PodDisruptionBudget for the Pods of a workload, in the same chart, that `limitDisruption` did not place. */
export function otherBudgetOf({ object, manifest }: ReadableObject): Manifest | undefined {
  const state = stateOf(object);
  // As of this synth: each workload that searched its chart would take quadratic time.
  state.otherBudgets ??= otherBudgets(state);
  const chart = Chart.of(object);
  const namespace = objectNamespace(object);
  const labels = podTemplateOf(manifest())?.template.metadata?.labels ?? {};
  const candidates = [...Object.entries(labels).map(labelKey), anyLabels].flatMap(
    (key) => state.otherBudgets?.get(key) ?? [],
  );
  return candidates
    .filter((one) => Chart.of(one.object) === chart)
    .map(manifestOf)
    .filter((one) => (get(one, 'metadata.namespace') ?? namespace) === namespace)
    .find((one) => selectorMatches(selectorOf(one), labels));
}

/** Those that select by no single label. */
const anyLabels = '';

function labelKey([name, value]: readonly [string, unknown]): string {
  return `${name}=${value}`;
}

/** By the first label that they select; ours are left out: they are being rendered when this is asked for. */
function otherBudgets(state: AppState): ReadonlyMap<string, readonly ObjectState[]> {
  const ours = new Set([...state.objects.values()].map((one) => companionOf(one, 'limitDisruption')));
  const byLabel = new Map<string, ObjectState[]>();
  for (const construct of state.root.node.findAll()) {
    if (!ApiObject.isApiObject(construct) || construct.kind !== 'PodDisruptionBudget') continue;
    if (ours.has(construct)) continue;
    const one = watch(state, construct);
    const [label] = Object.entries(selectorOf(manifestOf(one))?.matchLabels ?? {});
    entryOf(byLabel, label === undefined ? anyLabels : labelKey(label), () => []).push(one);
  }
  return byLabel;
}

/** The selector of a budget, whose shape is verified with it. */
function selectorOf(budget: Manifest): LabelSelector | undefined {
  return get(budget, 'spec.selector') as LabelSelector | undefined;
}
