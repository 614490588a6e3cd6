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

test('every declared port is told, with TCP where no protocol is said', () => {
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

test('undeclared ports follow those of their container, at the container’s own place', () => {
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

test('an undeclared port that is declared after all is told once; on another protocol it is another port', () => {
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

test('an undeclared port of a container that is not there is left out', () => {
  expect(listeners(template, [{ container: 'nobody', containerPort: 1 }])).toHaveLength(3);
});

test('a host port of 0 and empty texts are absent, as for the server', () => {
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
