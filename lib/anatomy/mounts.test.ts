import type { Container } from '../kubernetes/generated/types';
import { mountCovering, mounts, normalPath } from './mounts';

const container: Container = {
  name: 'web',
  image: 'i',
  volumeMounts: [
    { name: 'data', mountPath: '/var' },
    { name: 'logs', mountPath: '/var/log/', subPath: 'web' },
    { name: 'config', mountPath: '/etc/web', readOnly: true },
  ],
};

test('returns all mounts with their fields', () => {
  const sidecar: Container = {
    name: 'logs',
    image: 'i',
    restartPolicy: 'Always',
    volumeMounts: [{ name: 'logs', mountPath: '/in', subPathExpr: '$(POD)' }],
  };
  expect(
    mounts({ spec: { initContainers: [sidecar], containers: [container] } }).map(({ containerField, ...rest }) => rest),
  ).toEqual([
    {
      container: 'logs',
      role: 'sidecar',
      volume: 'logs',
      mountPath: '/in',
      subPath: '$(POD)',
      readOnly: false,
      field: 'spec.initContainers[0].volumeMounts[0]',
    },
    {
      container: 'web',
      role: 'main',
      volume: 'data',
      mountPath: '/var',
      readOnly: false,
      field: 'spec.containers[0].volumeMounts[0]',
    },
    {
      container: 'web',
      role: 'main',
      volume: 'logs',
      mountPath: '/var/log/',
      subPath: 'web',
      readOnly: false,
      field: 'spec.containers[0].volumeMounts[1]',
    },
    {
      container: 'web',
      role: 'main',
      volume: 'config',
      mountPath: '/etc/web',
      readOnly: true,
      field: 'spec.containers[0].volumeMounts[2]',
    },
  ]);
});

test.each([
  ['/var', 'data'],
  ['/var/lib', 'data'],
  ['/var/logs', 'data'],
  ['/var/log', 'logs'],
  ['/var/log/', 'logs'],
  ['/var/log/web/today', 'logs'],
  ['/var/log/../lib', 'data'],
  ['/etc/web', 'config'],
  ['/etc', undefined],
  ['/', undefined],
  ['/variable', undefined],
])('%s lies in the volume %s', (directory, volume) => {
  expect(mountCovering(container, directory)?.name).toBe(volume);
});

test('a mount at the root covers everything', () => {
  expect(
    mountCovering({ name: 'a', image: 'i', volumeMounts: [{ name: 'root', mountPath: '/' }] }, '/tmp/x')?.name,
  ).toBe('root');
});

test('a mount without a path covers nothing', () => {
  expect(
    mountCovering({ name: 'a', image: 'i', volumeMounts: [{ name: 'v', mountPath: '' }] }, '/tmp'),
  ).toBeUndefined();
});

test.each([
  ['/a/', '/a'],
  ['//a//b', '/a/b'],
  ['/a/./b', '/a/b'],
  ['/a/../b', '/b'],
  ['a', '/a'],
  ['/', '/'],
  ['/..', '/'],
])('the kubelet mounts %s at %s', (written, normal) => {
  expect(normalPath(written)).toBe(normal);
});
