import type { Target } from '../target/target';
import type { Draft } from './draft';
import { setHorizontalPodAutoscalerDefaults } from './horizontal-pod-autoscaler';
import { setCronJobDefaults, setJobDefaults } from './jobs';
import { setNetworkPolicyDefaults } from './network-policy';
import { setPersistentVolumeClaimDefaults } from './persistent-volume-claim';
import { setPodDefaults } from './pod';
import { setPodDisruptionBudgetDefaults } from './pod-disruption-budget';
import { setSecretDefaults } from './secret';
import { setServiceDefaults } from './service';
import { setV1HorizontalPodAutoscalerDefaults } from './v1-horizontal-pod-autoscaler';
import {
  setDaemonSetDefaults,
  setDeploymentDefaults,
  setPodTemplateDefaults,
  setReplicaSetDefaults,
  setReplicationControllerDefaults,
  setStatefulSetDefaults,
} from './workloads';

/**
 * Fills a decoded object as the target's API server does before it validates: the release's defaulting, the values that
 * its conversion and its strategies set on create, and what the ServiceAccount admission gives every Pod. The object is
 * changed in place, for speed: hand in the decoded copy, never what the user wrote.
 *
 * Rules can rely on: `metadata` and `spec` are there (and the template and its `spec`, but a ReplicationController's);
 * policies, strategies, counts and probe numbers are set; ports have a protocol; a volume has a source; a Pod's requests
 * are copied from its limits, its `hostPort`s from its ports where it uses the host's network, its `serviceAccountName`
 * is set, its `matchLabelKeys` are merged into their selectors and its AppArmor annotations copied into its containers;
 * amounts finer than 0.001 are rounded up; a Job has its generated selector and labels. The name made of `generateName`
 * is not filled in: `givenName` tells it.
 *
 * Left out is what no rule can notice: termination message paths, scheduler names, file modes of volumes, empty security
 * contexts and everything below `status`. A Secret keeps its `stringData` apart from its `data`.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/v1/defaults.go
 */
export function setDefaults(object: Record<string, unknown>, target: Target): void {
  const set = setters.get(`${object.apiVersion} ${object.kind}`);
  if (set === undefined) return;
  object.metadata ??= {};
  set(object, target);
}

type Setter = (object: Record<string, unknown>, target: Target) => void;

/** A decoded object has only its kind's fields, with values of their types: that is what decoding is for. */
function setterOf<Kind>(set: (object: Draft<Kind>, target: Target) => void): Setter {
  return (object, target) => set(object as Draft<Kind>, target);
}

const setters: ReadonlyMap<string, Setter> = new Map([
  ['v1 Pod', setterOf(setPodDefaults)],
  ['v1 PodTemplate', setterOf(setPodTemplateDefaults)],
  ['v1 ReplicationController', setterOf(setReplicationControllerDefaults)],
  ['v1 Service', setterOf(setServiceDefaults)],
  ['v1 ConfigMap', nothing],
  ['v1 Secret', setterOf(setSecretDefaults)],
  ['v1 ServiceAccount', nothing],
  ['v1 PersistentVolumeClaim', setterOf(setPersistentVolumeClaimDefaults)],
  ['apps/v1 Deployment', setterOf(setDeploymentDefaults)],
  ['apps/v1 ReplicaSet', setterOf(setReplicaSetDefaults)],
  ['apps/v1 StatefulSet', setterOf(setStatefulSetDefaults)],
  ['apps/v1 DaemonSet', setterOf(setDaemonSetDefaults)],
  ['batch/v1 Job', setterOf(setJobDefaults)],
  ['batch/v1 CronJob', setterOf(setCronJobDefaults)],
  ['policy/v1 PodDisruptionBudget', setterOf(setPodDisruptionBudgetDefaults)],
  ['autoscaling/v1 HorizontalPodAutoscaler', setterOf(setV1HorizontalPodAutoscalerDefaults)],
  ['autoscaling/v2 HorizontalPodAutoscaler', setterOf(setHorizontalPodAutoscalerDefaults)],
  ['networking.k8s.io/v1 NetworkPolicy', setterOf(setNetworkPolicyDefaults)],
]);

function nothing(): void {}
