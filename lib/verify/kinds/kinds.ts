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

/** What is code of a kind. What is plain data of it is in lib/kubernetes/kinds.ts. */
export interface KindRules<Manifest> {
  /** Reports what a server refuses in a decoded object with its defaults, and what it warns of, in the server's order. */
  readonly validate: (object: Manifest, target: Target, report: Report, nameRule: NameRule) => void;
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

/** One row for each kind of `generate/kinds.ts`: a missing row does not compile, nor does one with the code of another kind. */
const rules: { readonly [Kind in GroupVersionKind]: KindRules<ManifestByKind[Kind]> } = {
  'v1 Pod': { validate: validatePod, setDefaults: setPodDefaults, nameRule: subdomain },
  'apps/v1 Deployment': { validate: validateDeployment, setDefaults: setDeploymentDefaults, nameRule: subdomain },
  'apps/v1 StatefulSet': { validate: validateStatefulSet, setDefaults: setStatefulSetDefaults, nameRule: label },
  'apps/v1 DaemonSet': { validate: validateDaemonSet, setDefaults: setDaemonSetDefaults, nameRule: subdomain },
  'apps/v1 ReplicaSet': { validate: validateReplicaSet, setDefaults: setReplicaSetDefaults, nameRule: subdomain },
  'v1 ReplicationController': {
    validate: validateReplicationController,
    setDefaults: setReplicationControllerDefaults,
    nameRule: subdomain,
  },
  'batch/v1 Job': { validate: validateJob, setDefaults: setJobDefaults, nameRule: subdomain },
  'batch/v1 CronJob': { validate: validateCronJob, setDefaults: setCronJobDefaults, nameRule: subdomain },
  'v1 PodTemplate': { validate: validatePodTemplateObject, setDefaults: setPodTemplateDefaults, nameRule: subdomain },
  'v1 Service': { validate: validateService, setDefaults: setServiceDefaults, nameRule: nameRuleOfServices },
  'v1 ConfigMap': { validate: validateConfigMap, setDefaults: noDefaults, nameRule: subdomain },
  'v1 Secret': { validate: validateSecret, setDefaults: setSecretDefaults, nameRule: subdomain },
  'v1 ServiceAccount': { validate: validateServiceAccount, setDefaults: noDefaults, nameRule: subdomain },
  'v1 PersistentVolumeClaim': {
    validate: validatePersistentVolumeClaim,
    setDefaults: setPersistentVolumeClaimDefaults,
    nameRule: subdomain,
  },
  'policy/v1 PodDisruptionBudget': {
    validate: validatePodDisruptionBudget,
    setDefaults: setPodDisruptionBudgetDefaults,
    nameRule: pathSegment,
  },
  'autoscaling/v1 HorizontalPodAutoscaler': {
    validate: validateV1HorizontalPodAutoscaler,
    setDefaults: setV1HorizontalPodAutoscalerDefaults,
    nameRule: subdomain,
  },
  'autoscaling/v2 HorizontalPodAutoscaler': {
    validate: validateHorizontalPodAutoscaler,
    setDefaults: setHorizontalPodAutoscalerDefaults,
    nameRule: subdomain,
  },
  'networking.k8s.io/v1 NetworkPolicy': {
    validate: validateNetworkPolicy,
    setDefaults: setNetworkPolicyDefaults,
    nameRule: subdomain,
  },
  'v1 Namespace': { validate: validateNamespace, setDefaults: noDefaults, nameRule: label },
};

/** The rules of an object's kind; `undefined` where it is not known. Only an object of that kind may be given to them. */
export function kindRules(object: Readonly<Record<string, unknown>>): KindRules<never> | undefined {
  const known = knownKind(object.apiVersion, object.kind);
  return known === undefined ? undefined : rules[known.id];
}
