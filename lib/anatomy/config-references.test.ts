import type { PodSpec } from '../kubernetes/generated/types';
import { configReferences } from './config-references';

test('all places where Pods read ConfigMaps and Secrets, with their fields', () => {
  const image = 'registry.example/app:1';
  const spec: PodSpec = {
    volumes: [
      { name: 'settings', configMap: { name: 'app', items: [{ key: 'app.yaml', path: 'conf/app.yaml' }] } },
      { name: 'scratch', emptyDir: {} },
      {
        name: 'all',
        projected: { sources: [{ configMap: { name: 'ca', optional: true } }, { secret: { name: 'token' } }] },
      },
      { name: 'tls', secret: { secretName: 'tls' } },
    ],
    initContainers: [{ name: 'migrate', image, envFrom: [{ secretRef: { name: 'db' } }] }],
    containers: [
      {
        name: 'app',
        image,
        env: [
          { name: 'MODE', value: 'fast' },
          { name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'app', key: 'level', optional: true } } },
        ],
      },
    ],
    ephemeralContainers: [{ name: 'debug', image, envFrom: [{ configMapRef: { name: 'tools' } }] }],
  };
  expect(configReferences(spec)).toEqual([
    {
      kind: 'ConfigMap',
      name: 'app',
      field: 'spec.volumes[0].configMap',
      volume: 'settings',
      keys: [{ key: 'app.yaml', path: 'conf/app.yaml', field: 'spec.volumes[0].configMap.items[0].key' }],
      isOptional: false,
    },
    {
      kind: 'ConfigMap',
      name: 'ca',
      field: 'spec.volumes[2].projected.sources[0].configMap',
      volume: 'all',
      isOptional: true,
    },
    {
      kind: 'Secret',
      name: 'token',
      field: 'spec.volumes[2].projected.sources[1].secret',
      volume: 'all',
      isOptional: false,
    },
    { kind: 'Secret', name: 'tls', field: 'spec.volumes[3].secret', volume: 'tls', isOptional: false },
    {
      kind: 'Secret',
      name: 'db',
      field: 'spec.initContainers[0].envFrom[0].secretRef',
      container: 'migrate',
      isOptional: false,
    },
    {
      kind: 'ConfigMap',
      name: 'app',
      field: 'spec.containers[0].env[1].valueFrom.configMapKeyRef',
      container: 'app',
      keys: [{ key: 'level', field: 'spec.containers[0].env[1].valueFrom.configMapKeyRef.key' }],
      isOptional: true,
    },
    {
      kind: 'ConfigMap',
      name: 'tools',
      field: 'spec.ephemeralContainers[0].envFrom[0].configMapRef',
      container: 'debug',
      isOptional: false,
    },
  ]);
});

test('a Pod without configuration, and values of a wrong type', () => {
  expect(configReferences(undefined)).toEqual([]);
  const spec = { volumes: null, containers: [{ name: 'app', env: [{ name: 'A', valueFrom: null }], envFrom: [null] }] };
  expect(configReferences(spec as never)).toEqual([]);
  const unnamed = {
    volumes: [{ name: 'a', configMap: {} }],
    containers: [{ name: 'app', envFrom: [{ secretRef: {} }] }],
  };
  expect(configReferences(unnamed as never)).toEqual([]);
});
