import { deployment, other, service } from '../facts/example-objects';
import { at, found, inNamespace } from '../testdata/found';

const apart = { name: 'shop', labels: { app: 'shop' } };
const waiting = (...args: readonly string[]) =>
  deployment({ ...apart, spec: { initContainers: [other('wait', { args })] } });
const probing = (probe: object) => deployment({ ...apart, container: { readinessProbe: probe } });
const app = [deployment(), service('http')];
const wrong = '2 practice/wait-target spec.template.spec.initContainers[0].args';

test.each([
  ['a port that only the Pod has', ['nc', '-z', 'web', '8080']],
  ['a misspelled name', ['wget', 'http://wbe/ready']],
  ['another port of a name with its namespace', ['web.default.svc:8080']],
])('waiting for %s is reported', (_what, args) => {
  expect(found([...app, waiting(...args)])).toEqual([wrong]);
});

test.each([
  ['a port of the Service', ['nc', '-z', 'web', '80']],
  ['another name, which may exist elsewhere', ['nc', '-z', 'database', '5432']],
  ['the next number', ['nc', '-z', 'web2', '5432']],
  ['a host outside of the cluster', ['wget', 'http://wbe.example.com/']],
])('waiting for %s is not reported', (_what, args) => {
  const numbered = { ...service('http'), metadata: { name: 'web1' } };
  expect(found([deployment(), numbered, waiting(...args)])).toEqual([]);
  expect(found([...app, waiting(...args)])).toEqual([]);
});

test('a Service without fixed ports, in another namespace or of a custom resource is not reported', () => {
  const headless = service('http', { clusterIP: 'None' });
  const external = service('http', { type: 'ExternalName', externalName: 'web.example.com', selector: undefined });
  for (const one of [headless, external]) expect(found([deployment(), one, waiting('web:8080')])).toEqual([]);
  const there = app.map((object) => inNamespace(object, 'a'));
  expect(found([...there, inNamespace(waiting('web:8080'), 'b')])).toEqual([]);
  expect(found([...there, inNamespace(waiting('web.a:8080'), 'b')])).toEqual([wrong]);
  const custom = { apiVersion: 'example.com/v1', kind: 'Web', metadata: { name: 'wbe' } };
  expect(found([...app, waiting('wbe:80'), custom])).toEqual([]);
});

test('a probe that calls a Service is compared like an init container', () => {
  expect(found([...app, probing({ exec: { command: ['nc', '-z', 'web', '8080'] } })])).toEqual([
    `2 practice/wait-target ${at('0', 'readinessProbe.exec.command')}`,
  ]);
  expect(found([...app, probing({ httpGet: { host: 'web', port: 8080 } })])).toEqual([
    `2 practice/wait-target ${at('0', 'readinessProbe.httpGet.host')}`,
  ]);
  expect(found([...app, probing({ httpGet: { host: 'web', port: 80 } })])).toEqual([]);
  expect(found([...app, probing({ exec: { command: ['nc', '-z', 'localhost', '8080'] } })])).toEqual([]);
});
