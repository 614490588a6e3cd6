import { controlledBy, deployment, deploymentWith, ended, looping, object, pod, podsOf, replicaSet } from '../objects';
import type { Case } from './case';

const rolloutPods = (parts: object) =>
  podsOf(2, { ...parts, metadata: { labels: {}, ...controlledBy('ReplicaSet', 'web-5d4f') } }).map((one) => one);

export const ownerCases: readonly Case[] = [
  {
    title: 'Pods of an old template, apart from the new ones',
    objects: [
      deployment({ status: { updatedReplicas: 3, replicas: 3 } }),
      replicaSet(),
      replicaSet({ hash: '7b9c', revision: '1' }),
      ...podsOf(3),
      ...podsOf(2, looping(ended(1)), '7b9c'),
    ],
    cause: 'crash-loop',
    message: 'all 2 old Pods of Deployment shop/web: container "web" restarts again and again (7), last exit code 1',
    field: 'spec.template.spec.containers[0]',
  },
  {
    title: 'a Deployment of which only Pods are in the snapshot',
    objects: podsOf(2, looping(ended(1))),
    cause: 'crash-loop',
    message: 'all 2 Pods of Deployment shop/web: container "web" restarts again and again (7), last exit code 1',
    field: 'spec.template.spec.containers[0]',
  },
  {
    title: 'a container that stands elsewhere in the template',
    objects: deploymentWith(looping(ended(1)), 1, 0, { template: { containers: [{ name: 'logs' }, { name: 'web' }] } }),
    cause: 'crash-loop',
    message: 'Pod web-5d4f-000 of Deployment shop/web: container "web" restarts again and again (7), last exit code 1',
    field: 'spec.template.spec.containers[1]',
  },
  {
    title: 'a container that a webhook has added',
    objects: deploymentWith(looping(ended(1)), 1, 0, { template: { containers: [{ name: 'app' }] } }),
    cause: 'crash-loop',
    message: 'Pod web-5d4f-000 of Deployment shop/web: container "web" restarts again and again (7), last exit code 1',
    field: 'spec.template.spec.containers',
  },
  {
    title: 'Pods of a custom resource',
    objects: [
      object('argoproj.io/v1alpha1', 'Rollout', 'web', {
        spec: { template: { spec: { containers: [{ name: 'web' }] } } },
      }),
      object(
        'apps/v1',
        'ReplicaSet',
        'web-5d4f',
        { spec: { replicas: 2 }, status: { replicas: 2 } },
        controlledBy('Rollout', 'web', 'argoproj.io/v1alpha1'),
      ),
      ...rolloutPods(looping(ended(1))),
    ],
    cause: 'crash-loop',
    message: 'all 2 Pods of Rollout shop/web: container "web" restarts again and again (7), last exit code 1',
    field: 'spec.template.spec.containers[0]',
  },
  {
    title: 'Pods of a kind that is not known',
    objects: [pod({ ...looping(ended(1)), metadata: controlledBy('Cluster', 'pg', 'postgresql.cnpg.io/v1') })],
    cause: 'crash-loop',
    message: 'Pod web of Cluster shop/pg: container "web" restarts again and again (7), last exit code 1',
    field: '',
  },
];
