import { verify } from './verify';

const metadata = { name: 'web' };
const container = (fields: object) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata,
  spec: { containers: [{ name: 'web', image: 'registry.example/web:1', ...fields }] },
});

describe('suggests removing the quotes of a port number', () => {
  test.each([
    [
      'of a probe',
      'spec.containers[0].readinessProbe.httpGet.port',
      container({ readinessProbe: { httpGet: { path: '/', port: '80' } } }),
    ],
    [
      'of a hook',
      'spec.containers[0].lifecycle.preStop.tcpSocket.port',
      container({ lifecycle: { preStop: { tcpSocket: { port: '80' } } } }),
    ],
    [
      'of a Service',
      'spec.ports[0].targetPort',
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata,
        spec: { selector: { a: 'b' }, ports: [{ port: 80, targetPort: '80' }] },
      },
    ],
    [
      'of a NetworkPolicy',
      'spec.ingress[0].ports[0].port',
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata,
        spec: { podSelector: {}, ingress: [{ ports: [{ port: '80' }] }] },
      },
    ],
  ])('%s', (_title, field, manifest) => {
    const errors = verify(manifest, { kubernetes: '1.35' }).filter(({ severity }) => severity === 'error');
    expect(errors).toMatchObject([
      { field, message: 'must have at least one letter, got "80"', fix: 'remove the quotes: 80' },
    ]);
  });
});
