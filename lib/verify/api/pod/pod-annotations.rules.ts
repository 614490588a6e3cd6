import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/app-armor-annotation',
    severity: 'error',
    title:
      'An AppArmor profile in an annotation is of a container that there is, and runtime/default, unconfined or localhost/NAME.',
    why: 'The server copies it into the container, which would otherwise run without it.',
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
    title: 'A Pod that is marked as the mirror of a static one has a nodeName.',
    why: 'Kubelets write the annotation to show in the API what runs on their node from a file.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/',
    failing: { object: pod({}, { annotations: { 'kubernetes.io/config.mirror': 'b7c1' } }) },
    passing: { object: pod() },
  },
  {
    code: 'api/pod-deletion-cost',
    severity: 'error',
    title: 'The deletion cost of a Pod is a whole number of 32 bits, without + or zeros in front.',
    why: 'A ReplicaSet that scales down removes Pods with a lower one first.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#pod-deletion-cost',
    failing: { object: pod({}, { annotations: { 'controller.kubernetes.io/pod-deletion-cost': 'low' } }) },
    passing: { object: pod({}, { annotations: { 'controller.kubernetes.io/pod-deletion-cost': '-100' } }) },
  },
  {
    code: 'api/seccomp-annotation',
    severity: 'error',
    title: 'A seccomp profile in an annotation is runtime/default, unconfined or localhost/PATH.',
    why: 'Nothing reads the annotation since 1.27, but the server still checks it.',
    source: 'https://kubernetes.io/docs/reference/labels-annotations-taints/',
    failing: { object: pod({}, { annotations: { 'seccomp.security.alpha.kubernetes.io/pod': 'strict' } }) },
    passing: { object: pod({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }) },
  },
];
