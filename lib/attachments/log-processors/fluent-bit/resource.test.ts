import { withResource } from './resource';

const origin = { workload: 'shop', container: 'web' };

test('an output of OpenTelemetry has the origin as attributes of the resource, and no longer of each record', () => {
  const { processors } = withResource({ name: 'opentelemetry', match: '*' }, {}, origin);
  const upsert = { name: 'content_modifier', context: 'otel_resource_attributes', action: 'upsert' };
  const remove = { name: 'content_modifier', context: 'body', action: 'delete' };
  expect(processors).toEqual({
    logs: [
      { name: 'opentelemetry_envelope' },
      { ...upsert, key: 'service.name', value: 'shop' },
      { ...upsert, key: 'k8s.namespace.name', value: '${POD_NAMESPACE}' },
      { ...upsert, key: 'k8s.pod.name', value: '${POD_NAME}' },
      { ...upsert, key: 'k8s.container.name', value: 'web' },
      { ...upsert, key: 'k8s.node.name', value: '${NODE_NAME}' },
      { ...remove, key: 'pod' },
      { ...remove, key: 'namespace' },
      { ...remove, key: 'node' },
      { ...remove, key: 'container' },
    ],
  });
});

test('attributes of the user replace those of the origin, and are added', () => {
  const own = { 'service.name': 'checkout', 'service.version': '1.2' };
  const text = JSON.stringify(withResource({ name: 'opentelemetry' }, own, origin));
  expect(text).toContain('"key":"service.name","value":"checkout"');
  expect(text).toContain('"key":"service.version","value":"1.2"');
  expect(text).not.toContain('"value":"shop"');
});

test('other outputs stay as they are', () => {
  const output = { name: 'loki', match: '*' };
  expect(withResource(output, {}, origin)).toBe(output);
});
