import { restrictedPod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'pod-security/hostPorts',
    severity: 'error',
    title: 'No container takes a port of the node.',
    why: 'It is reached past Services and NetworkPolicies, and two such Pods cannot share a node. A Service does it better.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: { object: restrictedPod({ container: { ports: [{ containerPort: 8080, hostPort: 8080 }] } }) },
    passing: { object: restrictedPod({ container: { ports: [{ containerPort: 8080 }] } }) },
  },
  {
    code: 'pod-security/hostProbesAndHostLifecycle',
    severity: 'error',
    since: '1.34',
    title: 'Probes and lifecycle hooks call no host but their own Pod.',
    why: 'The kubelet makes the call, from the node and past NetworkPolicies: a way into what the Pod cannot reach itself.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: { object: restrictedPod({ container: { livenessProbe: { httpGet: { host: '10.0.0.1', port: 8080 } } } }) },
    passing: { object: restrictedPod({ container: { livenessProbe: { httpGet: { port: 8080 } } } }) },
  },
];
