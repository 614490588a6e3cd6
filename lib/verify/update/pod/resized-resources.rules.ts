import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

const cpu = (amount: string) => ({ resources: { requests: { cpu: amount } } });
const memory = (amount: string) => ({ resources: { requests: { memory: '1Gi' }, limits: { memory: amount } } });
const init = (amount: string, restartPolicy: string) => ({
  initContainers: [
    {
      name: 'migrate',
      image: 'app:1',
      resources: { requests: { cpu: amount } },
      resizePolicy: [{ resourceName: 'cpu', restartPolicy }],
    },
  ],
});

export const rules: readonly Rule[] = [
  {
    code: 'api/resize-removal',
    severity: 'error',
    since: '1.33',
    title: 'A resize keeps a request or limit of all that was requested or limited.',
    why: 'Without it, the QoS class and the share of the container could change.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/',
    failing: {
      kubernetes: '1.35',
      resize: true,
      old: podOf({ resources: { requests: { cpu: '1', memory: '1Gi' } } }),
      object: podOf(cpu('1')),
    },
    passing: { resize: true, old: podOf(cpu('1')), object: podOf(cpu('2')) },
  },
  {
    code: 'api/resize-memory-limit',
    severity: 'error',
    until: '1.33',
    title: 'A resize lowers no memory limit without a restart.',
    why: 'In 1.33, the kubelet could not tell whether a container still uses that memory. 1.34 and later try it.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/',
    failing: { kubernetes: '1.33', resize: true, old: podOf(memory('4Gi')), object: podOf(memory('2Gi')) },
    passing: { kubernetes: '1.33', resize: true, old: podOf(memory('2Gi')), object: podOf(memory('4Gi')) },
  },
  {
    code: 'api/resize-other',
    severity: 'error',
    since: '1.33',
    title: 'A resize changes only cpu and memory.',
    why: 'Other resources, and what a resize restarts, are set when the Pod is created.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/',
    failing: {
      kubernetes: '1.35',
      resize: true,
      old: podOf(cpu('1')),
      object: podOf({ resources: { requests: { cpu: '1', 'ephemeral-storage': '1Gi' } } }),
    },
    passing: { resize: true, old: podOf(cpu('1')), object: podOf(cpu('2')) },
  },
  {
    code: 'api/resize-init-restart',
    severity: 'error',
    since: '1.36',
    title: 'An init container that would be restarted is not resized.',
    why: 'An init container has ended, or runs once. Only sidecars restart.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/',
    failing: {
      kubernetes: '1.36',
      resize: true,
      old: podOf({}, init('1', 'RestartContainer')),
      object: podOf({}, init('2', 'RestartContainer')),
    },
    passing: {
      kubernetes: '1.36',
      resize: true,
      old: podOf({}, init('1', 'NotRequired')),
      object: podOf({}, init('2', 'NotRequired')),
    },
  },
];
