import type { Rule } from '../../../kubernetes/rule';
import { deployment, other } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/sidecar-pre-stop',
    severity: 'warning',
    since: '1.29',
    title: 'A native sidecar does not stop itself in its preStop hook.',
    why: 'All preStop hooks run at the same time when a Pod stops. The application would lose its proxy or log processor while it still works.',
    source:
      'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle',
    failing: {
      object: deployment({
        spec: {
          initContainers: [
            other('proxy', {
              restartPolicy: 'Always',
              lifecycle: { preStop: { exec: { command: ['nginx', '-s', 'quit'] } } },
            }),
          ],
        },
      }),
    },
    passing: { object: deployment({ spec: { initContainers: [other('proxy', { restartPolicy: 'Always' })] } }) },
  },
];
