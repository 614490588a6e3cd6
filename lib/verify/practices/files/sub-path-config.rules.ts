import type { Rule } from '../../../kubernetes/rule';
import { deployment, settings } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/sub-path-config',
    severity: 'warning',
    on: false,
    title: 'A ConfigMap that can change is mounted as a directory, not by subPath.',
    why: 'The kubelet never updates a file that is mounted by subPath. It is fine only if a change of the ConfigMap rolls the Pods.',
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
