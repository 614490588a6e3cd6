import { deploymentWith, node, now, object, pod, unscheduled } from '../objects';
import type { Case } from './case';

const gpu = node('node-2', {
  labels: { disk: 'ssd' },
  spec: { taints: [{ key: 'gpu', value: 'true', effect: 'NoSchedule' }] },
});
const control = node('control', {
  spec: { taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }] },
});
const said =
  '0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.';

export const schedulingCases: readonly Case[] = [
  {
    title: 'taints of all nodes',
    objects: [gpu, control, pod(unscheduled('0/2 nodes are available: 2 node(s) had untolerated taint(s).'))],
    cause: 'unschedulable',
    message:
      'Pod shop/web: none of 2 nodes is suitable: taint gpu=true:NoSchedule (1 node); taint node-role.kubernetes.io/control-plane:NoSchedule (1 node)',
    field: 'spec.tolerations',
  },
  {
    title: 'a request that no node can serve, next to the Pods that run',
    objects: [
      node('node-1'),
      gpu,
      pod({ metadata: { name: 'other', uid: 'other' }, container: { resources: { requests: { cpu: '1500m' } } } }),
      pod({ ...unscheduled(said), container: { resources: { requests: { cpu: '3' } } } }),
    ],
    cause: 'unschedulable',
    message:
      'Pod shop/web: none of 2 nodes is suitable: cpu request 3, at most 2500m free (1 node); taint gpu=true:NoSchedule (1 node)',
    field: 'spec.containers[0].resources.requests[cpu]',
  },
  {
    title: 'a nodeSelector that matches no node',
    objects: [
      node('node-1'),
      gpu,
      pod(
        unscheduled("0/2 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.", {
          nodeSelector: { disk: 'nvme' },
          tolerations: [{ operator: 'Exists' }],
        }),
      ),
    ],
    cause: 'unschedulable',
    message: 'Pod shop/web: none of 2 nodes is suitable: nodeSelector disk=nvme matches no node (2 nodes)',
    field: 'spec.nodeSelector[disk]',
  },
  {
    title: 'only the message of the scheduler, without nodes',
    objects: deploymentWith({ ...unscheduled(said), container: { resources: { requests: { cpu: '3' } } } }, 3, 0),
    cause: 'unschedulable',
    message:
      'all 3 Pods of Deployment shop/web: none of 3 nodes is suitable: not enough cpu free for request 3 (2 nodes); taints that it does not tolerate (1 node)',
    field: 'spec.template.spec.containers[0].resources.requests[cpu]',
  },
  {
    title: 'a topology spread, which only the scheduler judges',
    objects: [
      node('node-1'),
      pod(
        unscheduled("0/1 nodes are available: 1 node(s) didn't match pod topology spread constraints.", {
          topologySpreadConstraints: [
            { topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule' },
          ],
        }),
      ),
    ],
    cause: 'unschedulable',
    message:
      'Pod shop/web: none of 1 nodes is suitable: topology spread over topology.kubernetes.io/zone would exceed its maxSkew (1 node)',
    field: 'spec.topologySpreadConstraints[0]',
  },
  {
    title: 'an anti-affinity',
    objects: [pod(unscheduled("0/2 nodes are available: 2 node(s) didn't match pod anti-affinity rules."))],
    cause: 'unschedulable',
    message: 'Pod shop/web: none of 2 nodes is suitable: podAntiAffinity (2 nodes)',
    field: 'spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution',
  },
  {
    title: 'a port of the node that another Pod has',
    objects: [
      pod({
        ...unscheduled("0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports."),
        container: { ports: [{ containerPort: 9000 }, { containerPort: 8080, hostPort: 80 }] },
      }),
    ],
    cause: 'unschedulable',
    message: 'Pod shop/web: none of 1 nodes is suitable: hostPort 80 is in use (1 node)',
    field: 'spec.containers[0].ports[1].hostPort',
  },
  {
    title: 'a scheduler that does not run',
    objects: [
      pod({
        spec: { nodeName: undefined, schedulerName: 'batch' },
        status: { phase: 'Pending', conditions: undefined, containerStatuses: undefined },
      }),
    ],
    cause: 'unschedulable',
    message: 'Pod shop/web: no scheduler has considered it, and its schedulerName is "batch"',
    field: 'spec.schedulerName',
  },
  {
    title: 'a cluster without a scheduler',
    objects: [
      pod({
        spec: { nodeName: undefined, schedulerName: 'default-scheduler' },
        status: { phase: 'Pending', conditions: undefined, containerStatuses: undefined },
      }),
    ],
    cause: 'unschedulable',
    message: 'Pod shop/web: no scheduler has considered it',
    field: '',
  },
  {
    title: 'a volume that its provisioner does not make',
    objects: [
      pod({
        ...unscheduled('running PreBind plugin "VolumeBinding": binding volumes: context deadline exceeded'),
        spec: { nodeName: undefined, volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
        status: {
          phase: 'Pending',
          conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulerError', message: 'binding volumes' }],
          containerStatuses: undefined,
        },
      }),
      object('v1', 'PersistentVolumeClaim', 'data', { status: { phase: 'Pending' } }, { creationTimestamp: now }),
    ],
    cause: 'unschedulable',
    message: 'Pod shop/web: not scheduled yet: PersistentVolumeClaim "data" has no volume',
    field: 'spec.volumes[0].persistentVolumeClaim',
  },
  {
    title: 'a ResourceClaim that does not exist',
    objects: [
      pod({
        spec: { nodeName: undefined, resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }] },
        status: { phase: 'Pending', conditions: undefined, containerStatuses: undefined },
      }),
    ],
    cause: 'unschedulable',
    message: 'Pod shop/web: not scheduled yet: a ResourceClaim does not exist, or has no devices',
    field: 'spec.resourceClaims',
  },
  {
    title: 'a topology spread over a label that no node has',
    objects: [
      pod(
        unscheduled(
          "0/1 nodes are available: 1 node(s) didn't match pod topology spread constraints (missing required label).",
          { topologySpreadConstraints: [{ topologyKey: 'zone', maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule' }] },
        ),
      ),
    ],
    cause: 'unschedulable',
    message: 'Pod shop/web: none of 1 nodes is suitable: topology spread: no label zone (1 node)',
    field: 'spec.topologySpreadConstraints[0].topologyKey',
  },
  {
    title: 'an anti-affinity of other Pods',
    objects: [pod(unscheduled("0/1 nodes are available: 1 node(s) didn't satisfy existing pods anti-affinity rules."))],
    cause: 'unschedulable',
    message: 'Pod shop/web: none of 1 nodes is suitable: its labels match podAntiAffinity of other Pods (1 node)',
    field: 'metadata.labels',
  },
  {
    title: 'a request of an init container',
    objects: [
      node('node-1'),
      pod({
        ...unscheduled('0/1 nodes are available: 1 Insufficient memory.'),
        spec: {
          nodeName: undefined,
          initContainers: [{ name: 'load', resources: { requests: { memory: '900Gi' } } }],
        },
      }),
    ],
    cause: 'unschedulable',
    message: 'Pod shop/web: none of 1 nodes is suitable: memory request 900Gi, at most 16Gi free (1 node)',
    field: 'spec.initContainers[0].resources.requests[memory]',
  },
  {
    title: 'a request of a Pod as a whole',
    objects: [
      node('node-1'),
      pod({
        ...unscheduled('0/1 nodes are available: 1 Insufficient memory.'),
        spec: { nodeName: undefined, containers: [{ name: 'web' }], resources: { requests: { memory: '900Gi' } } },
      }),
    ],
    cause: 'unschedulable',
    message: 'Pod shop/web: none of 1 nodes is suitable: memory request 900Gi, at most 16Gi free (1 node)',
    field: 'spec.resources.requests[memory]',
  },
  {
    title: 'a Pod for which others have to go',
    objects: [
      node('node-1'),
      pod(
        (({ status, ...parts }) => ({ ...parts, status: { ...status, nominatedNodeName: 'node-1' } }))(
          unscheduled('0/1 nodes are available: 1 Insufficient cpu.'),
        ),
      ),
    ],
    cause: 'unschedulable',
    severity: 'progress',
    message: 'Pod shop/web: waits until Pods of a lower priority have left node "node-1"',
    field: '',
  },
  {
    title: 'a node that does not exist',
    objects: [
      node('node-1'),
      pod({
        spec: { nodeName: 'node-9' },
        status: { phase: 'Pending', startTime: undefined, conditions: undefined, containerStatuses: undefined },
      }),
    ],
    cause: 'node-lost',
    message: 'Pod shop/web: node "node-9" does not exist',
    field: 'spec.nodeName',
  },
  {
    title: 'a claim without a volume',
    objects: [
      pod(
        unscheduled('0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found', {
          volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
        }),
      ),
    ],
    cause: 'unschedulable',
    message: 'Pod shop/web: none of 2 nodes is suitable: PersistentVolumeClaim "data" has no volume',
    field: 'spec.volumes[0].persistentVolumeClaim',
  },
  {
    title: 'scheduling gates',
    objects: [
      pod({
        spec: { nodeName: undefined, schedulingGates: [{ name: 'example.com/quota' }] },
        status: {
          phase: 'Pending',
          conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }],
          containerStatuses: undefined,
        },
      }),
    ],
    cause: 'scheduling-gated',
    severity: 'warning',
    message: 'Pod shop/web: not scheduled because of scheduling gates example.com/quota',
    field: 'spec.schedulingGates',
  },
];
