import { conditions, deploymentWith, ended, node, pod, since } from '../objects';
import type { Case } from './case';
import { withEvents } from './with-events';

const deletedAt = (time: string, more: object = {}) => ({
  metadata: { deletionTimestamp: time, deletionGracePeriodSeconds: 30, ...more },
});

export const endCases: readonly Case[] = [
  {
    title: 'an eviction for memory',
    objects: [
      pod({
        status: {
          phase: 'Failed',
          reason: 'Evicted',
          message:
            'The node was low on resource: memory. Threshold quantity: 100Mi, available: 50Mi. Container web was using 900Mi, request is 64Mi, has larger consumption of memory. ',
        },
      }),
    ],
    cause: 'evicted',
    severity: 'warning',
    message: 'Pod shop/web: evicted: the node ran low on memory; container "web" used 900Mi, request 64Mi',
    field: 'spec.containers[0].resources.requests[memory]',
  },
  {
    title: 'an emptyDir that was larger than its limit',
    objects: [
      pod({
        spec: { volumes: [{ name: 'cache', emptyDir: { sizeLimit: '1Gi' } }] },
        status: {
          phase: 'Failed',
          reason: 'Evicted',
          message: 'Usage of EmptyDir volume "cache" exceeds the limit "1Gi". ',
        },
      }),
    ],
    cause: 'evicted',
    severity: 'warning',
    message: 'Pod shop/web: evicted: emptyDir "cache" was larger than its sizeLimit 1Gi',
    field: 'spec.volumes[0].emptyDir.sizeLimit',
  },
  {
    title: 'a preemption',
    objects: [
      pod({
        status: {
          phase: 'Failed',
          conditions: [
            { type: 'DisruptionTarget', status: 'True', reason: 'PreemptionByScheduler', lastTransitionTime: since },
          ],
        },
      }),
    ],
    cause: 'evicted',
    severity: 'warning',
    message: 'Pod shop/web: preempted by a Pod of a higher priority',
    field: 'spec.priorityClassName',
  },
  {
    title: 'a node that refuses a Pod',
    objects: [
      pod({
        status: {
          phase: 'Failed',
          reason: 'OutOfcpu',
          message: "Pod was rejected: Node didn't have enough resource: cpu",
        },
      }),
    ],
    cause: 'rejected-by-node',
    severity: 'warning',
    message:
      'Pod shop/web: refused by node "node-1" (OutOfcpu): Pod was rejected: Node didn\'t have enough resource: cpu',
    field: 'spec.containers',
  },
  {
    title: 'a limit of all containers for files',
    objects: [
      pod({
        container: { resources: { limits: { 'ephemeral-storage': '5Mi' } } },
        status: {
          phase: 'Failed',
          reason: 'Evicted',
          message: 'Pod ephemeral local storage usage exceeds the total limit of containers 5Mi. ',
        },
      }),
    ],
    cause: 'evicted',
    severity: 'warning',
    message:
      'Pod shop/web: evicted: its logs, emptyDirs and files took more than the limit of its containers, 5Mi of ephemeral-storage',
    field: 'spec.containers[0].resources.limits[ephemeral-storage]',
  },
  {
    title: 'a node that does not report',
    objects: [
      node('node-1', { ready: 'Unknown' }),
      ...deploymentWith({ status: { conditions: conditions('False') } }, 3, 0),
    ],
    cause: 'node-lost',
    message: 'all 3 Pods of Deployment shop/web: node "node-1" does not report',
    field: '',
  },
  {
    title: 'a finalizer that nobody removes',
    objects: [
      pod({
        ...deletedAt('2026-11-30T17:55:00Z', { finalizers: ['example.com/backup'] }),
        containerStatus: { state: ended(0) },
      }),
    ],
    cause: 'terminating',
    message: 'Pod shop/web: deleted, but kept by finalizers example.com/backup',
    field: 'metadata.finalizers',
  },
  {
    title: 'a container that runs on after its grace period',
    objects: withEvents(pod(deletedAt('2026-11-30T17:55:00Z')), [
      'ExceededGracePeriod',
      'Container runtime did not kill the pod within specified grace period.',
    ]),
    cause: 'grace-exceeded',
    message: 'Pod shop/web: container "web" still runs after its grace period of 30 s',
    field: 'spec.terminationGracePeriodSeconds',
  },
  {
    title: 'a Pod past its deadline',
    objects: [
      pod({
        spec: { activeDeadlineSeconds: 60 },
        status: {
          phase: 'Failed',
          reason: 'DeadlineExceeded',
          message: 'Pod was active on the node longer than the specified deadline',
        },
      }),
    ],
    cause: 'deadline-exceeded',
    message: 'Pod shop/web: ran longer than activeDeadlineSeconds (60 s)',
    field: 'spec.activeDeadlineSeconds',
  },
];
