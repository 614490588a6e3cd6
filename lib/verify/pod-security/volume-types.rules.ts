import { restrictedPod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'pod-security/hostPathVolumes',
    severity: 'error',
    title: 'A Pod has no hostPath volume.',
    why: 'A hostPath outlives the Pod and shows files of other Pods. Many paths give root access to the node.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: { object: restrictedPod({ spec: { volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }] } }) },
    passing: { object: restrictedPod({ spec: { volumes: [{ name: 'logs', emptyDir: {} }] } }) },
  },
  {
    code: 'pod-security/restrictedVolumes',
    severity: 'error',
    title:
      'A volume is a configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected or secret.',
    why: 'Other types bypass the claims and drivers that an administrator allows.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    failing: {
      object: restrictedPod({ spec: { volumes: [{ name: 'data', nfs: { server: 'nfs', path: '/data' } }] } }),
    },
    passing: {
      object: restrictedPod({ spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } }),
    },
  },
];
