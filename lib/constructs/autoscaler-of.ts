import { ApiObject, Chart } from 'cdk8s';
import { get } from '../findings/field-path';
import { entryOf } from '../values/entry-of';
import { type AppState, companionOf, type ObjectState, stateOf } from './app-state';
import type { Manifest } from './manifest';
import { objectName, objectNamespace } from './object-name';
import { manifestOf, watch } from './synth';

/** The manifest of the HorizontalPodAutoscaler of a workload, ours or not, in the same chart. */
export function autoscalerOf(object: ApiObject): Manifest | undefined {
  const state = stateOf(object);
  const ours = ownAutoscaler(state.objects.get(object));
  return ours === undefined ? otherAutoscalerOf(object) : manifestOf(watch(state, ours));
}

/** The manifest of one that `autoscale` did not place. */
export function otherAutoscalerOf(object: ApiObject): Manifest | undefined {
  const state = stateOf(object);
  // All of an app are looked up once a synth: each workload that searched its chart would take quadratic time.
  state.otherAutoscalers ??= otherAutoscalers(state);
  const chart = Chart.of(object);
  const namespace = objectNamespace(object);
  return state.otherAutoscalers
    .get(`${object.kind} ${objectName(object)}`)
    ?.filter((one) => Chart.of(one.object) === chart)
    .map(manifestOf)
    .find((one) => (get(one, 'metadata.namespace') ?? namespace) === namespace);
}

function ownAutoscaler(one: ObjectState | undefined): ApiObject | undefined {
  return one === undefined ? undefined : companionOf(one, 'autoscale');
}

/** Ours are left out: they are being rendered when this is asked for. */
function otherAutoscalers(state: AppState): ReadonlyMap<string, readonly ObjectState[]> {
  const ours = new Set([...state.objects.values()].map(ownAutoscaler));
  const byTarget = new Map<string, ObjectState[]>();
  for (const construct of state.root.node.findAll()) {
    if (!ApiObject.isApiObject(construct) || construct.kind !== 'HorizontalPodAutoscaler') continue;
    if (ours.has(construct)) continue;
    const one = watch(state, construct);
    const target = get(manifestOf(one), 'spec.scaleTargetRef');
    entryOf(byTarget, `${get(target, 'kind')} ${get(target, 'name')}`, () => []).push(one);
  }
  return byTarget;
}
