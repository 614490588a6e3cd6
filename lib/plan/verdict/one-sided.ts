import { knownKind } from '../../kubernetes/kinds';
import { own } from '../../values/own';
import type { PlanTarget } from '../options';
import { isNameGenerated } from '../pairs';
import type { Entries } from '../stored/stored';
import { invalidManifest } from './invalid-manifest';
import type { Judgement } from './judgement';
import { replicasOf } from './scale';

/** An object that is created. */
export function created(manifest: Entries, target: PlanTarget): Judgement {
  const isKnown = knownKind(manifest.apiVersion, manifest.kind) !== undefined;
  const invalid = isKnown ? invalidManifest({ manifest }, target) : undefined;
  const summary = isNameGenerated(manifest)
    ? 'another one each time, as its name is generated; kubectl apply refuses it, use kubectl create'
    : '';
  return invalid ?? { verdict: 'create', restarts: false, summary, isKnown };
}

/** An object that is deleted. */
export function deleted(before: Entries): Judgement {
  const known = knownKind(before.apiVersion, before.kind);
  const summary = lost[known?.id ?? `${before.apiVersion} ${before.kind}`]?.(before) ?? '';
  return { verdict: 'delete', restarts: false, summary, isKnown: known !== undefined };
}

const podsStop = (object: Entries) => {
  const replicas = replicasOf(object);
  return replicas === undefined ? 'its Pods stop' : replicas === 1 ? 'its Pod stops' : `its ${replicas} Pods stop`;
};

/** What goes with an object of a kind. */
const lost: Readonly<Record<string, (object: Entries) => string>> = {
  'v1 Pod': () => 'it stops',
  'apps/v1 Deployment': podsStop,
  'apps/v1 ReplicaSet': podsStop,
  'v1 ReplicationController': podsStop,
  'apps/v1 DaemonSet': podsStop,
  'apps/v1 StatefulSet': (object) => `${podsStop(object)}${claimsText(object)}`,
  'batch/v1 Job': () => 'its Pods stop, and their logs are lost',
  'batch/v1 CronJob': () => 'its Jobs and their Pods are deleted, too',
  'v1 Service': () => 'nothing reaches its Pods by its name',
  'v1 PersistentVolumeClaim': () => 'its volume is lost where the reclaim policy is Delete',
  'apiextensions.k8s.io/v1 CustomResourceDefinition': () => 'all objects of its kind are deleted with it',
  'v1 Namespace': () => 'everything in it is deleted',
  'networking.k8s.io/v1 NetworkPolicy': () =>
    'what it allows is allowed by other policies only; without any, everything is',
};

function claimsText(object: Entries): string {
  const spec = own(object, 'spec');
  const claims = own(spec, 'volumeClaimTemplates');
  if (!Array.isArray(claims) || claims.length === 0) return '';
  const isDeleted = own(own(spec, 'persistentVolumeClaimRetentionPolicy'), 'whenDeleted') === 'Delete';
  return isDeleted ? '; its claims are deleted, with their data' : '; its claims stay';
}
