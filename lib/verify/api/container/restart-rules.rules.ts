import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/restart-policy',
    severity: 'error',
    until: '1.33',
    title: 'A container has a restart policy of its own only from 1.35; an init container before that only Always.',
    why: 'Always on an init container makes it a sidecar (from 1.29). On containers older servers know the Pod’s policy alone.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
    failing: { kubernetes: '1.33', object: podOf({ restartPolicy: 'Never' }) },
    passing: { kubernetes: '1.35', object: podOf({ restartPolicy: 'Never' }) },
  },
  {
    code: 'api/restart-rules',
    severity: 'error',
    since: '1.35',
    title: 'Each of at most 20 restart rules has an action and exit codes with an operator, and at most 255 of them.',
    why: 'The first rule that fits an exit decides, and the container’s restartPolicy where none does. Rules on sidecars are for 1.36 and later.',
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
