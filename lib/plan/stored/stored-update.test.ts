import { plan } from '../plan';
import { changed, service, without } from '../testdata/objects';

const planned = (old: object, now: object) => plan(old, now, { kubernetes: '1.35' }).objects[0];

test.each([
  ['its address', changed(service, 'spec.clusterIP', '10.96.0.50'), 'spec.clusterIP'],
  ['that it has no address', changed(service, 'spec.clusterIP', 'None'), 'spec.clusterIP'],
  [
    'its node port',
    changed(changed(service, 'spec.type', 'NodePort'), 'spec.ports.0.nodePort', 30080),
    'spec.ports.0.nodePort',
  ],
])('a Service keeps %s where the new manifest omits it', (_what, old, path) => {
  expect(planned(old, without(old, path))).toMatchObject({ verdict: 'unchanged', changes: [] });
});

test('a Service of another type loses what the type has no use for', () => {
  const old = changed(changed(service, 'spec.type', 'NodePort'), 'spec.ports.0.nodePort', 30080);
  const fields = planned(old, service)?.changes.map(({ field, change }) => `${change} ${field}`);
  expect(fields).toContain('removed spec.ports[80/TCP].nodePort');
  expect(fields).toContain('changed spec.type');
});
