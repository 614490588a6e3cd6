import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/app-armor-annotation',
    severity: 'error',
    title: 'An AppArmor annotation names a container of the Pod, and is runtime/default, unconfined or localhost/NAME.',
    why: 'The API server copies the profile to that container. Otherwise the container would run without it.',
    source: 'https://kubernetes.io/docs/reference/labels-annotations-taints/',
    failing: {
      object: pod({}, { annotations: { 'container.apparmor.security.beta.kubernetes.io/app': 'runtime/default' } }),
    },
    passing: {
      object: pod({}, { annotations: { 'container.apparmor.security.beta.kubernetes.io/web': 'runtime/default' } }),
    },
  },
  {
    code: 'api/mirror-pod',
    severity: 'error',
    title: 'A Pod with the annotation kubernetes.io/config.mirror has a nodeName.',
    why: 'The kubelet sets the annotation on the mirror Pods that represent its static Pods in the API.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/',
    failing: { object: pod({}, { annotations: { 'kubernetes.io/config.mirror': 'b7c1' } }) },
    passing: { object: pod() },
  },
  {
    code: 'api/pod-deletion-cost',
    severity: 'error',
    title: 'controller.kubernetes.io/pod-deletion-cost is a 32-bit integer, without "+" and leading zeros.',
    why: 'A ReplicaSet that scales down deletes Pods with a lower cost first.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#pod-deletion-cost',
    failing: { object: pod({}, { annotations: { 'controller.kubernetes.io/pod-deletion-cost': 'low' } }) },
    passing: { object: pod({}, { annotations: { 'controller.kubernetes.io/pod-deletion-cost': '-100' } }) },
  },
  {
    code: 'api/seccomp-annotation',
    severity: 'error',
    title: 'A seccomp annotation is runtime/default, unconfined or localhost/PATH.',
    why: 'Kubernetes ignores the annotation since 1.27, but the API server still validates it.',
    source: 'https://kubernetes.io/docs/reference/labels-annotations-taints/',
    failing: { object: pod({}, { annotations: { 'seccomp.security.alpha.kubernetes.io/pod': 'strict' } }) },
    passing: { object: pod({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }) },
  },
];
