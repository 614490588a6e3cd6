import { namedField } from './named-field';

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', annotations: { 'a.example/b': 'x' } },
  spec: {
    template: {
      spec: {
        containers: [
          {
            name: 'web',
            args: ['--port', '8080'],
            ports: [
              { name: 'http', containerPort: 8080, protocol: 'TCP' },
              { containerPort: 8080, protocol: 'UDP' },
            ],
            env: [{ name: 'A' }, { name: 'TWICE' }, { name: 'TWICE' }, {}, { name: 7 }, { name: ['x'] }, 'text'],
            volumeMounts: [{ name: 'data', mountPath: '/var/lib/a b' }, { mountPath: '/etc/web.conf' }],
          },
          { name: 'ghp_0123456789abcdefghijABCDEFGHIJ012345' },
        ],
        tolerations: [{ key: 'a' }],
      },
    },
  },
};
const container = 'spec.template.spec.containers[0]';
const web = 'spec.template.spec.containers[name=web]';

test.each([
  ['', ''],
  ['spec.template.spec', 'spec.template.spec'],
  [`${container}.image`, `${web}.image`],
  [`${container}.args[1]`, `${web}.args[1]`],
  [`${container}.ports[0].name`, `${web}.ports[containerPort=8080].name`],
  [`${container}.ports[1]`, `${web}.ports[containerPort=8080,protocol=UDP]`],
  [`${container}.volumeMounts[1].mountPath`, `${web}.volumeMounts[mountPath=/etc/web.conf].mountPath`],
  [`${container}.resources.limits[cpu]`, `${web}.resources.limits[cpu]`],
  ['metadata.annotations[a.example/b]', 'metadata.annotations[a.example/b]'],
  [`${container}.env[0]`, `${web}.env[name=A]`],
])('%s is named %s', (field, named) => expect(namedField(deployment, field)).toBe(named));

describe('an item keeps its position', () => {
  test.each([
    ['whose name another one has', `${container}.env[1]`, `${web}.env[1]`],
    ['without its keys', `${container}.env[3]`, `${web}.env[3]`],
    ['whose key is an array', `${container}.env[5]`, `${web}.env[5]`],
    ['that is a string', `${container}.env[6]`, `${web}.env[6]`],
    ['that does not exist', `${container}.env[99]`, `${web}.env[99]`],
    ['whose key cannot be read in a path', `${container}.volumeMounts[0]`, `${web}.volumeMounts[0]`],
    ['whose name may be a credential', 'spec.template.spec.containers[1]', 'spec.template.spec.containers[1]'],
    ['of a list without keys', 'spec.template.spec.tolerations[0].key', 'spec.template.spec.tolerations[0].key'],
  ])('%s', (_, field, named) => expect(namedField(deployment, field)).toBe(named));

  test('in a kind that is not known', () => {
    const fleet = { ...deployment, apiVersion: 'example.com/v1', kind: 'Fleet' };
    expect(namedField(fleet, `${container}.image`)).toBe(`${container}.image`);
  });

  test('in anything that is not an object', () => expect(namedField(['x'], 'a[0].b')).toBe('a[0].b'));
});

test('the name is the same after an item is added before it', () => {
  const { containers } = deployment.spec.template.spec;
  const template = { spec: { containers: [{ name: 'logs' }, ...containers] } };
  const later = { ...deployment, spec: { template } };
  expect(namedField(later, 'spec.template.spec.containers[1].ports[0]')).toBe(`${web}.ports[containerPort=8080]`);
});
