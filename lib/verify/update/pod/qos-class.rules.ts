import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/qos-class',
    severity: 'error',
    since: '1.29',
    title: 'An update or a resize of a Pod keeps its QoS class.',
    why: 'By its class a node chooses which Pods to evict. It is Guaranteed, Burstable or BestEffort by the resources of all containers.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/',
    failing: {
      kubernetes: '1.35',
      resize: true,
      old: podOf({ resources: { requests: { cpu: '1', memory: '1Gi' } } }),
      object: podOf({ resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } } }),
    },
    passing: {
      kubernetes: '1.35',
      resize: true,
      old: podOf({ resources: { requests: { cpu: '1', memory: '1Gi' } } }),
      object: podOf({ resources: { requests: { cpu: '2', memory: '1Gi' } } }),
    },
  },
];
