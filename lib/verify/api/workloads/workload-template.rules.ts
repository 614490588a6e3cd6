import { deployment, template } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/name-in-host-names',
    severity: 'warning',
    title: 'The name of a workload is a DNS label.',
    why: 'It becomes part of the names of Pods, and those are host names. (The server only warns.)',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names',
    failing: { object: deployment({}, { name: 'web.example' }) },
    passing: { object: deployment({}, { name: 'web-example' }) },
  },
  {
    code: 'api/shared-disk',
    severity: 'error',
    until: '1.28',
    title: 'Up to 1.28, several Pods mount a disk of Google Compute Engine only for reading.',
    why: 'Such a disk can be attached to several nodes only for reading.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#gcepersistentdisk',
    failing: {
      kubernetes: '1.28',
      object: deployment({
        template: template({ volumes: [{ name: 'data', gcePersistentDisk: { pdName: 'data', readOnly: false } }] }),
        replicas: 2,
      }),
    },
    passing: {
      kubernetes: '1.28',
      object: deployment({
        template: template({ volumes: [{ name: 'data', gcePersistentDisk: { pdName: 'data', readOnly: true } }] }),
        replicas: 2,
      }),
    },
  },
  {
    code: 'api/template-deadline',
    severity: 'error',
    title: 'The Pods of a workload that runs on have no deadline.',
    why: 'They would be ended and replaced at once, for ever.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#lifecycle',
    failing: { object: deployment({ template: template({ activeDeadlineSeconds: 60 }) }) },
    passing: { object: deployment({}) },
  },
  {
    code: 'api/template-restart-policy',
    severity: 'error',
    title: 'The Pods of a workload that runs on are always restarted.',
    why: 'A container that ended and stays down would be a replica that does nothing.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template',
    failing: { object: deployment({ template: template({ restartPolicy: 'OnFailure' }) }) },
    passing: { object: deployment({ template: template({ restartPolicy: 'Always' }) }) },
  },
];
