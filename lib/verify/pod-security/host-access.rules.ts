import { restrictedPod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'pod-security/hostPorts',
    severity: 'error',
    title: 'No container has a hostPort.',
    why: 'A hostPort bypasses Services and NetworkPolicies, and two Pods with the same one cannot run on one node. Use a Service.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: { object: restrictedPod({ container: { ports: [{ containerPort: 8080, hostPort: 8080 }] } }) },
    passing: { object: restrictedPod({ container: { ports: [{ containerPort: 8080 }] } }) },
  },
  {
    code: 'pod-security/hostProbesAndHostLifecycle',
    severity: 'error',
    since: '1.34',
    title: 'Probes and lifecycle hooks connect only to their own Pod.',
    why: 'The kubelet connects from the node and bypasses NetworkPolicies, so it could reach hosts that the Pod cannot.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: { object: restrictedPod({ container: { livenessProbe: { httpGet: { host: '10.0.0.1', port: 8080 } } } }) },
    passing: { object: restrictedPod({ container: { livenessProbe: { httpGet: { port: 8080 } } } }) },
  },
];
