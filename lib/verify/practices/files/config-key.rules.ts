import type { Rule } from '../../../kubernetes/rule';
import { deployment, settings } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/config-key',
    severity: 'warning',
    title: 'A key that is mounted or read exists in its ConfigMap or Secret.',
    why: 'Otherwise the container waits for the key and does not start. Only objects in the app are checked.',
    source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#using-configmaps-as-files-from-a-pod',
    failing: {
      object: [
        settings({ 'app.yaml': '' }),
        deployment({
          container: { volumeMounts: [{ name: 'files', mountPath: '/app.yml', subPath: 'app.yml' }] },
          spec: { volumes: [{ name: 'files', configMap: { name: 'settings' } }] },
        }),
      ],
    },
    passing: {
      object: [
        settings({ 'app.yaml': '' }),
        deployment({
          container: { volumeMounts: [{ name: 'files', mountPath: '/app.yaml', subPath: 'app.yaml' }] },
          spec: { volumes: [{ name: 'files', configMap: { name: 'settings' } }] },
        }),
      ],
    },
  },
];
