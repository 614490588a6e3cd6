import type { ManifestByKind } from '../../kubernetes/generated/kinds';
import { type GroupVersionKind, knownKind } from '../../kubernetes/kinds';
import type { KubernetesVersion } from '../../kubernetes/version';
import { validateConfigMap } from '../api/config/config-map';
import { validateNamespace } from '../api/config/namespace';
import { validateSecret } from '../api/config/secret';
import { validateServiceAccount } from '../api/config/service-account';
import { isLabel, isSubdomain } from '../api/formats/name-format';
import { isPathSegment } from '../api/formats/path-segment';
import { validatePod } from '../api/pod/pod';
import { validateHorizontalPodAutoscaler } from '../api/policies/horizontal-pod-autoscaler';
import { validateNetworkPolicy } from '../api/policies/network-policy';
import { validatePodDisruptionBudget } from '../api/policies/pod-disruption-budget';
import { validateV1HorizontalPodAutoscaler } from '../api/policies/v1-horizontal-pod-autoscaler';
import { nameRuleOfServices, validateService } from '../api/services/service';
import { validatePersistentVolumeClaim } from '../api/volumes/persistent-volume-claim';
import { validateCronJob } from '../api/workloads/cron-job';
import { validateDaemonSet } from '../api/workloads/daemon-set';
import { validateDeployment } from '../api/workloads/deployment';
import { validateJob } from '../api/workloads/job';
import { validatePodTemplateObject } from '../api/workloads/pod-template';
import { validateReplicaSet } from '../api/workloads/replica-set';
import { validateReplicationController } from '../api/workloads/replication-controller';
import { validateStatefulSet } from '../api/workloads/stateful-set';
import { setHorizontalPodAutoscalerDefaults } from '../defaults/horizontal-pod-autoscaler';
import { completeNewJob, setCronJobDefaults, setJobDefaults } from '../defaults/jobs';
import { setNetworkPolicyDefaults } from '../defaults/network-policy';
import {
  completeClaimUpdate,
  completeNewClaim,
  completeOldClaim,
  setPersistentVolumeClaimDefaults,
} from '../defaults/persistent-volume-claim';
import { completeNewPod, completePodUpdate, setPodDefaults } from '../defaults/pod';
import { setPodDisruptionBudgetDefaults } from '../defaults/pod-disruption-budget';
import { setSecretDefaults } from '../defaults/secret';
import { completeNewService, setServiceDefaults } from '../defaults/service';
import { setV1HorizontalPodAutoscalerDefaults } from '../defaults/v1-horizontal-pod-autoscaler';
import {
  setDaemonSetDefaults,
  setDeploymentDefaults,
  setPodTemplateDefaults,
  setReplicaSetDefaults,
  setReplicationControllerDefaults,
  setStatefulSetDefaults,
} from '../defaults/workloads';
import type { Target } from '../target/target';
import { validateConfigMapUpdate, validateSecretUpdate } from '../update/config/immutable-data';
import { addFinalizer, keepFinalizers } from '../update/config/namespace-finalizers';
import { validatePodUpdate } from '../update/pod/pod';
import { allocateService, allocateServiceUpdate } from '../update/services/allocate';
import { validateServiceUpdate } from '../update/services/service';
import { validatePersistentVolumeClaimUpdate } from '../update/volumes/persistent-volume-claim';
import { validateJobUpdate } from '../update/workloads/job';
import { validateReplicationControllerUpdate } from '../update/workloads/replication-controller';
import { validateSelectorUpdate } from '../update/workloads/selector';
import { validateStatefulSetUpdate } from '../update/workloads/stateful-set';
import type { KindRules } from './kind-rules';

const label = () => isLabel;
const subdomain = () => isSubdomain;
const pathSegment = () => isPathSegment;

const always = () => true;
const before = (release: KubernetesVersion) => (target: Target) => !target.since(release);

/** For kinds whose defaults no rule can notice. */
const noDefaults = () => {};

/** For kinds of which an update may change everything but metadata that stays. */
const anyUpdate = () => {};

