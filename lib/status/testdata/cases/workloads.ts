import { conditions, deployment, ordinalPod, replicaSet, since, statefulSet } from '../objects';
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
