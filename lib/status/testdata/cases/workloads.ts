import { conditions, deployment, object, ordinalPod, replicaSet, since, statefulSet } from '../objects';
import type { Case } from './case';
import { withEvents } from './with-events';

const refused = (message: string, template: object = {}) => [
  deployment({ template, status: { replicas: 0, updatedReplicas: 0, readyReplicas: 0, availableReplicas: 0 } }),
  replicaSet({
    template,
    status: {
      replicas: 0,
      conditions: [
        { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message, lastTransitionTime: since },
      ],
    } as never,
  }),
];

export const workloadCases: readonly Case[] = [
  {
    title: 'a quota that is used up',
    objects: refused(
      'pods "web-5d4f-x2k4q" is forbidden: exceeded quota: compute, requested: requests.cpu=2, used: requests.cpu=7, limited: requests.cpu=8',
    ),
    cause: 'quota',
    message:
      'Deployment shop/web: cannot create Pods: ResourceQuota "compute" allows requests.cpu=8, used requests.cpu=7, requested requests.cpu=2',
    field: 'spec.template.spec.containers[0].resources.requests[cpu]',
  },
  {
    title: 'a quota of Pods',
    objects: refused(
      'pods "web-5d4f-x2k4q" is forbidden: exceeded quota: count, requested: pods=1, used: pods=5, limited: pods=5',
    ),
    cause: 'quota',
    message:
      'Deployment shop/web: cannot create Pods: ResourceQuota "count" allows pods=5, used pods=5, requested pods=1',
    field: 'spec.replicas',
  },
  {
    title: 'Pod Security',
    objects: refused(
      'pods "web-5d4f-x2k4q" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "web" must set securityContext.allowPrivilegeEscalation=false)',
    ),
    cause: 'pod-security',
    message:
      'Deployment shop/web: cannot create Pods: level restricted of Pod Security refuses allowPrivilegeEscalation != false (container "web")',
    field: 'spec.template.spec.containers[0].securityContext',
  },
  {
    title: 'a webhook that refuses Pods',
    objects: refused('admission webhook "policy.example.com" denied the request: image has no digest'),
    cause: 'admission-webhook',
    message: 'Deployment shop/web: cannot create Pods: webhook "policy.example.com" refuses them: image has no digest',
    field: 'spec.template.spec',
  },
  {
    title: 'a ServiceAccount that does not exist, in an event',
    objects: withEvents(statefulSet({ status: { replicas: 0, readyReplicas: 0, availableReplicas: 0 } }), [
      'FailedCreate',
      'create Pod db-0 in StatefulSet db failed error: pods "db-0" is forbidden: error looking up service account shop/db: serviceaccount "db" not found',
    ]),
    cause: 'creation-failed',
    message: 'StatefulSet shop/db: cannot create Pods: ServiceAccount "db" does not exist',
    field: 'spec.template.spec.serviceAccountName',
  },
  {
    title: 'a LimitRange whose maximum a limit exceeds',
    objects: refused(
      'pods "web-5d4f-x2k4q" is forbidden: [maximum memory usage per Container is 64Mi, but limit is 128Mi, maximum memory usage per Container is 64Mi, but request is 80Mi]',
    ),
    cause: 'quota',
    message:
      'Deployment shop/web: cannot create Pods: LimitRange: maximum memory usage per Container is 64Mi, but limit is 128Mi, maximum memory usage per Container is 64Mi, but request is 80Mi',
    field: 'spec.template.spec.containers[0].resources.limits[memory]',
  },
  {
    title: 'a LimitRange that wants a request',
    objects: refused(
      'pods "web-5d4f-x2k4q" is forbidden: minimum cpu usage per Container is 10m.  No request is specified',
    ),
    cause: 'quota',
    message:
      'Deployment shop/web: cannot create Pods: LimitRange: minimum cpu usage per Container is 10m, but no request is specified',
    field: 'spec.template.spec.containers[0].resources.requests[cpu]',
  },
  {
    title: 'a LimitRange whose ratio a limit exceeds',
    objects: refused(
      'pods "web-5d4f-x2k4q" is forbidden: cpu max limit to request ratio per Container is 2, but provided ratio is 10.000000',
    ),
    cause: 'quota',
    message:
      'Deployment shop/web: cannot create Pods: LimitRange: cpu max limit to request ratio per Container is 2, but provided ratio is 10.000000',
    field: 'spec.template.spec.containers[0].resources.limits[cpu]',
  },
  {
    title: 'a quota of the storage of claims',
    objects: withEvents(statefulSet({ status: { replicas: 0, readyReplicas: 0, availableReplicas: 0 } }), [
      'FailedCreate',
      'Create Pod db-0 in StatefulSet db failed error: failed to create PVC data-db-0: persistentvolumeclaims "data-db-0" is forbidden: exceeded quota: compute, requested: requests.storage=5Gi, used: requests.storage=0, limited: requests.storage=1Gi',
    ]),
    cause: 'quota',
    message:
      'StatefulSet shop/db: cannot create the claims of its Pods: ResourceQuota "compute" allows requests.storage=1Gi, used requests.storage=0, requested requests.storage=5Gi',
    field: 'spec.volumeClaimTemplates[0].spec.resources.requests[storage]',
  },
  {
    title: 'a LimitRange of claims, as the claim is refused',
    objects: withEvents(statefulSet({ status: { replicas: 0, readyReplicas: 0, availableReplicas: 0 } }), [
      'FailedCreate',
      'create Claim data-db-0 for Pod db-0 in StatefulSet db failed error: persistentvolumeclaims "data-db-0" is forbidden: maximum storage usage per PersistentVolumeClaim is 1Gi, but request is 5Gi',
    ]),
    cause: 'quota',
    message:
      'StatefulSet shop/db: cannot create the claims of its Pods: LimitRange: maximum storage usage per PersistentVolumeClaim is 1Gi, but request is 5Gi',
    field: 'spec.volumeClaimTemplates[0].spec.resources.requests[storage]',
  },
  {
    title: 'a Pod of a StatefulSet that is refused, as Kubernetes 1.35 and later say it',
    objects: withEvents(statefulSet({ status: { replicas: 0, readyReplicas: 0, availableReplicas: 0 } }), [
      'FailedCreate',
      'Create Pod db-0 in StatefulSet db failed error: pods "db-0" is forbidden: node selector conflicts with its namespace',
    ]),
    cause: 'creation-failed',
    message: 'StatefulSet shop/db: cannot create Pods: node selector conflicts with its namespace',
    field: 'spec.template.spec',
  },
  {
    title: 'a quota of Pods for a DaemonSet',
    objects: withEvents(
      object('apps/v1', 'DaemonSet', 'agent', {
        spec: { template: { spec: { containers: [{ name: 'web' }] } } },
        status: { desiredNumberScheduled: 1, updatedNumberScheduled: 0, currentNumberScheduled: 0 },
      }),
      [
        'FailedCreate',
        'Error creating: pods "agent-x2k4q" is forbidden: exceeded quota: count, requested: pods=1, used: pods=3, limited: pods=3',
      ],
    ),
    cause: 'quota',
    message:
      'DaemonSet shop/agent: cannot create Pods: ResourceQuota "count" allows pods=3, used pods=3, requested pods=1',
    field: '',
  },
  {
    title: 'a field that is not valid once defaults are set',
    objects: refused(
      'Pod "web-5d4f-x2k4q" is invalid: spec.containers[0].resources.requests: Invalid value: "32Mi": must be less than or equal to memory limit of 16Mi',
    ),
    cause: 'creation-failed',
    message:
      'Deployment shop/web: cannot create Pods: spec.containers[0].resources.requests: Invalid value: "32Mi": must be less than or equal to memory limit of 16Mi',
    field: 'spec.template.spec.containers[0].resources.requests',
  },
  {
    title: 'a RuntimeClass that does not exist',
    objects: refused('pods "web-5d4f-x2k4q" is forbidden: pod rejected: RuntimeClass "gvisor" not found'),
    cause: 'creation-failed',
    message: 'Deployment shop/web: cannot create Pods: RuntimeClass "gvisor" does not exist',
    field: 'spec.template.spec.runtimeClassName',
  },
  {
    title: 'a StatefulSet whose Pods have to be ready for some time',
    objects: [
      statefulSet({
        spec: { minReadySeconds: 600 },
        status: { replicas: 1, readyReplicas: 1, availableReplicas: 0, updatedReplicas: 1 },
      }),
    ],
    cause: 'not-available',
    severity: 'progress',
    message: 'StatefulSet shop/db: 0 of 3 Pods are available: each has to be ready for 600 s',
    field: 'spec.minReadySeconds',
  },
  {
    title: 'a rollout without progress',
    objects: [
      deployment({
        status: {
          updatedReplicas: 1,
          replicas: 4,
          conditions: [
            { type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded', lastUpdateTime: since },
          ],
        },
      }),
    ],
    cause: 'progress-deadline',
    message:
      'Deployment shop/web: its rollout has made no progress for 600 s: 1 of 3 Pods have the new template, 3 available',
    field: 'spec.progressDeadlineSeconds',
  },
  {
    title: 'a rollout in progress',
    objects: [deployment({ status: { updatedReplicas: 1, replicas: 4 } })],
    cause: 'rollout',
    severity: 'progress',
    message: 'Deployment shop/web: its rollout is in progress: 1 of 3 Pods have the new template, 3 available',
    field: 'spec.template',
  },
  {
    title: 'a change that the controller has not seen',
    objects: [deployment({ metadata: { generation: 2 } })],
    cause: 'rollout',
    severity: 'progress',
    message: 'Deployment shop/web: its controller has not seen the latest change yet',
    field: 'spec.template',
  },
  {
    title: 'a StatefulSet whose Pods are only replaced when they are deleted',
    objects: [
      statefulSet({
        spec: { updateStrategy: { type: 'OnDelete' } },
        status: { updateRevision: 'db-2', updatedReplicas: 0 },
      }),
    ],
    cause: 'rollout',
    severity: 'progress',
    message:
      'StatefulSet shop/db: its Pods get the new template when they are deleted: 0 of 3 Pods have the new template, 3 available',
    field: 'spec.updateStrategy.type',
  },
  {
    title: 'a StatefulSet that waits for a Pod which is still starting',
    objects: [
      statefulSet({ status: { replicas: 2, readyReplicas: 1, availableReplicas: 1 } }),
      ordinalPod(0),
      ordinalPod(1, { status: { conditions: conditions('False', '2026-11-30T17:59:40Z') } }),
    ],
    cause: 'stateful-set-waits',
    severity: 'progress',
    message: 'StatefulSet shop/db: waits for Pod db-1 to be ready before it creates the next (1 of 3 ready)',
    field: 'spec.podManagementPolicy',
  },
  {
    title: 'a Deployment with fewer Pods than it should have, without its Pods',
    objects: [deployment({ status: { availableReplicas: 2 } })],
    cause: 'not-available',
    severity: 'warning',
    message: 'Deployment shop/web: 2 of 3 Pods are available',
    field: 'spec.replicas',
  },
];
