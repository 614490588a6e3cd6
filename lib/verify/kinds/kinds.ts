import type { ManifestByKind } from '../../kubernetes/generated/kinds';
import { type GroupVersionKind, knownKind } from '../../kubernetes/kinds';
import { validateConfigMap } from '../api/config/config-map';
import { validateNamespace } from '../api/config/namespace';
import { validateSecret } from '../api/config/secret';
import { validateServiceAccount } from '../api/config/service-account';
import { isLabel, isSubdomain, type NameRule } from '../api/formats/name-format';
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
import type { Draft } from '../defaults/draft';
import { setHorizontalPodAutoscalerDefaults } from '../defaults/horizontal-pod-autoscaler';
import { setCronJobDefaults, setJobDefaults } from '../defaults/jobs';
import { setNetworkPolicyDefaults } from '../defaults/network-policy';
import { setPersistentVolumeClaimDefaults } from '../defaults/persistent-volume-claim';
import { setPodDefaults } from '../defaults/pod';
import { setPodDisruptionBudgetDefaults } from '../defaults/pod-disruption-budget';
import { setSecretDefaults } from '../defaults/secret';
import { setServiceDefaults } from '../defaults/service';
import { setV1HorizontalPodAutoscalerDefaults } from '../defaults/v1-horizontal-pod-autoscaler';
import {
  setDaemonSetDefaults,
  setDeploymentDefaults,
  setPodTemplateDefaults,
  setReplicaSetDefaults,
  setReplicationControllerDefaults,
  setStatefulSetDefaults,
} from '../defaults/workloads';
import type { Report } from '../report/report';
import type { Target } from '../target/target';
import { validateDeploymentUpdate } from '../update/workloads/deployment';

/** What is code of a kind. What is plain data of it is in lib/kubernetes/kinds.ts. */
export interface KindRules<Manifest> {
  /** Reports what a server refuses in a decoded object with its defaults, and what it warns of, in the server's order. */
  readonly validate: (object: Manifest, target: Target, report: Report, nameRule: NameRule) => void;
  /**
   * Reports what a server refuses where an object takes the place of an old one, beyond what it refuses in the object
   * alone. Both are decoded, have their defaults, and are in canonical form: what a server takes for the same is equal.
   */
  readonly validateUpdate: (object: Manifest, old: Manifest, target: Target, report: Report) => void;
  /** Fills in what a server does, in place. The object has `metadata`. */
  readonly setDefaults: (object: Draft<Manifest>, target: Target) => void;
  /** What the names of its objects have to be. */
  readonly nameRule: (target: Target) => NameRule;
}

const label = () => isLabel;
const subdomain = () => isSubdomain;
const pathSegment = () => isPathSegment;

/** For kinds whose defaults no rule can notice. */
const noDefaults = () => {};

/** For kinds of which an update may change everything but metadata that stays. */
const anyUpdate = () => {};

/** One row for each kind of `generate/kinds.ts`: a missing row does not compile, nor does one with the code of another kind. */
const rules: { readonly [Kind in GroupVersionKind]: KindRules<ManifestByKind[Kind]> } = {
  'v1 Pod': { validate: validatePod, validateUpdate: anyUpdate, setDefaults: setPodDefaults, nameRule: subdomain },
  'apps/v1 Deployment': {
    validate: validateDeployment,
    validateUpdate: validateDeploymentUpdate,
    setDefaults: setDeploymentDefaults,
    nameRule: subdomain,
  },
  'apps/v1 StatefulSet': {
    validate: validateStatefulSet,
    validateUpdate: anyUpdate,
    setDefaults: setStatefulSetDefaults,
    nameRule: label,
  },
  'apps/v1 DaemonSet': {
    validate: validateDaemonSet,
    validateUpdate: anyUpdate,
    setDefaults: setDaemonSetDefaults,
    nameRule: subdomain,
  },
  'apps/v1 ReplicaSet': {
    validate: validateReplicaSet,
    validateUpdate: anyUpdate,
    setDefaults: setReplicaSetDefaults,
    nameRule: subdomain,
  },
  'v1 ReplicationController': {
    validate: validateReplicationController,
    validateUpdate: anyUpdate,
    setDefaults: setReplicationControllerDefaults,
    nameRule: subdomain,
  },
  'batch/v1 Job': {
    validate: validateJob,
    validateUpdate: anyUpdate,
    setDefaults: setJobDefaults,
    nameRule: subdomain,
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
    validateUpdate: anyUpdate,
    setDefaults: setServiceDefaults,
    nameRule: nameRuleOfServices,
  },
  'v1 ConfigMap': {
    validate: validateConfigMap,
    validateUpdate: anyUpdate,
    setDefaults: noDefaults,
    nameRule: subdomain,
  },
  'v1 Secret': {
    validate: validateSecret,
    validateUpdate: anyUpdate,
    setDefaults: setSecretDefaults,
    nameRule: subdomain,
  },
  'v1 ServiceAccount': {
    validate: validateServiceAccount,
    validateUpdate: anyUpdate,
    setDefaults: noDefaults,
    nameRule: subdomain,
  },
  'v1 PersistentVolumeClaim': {
    validate: validatePersistentVolumeClaim,
    validateUpdate: anyUpdate,
    setDefaults: setPersistentVolumeClaimDefaults,
    nameRule: subdomain,
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
  },
  'v1 Namespace': { validate: validateNamespace, validateUpdate: anyUpdate, setDefaults: noDefaults, nameRule: label },
};

/** The rules of an object's kind; `undefined` where it is not known. Only an object of that kind may be given to them. */
export function kindRules(object: Readonly<Record<string, unknown>>): KindRules<never> | undefined {
  const known = knownKind(object.apiVersion, object.kind);
  return known === undefined ? undefined : rules[known.id];
}
