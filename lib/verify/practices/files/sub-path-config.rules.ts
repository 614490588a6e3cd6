import type { Rule } from '../../../kubernetes/rule';
import { deployment, settings } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/sub-path-config',
    severity: 'warning',
    title: 'A ConfigMap that may change is mounted as a directory.',
    why: 'A file that is mounted by subPath stays as it was when the container started, unless a change of it rolls the Pods.',
    source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically',
    failing: {
      object: [
        settings({ 'app.yaml': '' }),
        deployment({
          container: { volumeMounts: [{ name: 'files', mountPath: '/app.yaml', subPath: 'app.yaml' }] },
          spec: { volumes: [{ name: 'files', configMap: { name: 'settings' } }] },
        }),
      ],
    },
    passing: {
      object: [
        settings({ 'app.yaml': '' }),
        deployment({
          container: { volumeMounts: [{ name: 'files', mountPath: '/files' }] },
          spec: { volumes: [{ name: 'files', configMap: { name: 'settings' } }] },
        }),
      ],
    },
  },
];
