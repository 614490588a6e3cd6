import type { ObjectMeta } from '../../kubernetes/generated/types';
import type { Report } from '../report/report';
import type { Target } from '../target/target';
import { validateConfigMap } from './config/config-map';
import { validateNamespace } from './config/namespace';
import { validateSecret } from './config/secret';
import { validateServiceAccount } from './config/service-account';
import { reportResourceVersion } from './metadata/resource-version';
import { validatePod } from './pod/pod';
import { validateHorizontalPodAutoscaler } from './policies/horizontal-pod-autoscaler';
import { validateNetworkPolicy } from './policies/network-policy';
import { validatePodDisruptionBudget } from './policies/pod-disruption-budget';
import { validateV1HorizontalPodAutoscaler } from './policies/v1-horizontal-pod-autoscaler';
import { validateService } from './services/service';
import { validatePersistentVolumeClaim } from './volumes/persistent-volume-claim';
import { validateCronJob } from './workloads/cron-job';
import { validateDaemonSet } from './workloads/daemon-set';
import { validateDeployment } from './workloads/deployment';
import { validateJob } from './workloads/job';
import { validatePodTemplateObject } from './workloads/pod-template';
import { validateReplicaSet } from './workloads/replica-set';
import { validateReplicationController } from './workloads/replication-controller';
import { validateStatefulSet } from './workloads/stateful-set';

/** Validates an object of one kind. Only the dispatch below knows which kind goes with which. */
type Validator = (object: never, target: Target, report: Report) => void;

const validators: ReadonlyMap<unknown, ReadonlyMap<unknown, Validator>> = new Map([
  [
    'v1',
    new Map<unknown, Validator>([
      ['ConfigMap', validateConfigMap],
      ['Namespace', validateNamespace],
      ['PersistentVolumeClaim', validatePersistentVolumeClaim],
      ['Pod', validatePod],
      ['PodTemplate', validatePodTemplateObject],
      ['ReplicationController', validateReplicationController],
      ['Secret', validateSecret],
      ['Service', validateService],
      ['ServiceAccount', validateServiceAccount],
    ]),
  ],
  [
    'apps/v1',
    new Map<unknown, Validator>([
      ['DaemonSet', validateDaemonSet],
      ['Deployment', validateDeployment],
      ['ReplicaSet', validateReplicaSet],
      ['StatefulSet', validateStatefulSet],
    ]),
  ],
  [
    'batch/v1',
    new Map<unknown, Validator>([
      ['CronJob', validateCronJob],
      ['Job', validateJob],
    ]),
  ],
  ['autoscaling/v1', new Map<unknown, Validator>([['HorizontalPodAutoscaler', validateV1HorizontalPodAutoscaler]])],
  ['autoscaling/v2', new Map<unknown, Validator>([['HorizontalPodAutoscaler', validateHorizontalPodAutoscaler]])],
  ['networking.k8s.io/v1', new Map<unknown, Validator>([['NetworkPolicy', validateNetworkPolicy]])],
  ['policy/v1', new Map<unknown, Validator>([['PodDisruptionBudget', validatePodDisruptionBudget]])],
]);

/**
 * Everything that the API server of the target checks in an object on create, in its order, and what it warns of. The
 * object has to be decoded and defaulted; of a kind that is not known nothing is said.
 */
export function validateObject(object: Readonly<Record<string, unknown>>, target: Target, report: Report): void {
  const validate = validators.get(object.apiVersion)?.get(object.kind);
  // The table has the validator of each kind beside its name, and decoding has seen to the types of the fields.
  validate?.(object as never, target, report);
  if (validate !== undefined) reportResourceVersion(object.metadata as ObjectMeta | undefined, report);
}
