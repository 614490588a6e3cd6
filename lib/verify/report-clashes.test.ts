import type { Finding } from '../findings/finding';
import type { Code } from '../findings/generated/codes';
import type { KubernetesVersion } from '../kubernetes/version';
import { reportClashes, saidBefore } from './report-clashes';
import { verify } from './verify';

const container = (name: string, more: object = {}) => ({ name, image: 'registry.example/a:1', ...more });
const deployment = (...containers: readonly object[]) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'a' },
  spec: {
    selector: { matchLabels: { app: 'a' } },
    template: { metadata: { labels: { app: 'a' } }, spec: { containers } },
  },
});
const listening = (name: string, ...ports: readonly object[]) => container(name, { ports });
const found = (object: object, kubernetes: KubernetesVersion = '1.35') =>
  verify(object, { kubernetes, practices: false }).map(({ severity, code, field }) => `${severity} ${code} ${field}`);
const inTemplate = (field: string) => `spec.template.spec.${field}`;

describe('a clash is said once', () => {
  test('a port of two containers is an error, and not a warning beside it', () => {
    const twice = deployment(listening('web', { containerPort: 80 }), listening('proxy', { containerPort: 80 }));
    expect(found(twice)).toEqual([`error pod/port-clash ${inTemplate('containers[1].ports[0].containerPort')}`]);
  });

  test('a name of ports in two containers is an error, and not a warning beside it from 1.33', () => {
    const http = (containerPort: number) => ({ name: 'http', containerPort });
    const twice = deployment(listening('web', http(80)), listening('proxy', http(81)));
    const clash = [`error pod/port-name-clash ${inTemplate('containers[1].ports[0].name')}`];
    expect([found(twice, '1.32'), found(twice, '1.33')]).toEqual([clash, clash]);
  });

  test('a port twice in one container is what the server says of it', () => {
    const twice = listening('web', { name: 'a', containerPort: 80 }, { name: 'b', containerPort: 80 });
    expect(found(deployment(twice))).toEqual([`warning api/duplicate-port ${inTemplate('containers[0].ports[1]')}`]);
  });

  test('a variable that hides another is what the server says of it', () => {
    const env = ['1', '2'].map((value) => ({ name: 'LEVEL', value }));
    expect(found(deployment(container('web', { env })))).toEqual([
      `warning api/duplicate-env ${inTemplate('containers[0].env[1]')}`,
    ]);
  });

  test('a variable that adds to the one before it is none', () => {
    const env = ['/bin', '$(PATH):/opt'].map((value) => ({ name: 'PATH', value }));
    expect(found(deployment(container('web', { env })))).toEqual([]);
  });

  test('what the server refuses is what it says of it', () => {
    const volumes = ['data', 'data'].map((name) => ({ name, emptyDir: {} }));
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } };
    expect(found({ ...pod, spec: { containers: [container('web'), container('web')], volumes } })).toEqual([
      'error api/volume-name spec.volumes[1].name',
      'error api/container-name-unique spec.containers[1].name',
    ]);
  });
});

test('a message names the other place as the object has it', () => {
  const twice = deployment(listening('web', { containerPort: 80 }), listening('proxy', { containerPort: 80 }));
  const findings: Finding[] = [];
  reportClashes(twice, findings);
  expect(findings.map(({ message }) => message)).toEqual([
    'port 80/TCP of container "proxy" is already used by container "web" at spec.template.spec.containers[0].ports[0]',
  ]);
});

test('a clash that was found before stands for itself and for the warning of the server', () => {
  const finding = (code: Code, field: string): Finding => ({ code, severity: 'error', field, message: '' });
  const isSaid = saidBefore([finding('pod/env-clash', 'spec.containers[0].env[1].name'), finding('api/image', 'x')]);
  expect(isSaid(finding('pod/env-clash', 'spec.containers[0].env[1].name'))).toBe(true);
  expect(isSaid(finding('api/duplicate-env', 'spec.containers[0].env[1]'))).toBe(true);
  expect(isSaid(finding('api/duplicate-env', 'spec.containers[0].env[2]'))).toBe(false);
  expect([isSaid(finding('api/image', 'x')), isSaid(finding('api/image', 'y'))]).toEqual([true, false]);
});
