import type { Finding } from '../findings/finding';
import type { Code } from '../findings/generated/codes';
import type { KubernetesVersion } from '../kubernetes/version';
import { coveredBy, reportClashes } from './report-clashes';
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

describe('reports a clash once', () => {
  test('as an error without a warning, for a port of two containers', () => {
    const twice = deployment(listening('web', { containerPort: 80 }), listening('proxy', { containerPort: 80 }));
    expect(found(twice)).toEqual([`error pod/port-clash ${inTemplate('containers[1].ports[0].containerPort')}`]);
  });

  test('as an error without a warning since 1.33, for a port name of two containers', () => {
    const http = (containerPort: number) => ({ name: 'http', containerPort });
    const twice = deployment(listening('web', http(80)), listening('proxy', http(81)));
    const clash = [`error pod/port-name-clash ${inTemplate('containers[1].ports[0].name')}`];
    expect([found(twice, '1.32'), found(twice, '1.33')]).toEqual([clash, clash]);
  });

  test('as the finding of the server, for a duplicate port in one container', () => {
    const twice = listening('web', { name: 'a', containerPort: 80 }, { name: 'b', containerPort: 80 });
    expect(found(deployment(twice))).toEqual([`warning api/duplicate-port ${inTemplate('containers[0].ports[1]')}`]);
  });

  test('as the finding of the server, for a variable that hides another', () => {
    const env = ['1', '2'].map((value) => ({ name: 'LEVEL', value }));
    expect(found(deployment(container('web', { env })))).toEqual([
      `warning api/duplicate-env ${inTemplate('containers[0].env[1]')}`,
    ]);
  });

  test('not at all, for a variable that extends the previous one', () => {
    const env = ['/bin', '$(PATH):/opt'].map((value) => ({ name: 'PATH', value }));
    expect(found(deployment(container('web', { env })))).toEqual([]);
  });

  test('as the finding of the server, for what the server refuses', () => {
    const volumes = ['data', 'data'].map((name) => ({ name, emptyDir: {} }));
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } };
    expect(found({ ...pod, spec: { containers: [container('web'), container('web')], volumes } })).toEqual([
      'error api/volume-name spec.volumes[1].name',
      'error api/container-name-unique spec.containers[1].name',
    ]);
  });
});

test('names the other field with its path in the object', () => {
  const twice = deployment(listening('web', { containerPort: 80 }), listening('proxy', { containerPort: 80 }));
  const findings: Finding[] = [];
  reportClashes(twice, findings);
  expect(findings.map(({ message }) => message)).toEqual([
    'port 80/TCP of container "proxy" is already used by container "web" at spec.template.spec.containers[0].ports[0]',
  ]);
});

test('drops a clash and its warning when they are reported already', () => {
  const finding = (code: Code, field: string): Finding => ({ code, severity: 'error', field, message: '' });
  const isSaid = coveredBy([finding('pod/env-clash', 'spec.containers[0].env[1].name'), finding('api/image', 'x')]);
  expect(isSaid(finding('pod/env-clash', 'spec.containers[0].env[1].name'))).toBe(true);
  expect(isSaid(finding('api/duplicate-env', 'spec.containers[0].env[1]'))).toBe(true);
  expect(isSaid(finding('api/duplicate-env', 'spec.containers[0].env[2]'))).toBe(false);
  expect([isSaid(finding('api/image', 'x')), isSaid(finding('api/image', 'y'))]).toEqual([true, false]);
});
