import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/restart-policy',
    severity: 'error',
    title:
      'A container has a restartPolicy that the target release supports: before 1.35, only Always on an init container.',
    why: 'Always makes an init container a sidecar (1.29 or later). Since 1.35, restartPolicy is required if a container has restart rules.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
    failing: { kubernetes: '1.33', object: podOf({ restartPolicy: 'Never' }) },
    passing: { kubernetes: '1.35', object: podOf({ restartPolicy: 'Never' }) },
  },
  {
    code: 'api/restart-rules',
    severity: 'error',
    since: '1.35',
    title: 'A container has at most 20 restart rules, each with an action, an operator and at most 255 exit codes.',
    why: 'The first rule that matches the exit code applies, otherwise restartPolicy does. A sidecar can have rules since 1.36.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
    failing: { object: podOf({ restartPolicy: 'Never', restartPolicyRules: [{ action: 'Restart' }] }) },
    passing: {
      object: podOf({
        restartPolicy: 'Never',
        restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [42] } }],
      }),
    },
  },
];
