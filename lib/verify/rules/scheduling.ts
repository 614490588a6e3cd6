import type { RuleDoc } from '../../findings/rule';
import { pod } from './pod-example';

const concepts = 'https://kubernetes.io/docs/concepts/scheduling-eviction';
const affinityPage = `${concepts}/assign-pod-node/#affinity-and-anti-affinity`;

const selected = { labelSelector: { matchLabels: { app: 'web' } } };

/** Where Pods run, when, and beside which others. */
export const schedulingRules: readonly RuleDoc[] = [
  {
    code: 'api/affinity-weight',
    title: 'The weight of a preference is 1 to 100.',
    why: 'The scheduler adds up the weights of what a node fulfils; 0 would count for nothing.',
    source: affinityPage,
    failing: { object: pod({ affinity: preferred(0) }) },
    passing: { object: pod({ affinity: preferred(1) }) },
  },
  {
    code: 'api/topology-key',
    title: 'Affinity to Pods and spreading name the label by which nodes are in one domain.',
    why: 'Without it there is no "same place" that Pods could share or avoid.',
    source: affinityPage,
    failing: { object: pod({ topologySpreadConstraints: [spread({ ...selected, topologyKey: '' })] }) },
    passing: { object: pod({ topologySpreadConstraints: [spread(selected)] }) },
  },
  {
    code: 'api/node-selector',
    title: 'A required node affinity has at least one term, and matchFields asks for metadata.name only.',
    why: 'A list without terms would match no node at all, and a name is the one field that the scheduler looks at.',
    source: `${concepts}/assign-pod-node/#node-affinity`,
    failing: { object: pod({ affinity: onNodes([]) }) },
    passing: { object: pod({ affinity: onNodes([{ matchExpressions: [{ key: 'gpu', operator: 'Exists' }] }]) }) },
  },
  {
    code: 'api/match-label-keys',
    title: 'matchLabelKeys stand beside a labelSelector that does not ask for the same keys itself.',
    why: 'The server adds a requirement for each of them to the selector, with the value that the Pod has.',
    source: `${concepts}/assign-pod-node/#matchlabelkeys`,
    failing: { object: pod({ topologySpreadConstraints: [spread({ matchLabelKeys: ['pod-template-hash'] })] }) },
    passing: {
      object: pod({
        topologySpreadConstraints: [spread({ matchLabelKeys: ['pod-template-hash'], labelSelector: {} })],
      }),
    },
  },
  {
    code: 'api/topology-spread',
    title:
      'maxSkew and minDomains are 1 or more, minDomains needs DoNotSchedule, and no two constraints are of one kind.',
    why: 'A skew of 0 cannot be kept while Pods come one by one, and minDomains is a reason to wait.',
    source: `${concepts}/topology-spread-constraints/`,
    failing: { object: pod({ topologySpreadConstraints: [spread({ ...selected, maxSkew: 0 })] }) },
    passing: { object: pod({ topologySpreadConstraints: [spread(selected)] }) },
  },
  {
    code: 'api/toleration',
    title: 'A toleration without a key says Exists, Exists takes no value, and tolerationSeconds needs NoExecute.',
    why: 'Taints are compared by key and value, and only those that evict leave a Pod any time.',
    source: `${concepts}/taint-and-toleration/`,
    failing: { object: pod({ tolerations: [{ key: 'gpu', operator: 'Exists', value: 'a100' }] }) },
    passing: { object: pod({ tolerations: [{ key: 'gpu', operator: 'Equal', value: 'a100' }] }) },
  },
  {
    code: 'api/tolerations-annotation',
    title: 'Tolerations in an annotation are JSON: a list of objects.',
    why: 'The annotation is from before there was a field for it. Nothing reads it any more, but the server still checks it.',
    source: `${concepts}/taint-and-toleration/`,
    failing: { object: pod({}, { annotations: { 'scheduler.alpha.kubernetes.io/tolerations': 'gpu' } }) },
    passing: { object: pod({ tolerations: [{ key: 'gpu', operator: 'Exists' }] }) },
  },
  {
    code: 'api/scheduling-gates',
    title: 'Scheduling gates have different names, and a Pod that has any has no node yet.',
    why: 'A gated Pod waits to be scheduled until the last gate is removed.',
    source: `${concepts}/pod-scheduling-readiness/`,
    failing: { object: pod({ schedulingGates: [{ name: 'quota' }], nodeName: 'node-1' }) },
    passing: { object: pod({ schedulingGates: [{ name: 'quota' }] }) },
  },
  {
    code: 'api/resource-claim',
    title:
      'A claim has a name of its own in the Pod and either a ResourceClaim or a template; containers use claims of the Pod.',
    why: 'Devices are allocated to the claim before the Pod is scheduled.',
    source: `${concepts}/dynamic-resource-allocation/`,
    failing: { object: pod({ resourceClaims: [{ name: 'gpu' }] }) },
    passing: { object: pod({ resourceClaims: [{ name: 'gpu', resourceClaimTemplateName: 'one-gpu' }] }) },
  },
  {
    code: 'api/pod-resources',
    title:
      'The resources of a Pod as a whole are at least those of its containers together, on Linux, and without claims.',
    why: 'The containers share what the Pod has; what they request beyond it could not be given to them.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/',
    failing: { object: pod({ containers: [requesting('500m')], resources: { requests: { cpu: '250m' } } }) },
    passing: { object: pod({ containers: [requesting('500m')], resources: { requests: { cpu: '500m' } } }) },
  },
  {
    code: 'api/deprecated-label',
    title: 'Labels of nodes that have been renamed are asked for by their new names.',
    why: 'Nodes no longer get the old ones, so that the Pod may never be scheduled. The server takes it with a warning.',
    source: 'https://kubernetes.io/docs/reference/labels-annotations-taints/',
    failing: { object: pod({ nodeSelector: { 'beta.kubernetes.io/os': 'linux' } }) },
    passing: { object: pod({ nodeSelector: { 'kubernetes.io/os': 'linux' } }) },
  },
  {
    code: 'api/no-selector',
    title: 'Affinity to Pods and spreading say which Pods they mean.',
    why: 'Without a labelSelector they mean none and have no effect. The server takes it with a warning.',
    source: `${concepts}/topology-spread-constraints/#topologyspreadconstraints-field`,
    failing: { object: pod({ topologySpreadConstraints: [spread({})] }) },
    passing: {
      object: pod({ topologySpreadConstraints: [spread(selected)] }),
    },
  },
];

function preferred(weight: number): object {
  const preference = { matchExpressions: [{ key: 'ssd', operator: 'Exists' }] };
  return { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight, preference }] } };
}

function onNodes(nodeSelectorTerms: readonly object[]): object {
  return { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } };
}

function spread(more: object): object {
  return { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', ...more };
}

function requesting(cpu: string): object {
  return { name: 'web', image: 'nginx:1.29', resources: { requests: { cpu } } };
}
