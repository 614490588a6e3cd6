import { restrictedPod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'pod-security/hostPathVolumes',
    severity: 'error',
    title: 'No volume is a directory of the node.',
    why: 'It outlives the Pod, shows what other Pods wrote, and many a path is a way to be root on the node.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: { object: restrictedPod({ spec: { volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }] } }) },
    passing: { object: restrictedPod({ spec: { volumes: [{ name: 'logs', emptyDir: {} }] } }) },
  },
  {
    code: 'pod-security/restrictedVolumes',
    severity: 'error',
    title:
      'Volumes are of a configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected or secret.',
    why: 'Others name storage in the Pod itself, past the claims and drivers that an administrator allows.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    failing: {
      object: restrictedPod({ spec: { volumes: [{ name: 'data', nfs: { server: 'nfs', path: '/data' } }] } }),
    },
    passing: {
      object: restrictedPod({ spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } }),
    },
  },
];
