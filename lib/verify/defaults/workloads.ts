import type {
  DaemonSet,
  Deployment,
  PodTemplate,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from '../../kubernetes/generated/types';
import type { Target } from '../target/target';
import { type Draft, isBlank } from './draft';
import { setClaimSpecDefaults } from './persistent-volume-claim';
import { setTemplateDefaults } from './pod-spec';

/** A quarter of the Pods may be down, and a quarter more may run, while a Deployment is rolled out. */
const quarter = '25%';

/** Fills the template of a PodTemplate. */
export function setPodTemplateDefaults(object: Draft<PodTemplate>, target: Target): void {
  object.template = setTemplateDefaults(object.template, target);
}

/** Fills a Deployment. */
export function setDeploymentDefaults(object: Draft<Deployment>, target: Target): void {
  const spec = object.spec ?? {};
  object.spec = spec;
  const strategy = spec.strategy ?? {};
  spec.strategy = strategy;
  spec.replicas ??= 1;
  if (isBlank(strategy.type)) strategy.type = 'RollingUpdate';
  if (strategy.type === 'RollingUpdate') {
    strategy.rollingUpdate ??= {};
    strategy.rollingUpdate.maxUnavailable ??= quarter;
    strategy.rollingUpdate.maxSurge ??= quarter;
  }
  spec.revisionHistoryLimit ??= 10;
  spec.progressDeadlineSeconds ??= 600;
  spec.template = setTemplateDefaults(spec.template, target);
}

/** Fills a ReplicaSet. */
export function setReplicaSetDefaults(object: Draft<ReplicaSet>, target: Target): void {
  const spec = object.spec ?? {};
  object.spec = spec;
  spec.replicas ??= 1;
  spec.template = setTemplateDefaults(spec.template, target);
}

/** Fills a ReplicationController: its template's labels are its selector and its own labels. */
export function setReplicationControllerDefaults(object: Draft<ReplicationController>, target: Target): void {
  const spec = object.spec ?? {};
  object.spec = spec;
  spec.replicas ??= 1;
  if (spec.template === undefined) return;
  const labels = spec.template.metadata?.labels;
  if (labels !== undefined) {
    if (isEmpty(spec.selector)) spec.selector = labels;
    object.metadata ??= {};
    if (isEmpty(object.metadata.labels)) object.metadata.labels = labels;
  }
  spec.template = setTemplateDefaults(spec.template, target);
}

/** Fills a DaemonSet. */
export function setDaemonSetDefaults(object: Draft<DaemonSet>, target: Target): void {
  const spec = object.spec ?? {};
  object.spec = spec;
  const strategy = spec.updateStrategy ?? {};
  spec.updateStrategy = strategy;
  if (isBlank(strategy.type)) strategy.type = 'RollingUpdate';
  if (strategy.type === 'RollingUpdate') {
    strategy.rollingUpdate ??= {};
    strategy.rollingUpdate.maxUnavailable ??= 1;
    strategy.rollingUpdate.maxSurge ??= 0;
  }
  spec.revisionHistoryLimit ??= 10;
  spec.template = setTemplateDefaults(spec.template, target);
}

/** Fills a StatefulSet and its claim templates. */
export function setStatefulSetDefaults(object: Draft<StatefulSet>, target: Target): void {
  const spec = object.spec ?? {};
  object.spec = spec;
  if (isBlank(spec.podManagementPolicy)) spec.podManagementPolicy = 'OrderedReady';
  setUpdateStrategy(spec, target);
  if (target.gate('StatefulSetAutoDeletePVC') || target.since('1.35')) {
    const retention = spec.persistentVolumeClaimRetentionPolicy ?? {};
    spec.persistentVolumeClaimRetentionPolicy = retention;
    if (isBlank(retention.whenDeleted)) retention.whenDeleted = 'Retain';
    if (isBlank(retention.whenScaled)) retention.whenScaled = 'Retain';
  }
  spec.replicas ??= 1;
  spec.revisionHistoryLimit ??= 10;
  spec.template = setTemplateDefaults(spec.template, target);
  for (const claim of spec.volumeClaimTemplates ?? []) claim.spec = setClaimSpecDefaults(claim.spec);
}

/** `rollingUpdate` is made only where not even the strategy's type is written. */
function setUpdateStrategy(spec: NonNullable<Draft<StatefulSet>['spec']>, target: Target): void {
  const strategy = spec.updateStrategy ?? {};
  spec.updateStrategy = strategy;
  if (isBlank(strategy.type)) {
    strategy.type = 'RollingUpdate';
    strategy.rollingUpdate ??= {};
  }
  if (strategy.type !== 'RollingUpdate' || strategy.rollingUpdate === undefined) return;
  strategy.rollingUpdate.partition ??= 0;
  if (target.gate('MaxUnavailableStatefulSet')) strategy.rollingUpdate.maxUnavailable ??= 1;
}

function isEmpty(map: Readonly<Record<string, string>> | undefined): boolean {
  return map === undefined || Object.keys(map).length === 0;
}
