import { verify } from '../../verify';
import { deployment, service } from './example-objects';

/** What practices find, as `code field`. */
function found(...objects: readonly object[]): readonly string[] {
  return verify(objects, { kubernetes: '1.35' }).map(({ code, field }) => `${code} ${field}`);
}

test.each([
  ['whose container a webhook fills in', { container: { image: 'auto' } }],
  ['with an annotation for Istio', { annotations: { 'inject.istio.io/templates': 'gateway' } }],
  ['with an annotation for Dapr', { annotations: { 'dapr.io/enabled': 'true' } }],
  ['with a label for Istio', { labels: { app: 'web', 'sidecar.istio.io/inject': 'true' } }],
])('a Service can target any port of Pods %s', (_what, example) => {
  const pods = deployment(example);
  expect(found(pods, service(15_021))).toEqual([]);
  expect(found(pods, service('http2'))).toEqual([]);
});

test('a Service can only target named ports of Pods that disable injection', () => {
  const pods = deployment({ annotations: { 'linkerd.io/inject': 'disabled' } });
  expect(found(pods, service('http-envoy'))).toEqual(['practice/service-port spec.ports[0].targetPort']);
});
