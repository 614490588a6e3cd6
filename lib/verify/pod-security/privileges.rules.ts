import { restrictedPod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'pod-security/allowPrivilegeEscalation',
    severity: 'error',
    title: 'Every container sets `allowPrivilegeEscalation: false` (except on Windows).',
    why: 'Otherwise setuid programs in the image, such as sudo, can become root, whatever user the container runs as.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    failing: { object: restrictedPod({ security: { allowPrivilegeEscalation: true } }) },
    passing: { object: restrictedPod() },
  },
  {
    code: 'pod-security/privileged',
    severity: 'error',
    title: 'No container is privileged.',
    why: 'A privileged container has all capabilities and devices of the node: its processes have root access to the node.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: { object: restrictedPod({ security: { allowPrivilegeEscalation: true, privileged: true } }) },
    passing: { object: restrictedPod() },
  },
  {
    code: 'pod-security/windowsHostProcess',
    severity: 'error',
    title: 'No container is a Windows HostProcess container.',
    why: 'Such a container has full access to its node.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: {
      object: {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'web' },
        spec: {
          securityContext: { windowsOptions: { hostProcess: true, runAsUserName: 'NT AUTHORITY\\SYSTEM' } },
          containers: [{ name: 'web', image: 'nginx:1.29', securityContext: {} }],
          os: { name: 'windows' },
          hostNetwork: true,
        },
      },
    },
    passing: {
      object: {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'web' },
        spec: {
          securityContext: { windowsOptions: { hostProcess: false } },
          containers: [{ name: 'web', image: 'nginx:1.29', securityContext: {} }],
          os: { name: 'windows' },
        },
      },
    },
  },
];
