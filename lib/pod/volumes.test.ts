import { fromResource } from './env';
import { configMap, downwardAPI, emptyDir, hostPath, imageVolume, secret, serviceAccountToken } from './volumes';

test('an emptyDir has no fields unless a size or a medium is set', () => {
  expect(emptyDir('tmp')).toEqual({ name: 'tmp', emptyDir: {} });
  expect(emptyDir('cache', { sizeLimit: '256Mi', medium: 'Memory' })).toEqual({
    name: 'cache',
    emptyDir: { medium: 'Memory', sizeLimit: '256Mi' },
  });
});

test('ConfigMaps and Secrets are taken by name or as anything that has one', () => {
  expect(configMap('config', 'settings')).toEqual({ name: 'config', configMap: { name: 'settings' } });
  expect(
    configMap(
      'config',
      { name: 'settings' },
      { items: [{ key: 'a', path: 'b/a' }], defaultMode: 0o440, optional: false },
    ),
  ).toEqual({
    name: 'config',
    configMap: { name: 'settings', items: [{ key: 'a', path: 'b/a' }], defaultMode: 288, optional: false },
  });
  expect(secret('tls', { name: 'shop-tls' }, { defaultMode: 0 })).toEqual({
    name: 'tls',
    secret: { secretName: 'shop-tls', defaultMode: 0 },
  });
});

test('a service account token is projected for an audience and a time', () => {
  expect(serviceAccountToken('vault')).toEqual({
    name: 'vault',
    projected: { sources: [{ serviceAccountToken: { path: 'token' } }] },
  });
  expect(
    serviceAccountToken('vault', {
      audience: 'vault',
      expirationSeconds: '2h',
      path: 'vault-token',
      defaultMode: 0o440,
    }),
  ).toEqual({
    name: 'vault',
    projected: {
      sources: [{ serviceAccountToken: { path: 'vault-token', audience: 'vault', expirationSeconds: 7200 } }],
      defaultMode: 288,
    },
  });
});

test('the downward API gives fields and resources by path', () => {
  expect(
    downwardAPI('podinfo', {
      labels: 'metadata.labels',
      'limits/memory': fromResource('limits.memory', { containerName: 'app' }),
    }),
  ).toEqual({
    name: 'podinfo',
    downwardAPI: {
      items: [
        { path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } },
        { path: 'limits/memory', resourceFieldRef: { containerName: 'app', resource: 'limits.memory' } },
      ],
    },
  });
  expect(downwardAPI('podinfo', {}, { defaultMode: 0o400 })).toEqual({
    name: 'podinfo',
    downwardAPI: { items: [], defaultMode: 256 },
  });
  // @ts-expect-error the Pod's address is not yet known when volumes are made
  expect(downwardAPI('podinfo', { ip: 'status.podIP' })).toBeDefined();
});

test('images and directories of the node are volumes too', () => {
  expect(imageVolume('model', 'registry.example/model:1')).toEqual({
    name: 'model',
    image: { reference: 'registry.example/model:1' },
  });
  expect(imageVolume('model', 'registry.example/model:1', { pullPolicy: 'IfNotPresent' })).toEqual({
    name: 'model',
    image: { reference: 'registry.example/model:1', pullPolicy: 'IfNotPresent' },
  });
  expect(hostPath('sys', '/sys')).toEqual({ name: 'sys', hostPath: { path: '/sys' } });
  expect(hostPath('sys', '/sys', { type: '' })).toEqual({ name: 'sys', hostPath: { path: '/sys', type: '' } });
});
