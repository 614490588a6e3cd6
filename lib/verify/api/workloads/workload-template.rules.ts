import { deployment, template } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/name-in-host-names',
    severity: 'warning',
    title: 'The name of a workload is a DNS label.',
    why: 'It becomes part of the names and host names of its Pods. The API server accepts others with a warning.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names',
    failing: { object: deployment({}, { name: 'web.example' }) },
    passing: { object: deployment({}, { name: 'web-example' }) },
  },
  {
    code: 'api/shared-disk',
    severity: 'error',
    until: '1.28',
    title: 'A workload with several Pods mounts a gcePersistentDisk only with readOnly: true.',
    why: 'A Google Compute Engine disk can be attached to several nodes only for reading.',
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
    title: 'Pods of a long-running workload have no activeDeadlineSeconds.',
    why: 'The controller would replace each Pod when its deadline passes. Use a Job for Pods that end.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#lifecycle',
    failing: { object: deployment({ template: template({ activeDeadlineSeconds: 60 }) }) },
    passing: { object: deployment({}) },
  },
  {
    code: 'api/template-restart-policy',
    severity: 'error',
    title: 'Pods of a long-running workload have restartPolicy: Always.',
    why: 'Otherwise a container that exits would stay stopped, and its replica would do nothing.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template',
    failing: { object: deployment({ template: template({ restartPolicy: 'OnFailure' }) }) },
    passing: { object: deployment({ template: template({ restartPolicy: 'Always' }) }) },
  },
];
