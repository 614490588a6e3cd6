import type { ObjectMeta } from '../../kubernetes/generated/types';
import type { Report } from '../report';
import type { Target } from '../target';
import { validateConfigMap } from './config-map';
import { validateCronJob } from './cron-job';
import { validateDaemonSet } from './daemon-set';
import { validateDeployment } from './deployment';
import { validateHorizontalPodAutoscaler } from './horizontal-pod-autoscaler';
import { validateJob } from './job';
import { validateNamespace } from './namespace';
import { validateNetworkPolicy } from './network-policy';
import { validatePersistentVolumeClaim } from './persistent-volume-claim';
import { validatePod } from './pod';
import { validatePodDisruptionBudget } from './pod-disruption-budget';
import { validatePodTemplateObject } from './pod-template';
import { validateReplicaSet } from './replica-set';
import { validateReplicationController } from './replication-controller';
import { reportResourceVersion } from './resource-version';
import { validateSecret } from './secret';
import { validateService } from './service';
import { validateServiceAccount } from './service-account';
import { validateStatefulSet } from './stateful-set';
import { validateV1HorizontalPodAutoscaler } from './v1-horizontal-pod-autoscaler';

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