/** One row for each kind of `generate/kinds.ts`: a missing row does not compile, nor does one with the code of another kind. */
const rules: { readonly [Kind in GroupVersionKind]: KindRules<ManifestByKind[Kind]> } = {
  'v1 Pod': {
    validate: validatePod,
    validateUpdate: validatePodUpdate,
    setDefaults: setPodDefaults,
    completeNew: completeNewPod,
    completeUpdate: completePodUpdate,
    nameRule: subdomain,
    nameRuleOnUpdate: always,
  },
  'apps/v1 Deployment': {
    validate: validateDeployment,
    validateUpdate: validateSelectorUpdate,
    setDefaults: setDeploymentDefaults,
    nameRule: subdomain,
  },
  'apps/v1 StatefulSet': {
    validate: validateStatefulSet,
    validateUpdate: validateStatefulSetUpdate,
    setDefaults: setStatefulSetDefaults,
    nameRule: label,
  },
  'apps/v1 DaemonSet': {
    validate: validateDaemonSet,
    validateUpdate: validateSelectorUpdate,
    setDefaults: setDaemonSetDefaults,
    nameRule: subdomain,
    nameRuleOnUpdate: before('1.34'),
  },
  'apps/v1 ReplicaSet': {
    validate: validateReplicaSet,
    validateUpdate: validateSelectorUpdate,
    setDefaults: setReplicaSetDefaults,
    nameRule: subdomain,
    nameRuleOnUpdate: before('1.34'),
  },
  'v1 ReplicationController': {
    validate: validateReplicationController,
    validateUpdate: validateReplicationControllerUpdate,
    setDefaults: setReplicationControllerDefaults,
    nameRule: subdomain,
    nameRuleOnUpdate: before('1.35'),
  },
  'batch/v1 Job': {
    validate: validateJob,
    validateUpdate: validateJobUpdate,
    setDefaults: setJobDefaults,
    completeNew: completeNewJob,
    nameRule: subdomain,
    nameRuleOnUpdate: before('1.37'),
  },
  'batch/v1 CronJob': {
    validate: validateCronJob,
    validateUpdate: anyUpdate,
    setDefaults: setCronJobDefaults,
    nameRule: subdomain,
  },
  'v1 PodTemplate': {
    validate: validatePodTemplateObject,
    validateUpdate: anyUpdate,
    setDefaults: setPodTemplateDefaults,
    nameRule: subdomain,
  },
  'v1 Service': {
    validate: validateService,
    validateUpdate: validateServiceUpdate,
    setDefaults: setServiceDefaults,
    completeNew: completeNewService,
    completeOld: allocateService,
    allocateUpdate: allocateServiceUpdate,
    nameRule: nameRuleOfServices,
    nameRuleOnUpdate: before('1.34'),
  },
  'v1 ConfigMap': {
    validate: validateConfigMap,
    validateUpdate: validateConfigMapUpdate,
    setDefaults: noDefaults,
    nameRule: subdomain,
    nameRuleOnUpdate: always,
  },
  'v1 Secret': {
    validate: validateSecret,
    validateUpdate: validateSecretUpdate,
    setDefaults: setSecretDefaults,
    nameRule: subdomain,
    nameRuleOnUpdate: always,
  },
  'v1 ServiceAccount': {
    validate: validateServiceAccount,
    validateUpdate: anyUpdate,
    setDefaults: noDefaults,
    nameRule: subdomain,
    nameRuleOnUpdate: always,
  },
  'v1 PersistentVolumeClaim': {
    validate: validatePersistentVolumeClaim,
    validateUpdate: validatePersistentVolumeClaimUpdate,
    setDefaults: setPersistentVolumeClaimDefaults,
    completeNew: completeNewClaim,
    completeOld: completeOldClaim,
    completeUpdate: completeClaimUpdate,
    nameRule: subdomain,
    nameRuleOnUpdate: always,
  },
  'policy/v1 PodDisruptionBudget': {
    validate: validatePodDisruptionBudget,
    validateUpdate: anyUpdate,
    setDefaults: setPodDisruptionBudgetDefaults,
    nameRule: pathSegment,
  },
  'autoscaling/v1 HorizontalPodAutoscaler': {
    validate: validateV1HorizontalPodAutoscaler,
    validateUpdate: anyUpdate,
    setDefaults: setV1HorizontalPodAutoscalerDefaults,
    nameRule: subdomain,
  },
  'autoscaling/v2 HorizontalPodAutoscaler': {
    validate: validateHorizontalPodAutoscaler,
    validateUpdate: anyUpdate,
    setDefaults: setHorizontalPodAutoscalerDefaults,
    nameRule: subdomain,
  },
  'networking.k8s.io/v1 NetworkPolicy': {
    validate: validateNetworkPolicy,
    validateUpdate: anyUpdate,
    setDefaults: setNetworkPolicyDefaults,
    nameRule: subdomain,
    nameRuleOnUpdate: before('1.36'),
  },
  'v1 Namespace': {
    validate: validateNamespace,
    validateUpdate: anyUpdate,
    setDefaults: noDefaults,
    completeOld: addFinalizer,
    allocateUpdate: keepFinalizers,
    nameRule: label,
    nameRuleOnUpdate: always,
  },
};

/** The rules of an object's kind; `undefined` where it is not known. Only an object of that kind may be given to them. */
export function kindRules(object: Readonly<Record<string, unknown>>): KindRules<never> | undefined {
  const known = knownKind(object.apiVersion, object.kind);
  return known === undefined ? undefined : rules[known.id];
}
