import type { RuleDoc } from '../../findings/rule';

const autoscaling = 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale';
const networking = 'https://kubernetes.io/docs/concepts/services-networking/network-policies';

const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };

/** Budgets, autoscalers and network policies: what is said about the Pods of others. */
export const policyRules: readonly RuleDoc[] = [
  {
    code: 'api/disruption-budget',
    title: 'A disruption budget says how many Pods stay or how many may go, not both.',
    why: 'The two could contradict each other.',
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget',
    failing: { object: budget({ minAvailable: 1, maxUnavailable: 1 }) },
    passing: { object: budget({ minAvailable: 1 }) },
  },
  {
    code: 'api/autoscaler-limits',
    title: 'An autoscaler has a largest number of Pods, at least 1 and at least the smallest one.',
    why: 'The smallest is 1; from 1.37 on 0, with a metric that is measured without Pods.',
    source: autoscaling,
    failing: { object: autoscaler({ minReplicas: 3, maxReplicas: 2 }) },
    passing: { object: autoscaler({ minReplicas: 2, maxReplicas: 3 }) },
  },
  {
    code: 'api/object-reference',
    title: 'A reference has a kind, a name and, from 1.34 on, an API version with a group.',
    why: 'All that scales, but for ReplicationControllers, is in a group: apps/v1, not v1.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/',
    failing: { object: autoscaler({ scaleTargetRef: { ...target, apiVersion: 'v1' } }) },
    passing: { object: autoscaler({ scaleTargetRef: target }) },
  },
  {
    code: 'api/metric',
    title: 'A metric has one source, the one of its type, and a target of more than 0.',
    why: 'The autoscaler divides by the target.',
    source: `${autoscaling}/#scaling-on-resource-utilization`,
    failing: { object: autoscaler({ metrics: [cpu(0)] }) },
    passing: { object: autoscaler({ metrics: [cpu(1)] }) },
  },
  {
    code: 'api/scaling-policy',
    title: 'Scaling looks back at most an hour, and has a policy: a step of at least 1 in at most 1,800 seconds.',
    why: 'A step of nothing, or in no time, would not scale.',
    source: `${autoscaling}/#configurable-scaling-behavior`,
    failing: { object: autoscaler({ behavior: { scaleDown: { stabilizationWindowSeconds: 3601 } } }) },
    passing: { object: autoscaler({ behavior: { scaleDown: { stabilizationWindowSeconds: 3600 } } }) },
  },
  {
    code: 'api/network-policy-port',
    title: 'A port is a number or a name; a range starts at a number and does not end before it.',
    why: 'A name stands for one port.',
    source: `${networking}/#targeting-a-range-of-ports`,
    failing: { object: networkPolicy({ ports: [{ port: 'http', endPort: 8080 }] }) },
    passing: { object: networkPolicy({ ports: [{ port: 8000, endPort: 8080 }] }) },
  },
  {
    code: 'api/network-policy-peer',
    title: 'A peer is Pods, by selectors, or addresses, by a network.',
    why: 'An empty peer could mean everyone or no one. For everyone the list is left out.',
    source: `${networking}/#behavior-of-to-and-from-selectors`,
    failing: { object: networkPolicy({ from: [{}] }) },
    passing: { object: networkPolicy({ from: [{ podSelector: {} }] }) },
  },
];

function budget(spec: object): object {
  return { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'web' }, spec };
}

function autoscaler(spec: object): object {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: { scaleTargetRef: target, maxReplicas: 3, ...spec },
  };
}

function cpu(averageUtilization: number): object {
  return { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } };
}

function networkPolicy(rule: object): object {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'web' },
    spec: { podSelector: {}, ingress: [rule] },
  };
}
