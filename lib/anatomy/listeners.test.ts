import type { PodTemplateSpec } from '../kubernetes/generated/types';
import { listeners } from './listeners';

const template: PodTemplateSpec = {
  spec: {
    initContainers: [
      { name: 'proxy', image: 'i', restartPolicy: 'Always', ports: [{ name: 'https', containerPort: 8443 }] },
    ],
    containers: [
      {
        name: 'dns',
        image: 'i',
        ports: [{ containerPort: 53, protocol: 'UDP', hostPort: 5353, hostIP: '10.0.0.1' }, { containerPort: 9153 }],
      },
    ],
  },
};

test('returns all declared ports, with TCP as the default protocol', () => {
  expect(listeners(template)).toEqual([
    {
      container: 'proxy',
      role: 'sidecar',
      containerField: 'spec.initContainers[0]',
      port: 8443,
      protocol: 'TCP',
      name: 'https',
      field: 'spec.initContainers[0].ports[0]',
      declared: true,
    },
    {
      container: 'dns',
      role: 'main',
      containerField: 'spec.containers[0]',
      port: 53,
      protocol: 'UDP',
      hostPort: 5353,
      hostIP: '10.0.0.1',
      field: 'spec.containers[0].ports[0]',
      declared: true,
    },
    {
      container: 'dns',
      role: 'main',
      containerField: 'spec.containers[0]',
      port: 9153,
      protocol: 'TCP',
      field: 'spec.containers[0].ports[1]',
      declared: true,
    },
  ]);
});

test('returns undeclared ports after those of their container, at the field of the container', () => {
  const all = listeners(template, [
    { container: 'dns', containerPort: 8080 },
    { container: 'proxy', containerPort: 8081 },
  ]);
  expect(all.map(({ port, field, declared }) => [port, field, declared])).toEqual([
    [8443, 'spec.initContainers[0].ports[0]', true],
    [8081, 'spec.initContainers[0]', false],
    [53, 'spec.containers[0].ports[0]', true],
    [9153, 'spec.containers[0].ports[1]', true],
    [8080, 'spec.containers[0]', false],
  ]);
});

test('returns an undeclared port once if it is also declared with the same protocol', () => {
  const undeclared = [
    { container: 'dns', containerPort: 9153 },
    { container: 'dns', containerPort: 53, protocol: 'TCP' } as const,
  ];
  expect(listeners(template, undeclared).map(({ port, protocol }) => `${port}/${protocol}`)).toEqual([
    '8443/TCP',
    '53/UDP',
    '9153/TCP',
    '53/TCP',
  ]);
});

test('ignores an undeclared port of a missing container', () => {
  expect(listeners(template, [{ container: 'nobody', containerPort: 1 }])).toHaveLength(3);
});

test('treats host port 0 and empty strings as absent, like the server', () => {
  const ports = [{ containerPort: 80, hostPort: 0, hostIP: '', name: '' }];
  const [only] = listeners({ spec: { containers: [{ name: 'a', image: 'i', ports }] } });
  expect(Object.keys(only ?? {})).toEqual([
    'container',
    'role',
    'containerField',
    'port',
    'protocol',
    'field',
    'declared',
  ]);
});
