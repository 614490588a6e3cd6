import { node, object, pod, since, statefulSet } from '../objects';
import type { Case } from './case';
import { withEvents } from './with-events';

const budget = (spec: object, status: object) =>
  object('policy/v1', 'PodDisruptionBudget', 'web', {
    spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
    status,
  });

export const needCases: readonly Case[] = [
  {
    title: 'a budget that never allows an eviction',
    objects: [
      budget({ minAvailable: 3 }, { disruptionsAllowed: 0, expectedPods: 3, currentHealthy: 3, desiredHealthy: 3 }),
    ],
    cause: 'disruption-budget',
    severity: 'warning',
    message: 'PodDisruptionBudget shop/web: allows no eviction: minAvailable 3, 3 of 3 Pods healthy',
    field: 'spec.minAvailable',
  },
  {
    title: 'a budget that blocks the drain of a node',
    objects: [
      node('node-1', { spec: { unschedulable: true } }),
      budget({ maxUnavailable: 0 }, { disruptionsAllowed: 0, expectedPods: 1, currentHealthy: 1, desiredHealthy: 1 }),
      pod({ metadata: { labels: { app: 'web' } } }),
    ],
    cause: 'disruption-budget',
    message:
      'PodDisruptionBudget shop/web: allows no eviction: maxUnavailable 0, 1 of 1 Pods healthy; the drain of node "node-1" waits',
    field: 'spec.maxUnavailable',
  },
  {
    title: 'an autoscaler whose Pods have no request',
    objects: [
      object('autoscaling/v2', 'HorizontalPodAutoscaler', 'web', {
        spec: { metrics: [{ type: 'External' }, { type: 'Resource', resource: { name: 'cpu' } }] },
        status: {
          conditions: [
            { type: 'AbleToScale', status: 'True', reason: 'SucceededGetScale' },
            {
              type: 'ScalingActive',
              status: 'False',
              reason: 'FailedGetResourceMetric',
              message:
                'the HPA was unable to compute the replica count: failed to get cpu utilization: missing request for cpu in container web of Pod web-1',
            },
          ],
        },
      }),
    ],
    cause: 'autoscaler',
    message: 'HorizontalPodAutoscaler shop/web: does not scale: container "web" has no cpu request',
    field: 'spec.metrics[1]',
  },
  {
    title: 'a claim of a StatefulSet whose StorageClass does not exist',
    objects: [
      statefulSet(),
      ...[0, 1].flatMap((ordinal) =>
        withEvents(
          object('v1', 'PersistentVolumeClaim', `data-db-${ordinal}`, {
            spec: { storageClassName: 'fast' },
            status: { phase: 'Pending' },
          }),
          ['ProvisioningFailed', 'storageclass.storage.k8s.io "fast" not found'],
        ),
      ),
    ],
    cause: 'claim-pending',
    message: 'all 2 PersistentVolumeClaims of StatefulSet shop/db: no volume: StorageClass "fast" does not exist',
    field: 'spec.volumeClaimTemplates[0].spec.storageClassName',
  },
  {
    title: 'a Namespace that does not go',
    objects: [
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'old', deletionTimestamp: since },
        status: {
          phase: 'Terminating',
          conditions: [
            {
              type: 'NamespaceFinalizersRemaining',
              status: 'True',
              message: 'Some content in the namespace has finalizers remaining: example.com/x in 1 resource instances',
            },
          ],
        },
      },
    ],
    cause: 'namespace-terminating',
    message:
      'Namespace old: deleted, but not gone: Some content in the namespace has finalizers remaining: example.com/x in 1 resource instances',
    field: 'spec.finalizers',
  },
];
