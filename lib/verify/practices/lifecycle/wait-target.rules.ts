import type { Rule } from '../../../kubernetes/rule';
import { deployment, other, service } from '../facts/example-objects';

const waiting = (command: string) =>
  deployment({
    name: 'shop',
    labels: { app: 'shop' },
    spec: { initContainers: [other('wait', { command: ['sh', '-c', command] })] },
  });

export const rules: readonly Rule[] = [
  {
    code: 'practice/wait-target',
    severity: 'warning',
    title: 'An init container or probe calls a Service of the app by its name, and at a port that it has.',
    why: 'Otherwise it waits forever: the Pod never starts, or never becomes ready.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#init-containers-in-use',
    failing: { object: [deployment(), service('http'), waiting('until nc -z web 8080; do sleep 1; done')] },
    passing: { object: [deployment(), service('http'), waiting('until nc -z web 80; do sleep 1; done')] },
  },
];
