import { ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import { patch } from './patch';
import { Workload } from './workload';

const workload = () =>
  new Workload(new Chart(Testing.app(), 'shop'), 'web', { app: { image: 'registry.example/web:1' } });
const given = (value: unknown) => value as JsonPatch;

describe('rejects values other than a JsonPatch before they are applied', () => {
  test.each<[unknown, string]>([
    [{ op: 'add', path: '/x', value: 'hunter2' }, 'must be a JsonPatch; use JsonPatch.add("/x", …)'],
    [{ op: 'apply', path: '/x' }, 'must be a JsonPatch; use JsonPatch.replace(path, value)'],
    [{}, 'must be a JsonPatch; use JsonPatch.replace(path, value)'],
    ['/x', 'must be a JsonPatch; use JsonPatch.replace(path, value)'],
    [null, 'must be a JsonPatch; use JsonPatch.replace(path, value)'],
    [undefined, 'is missing; set JsonPatch.replace(path, value)'],
  ])('%j', (value, message) => {
    expect(() => patch(workload(), given(value))).toThrow(new TypeError(`patch: patches[0] ${message}`));
    expect(() => workload().apiObject.addJsonPatch(given(value))).toThrow(`addJsonPatch: [0] ${message}`);
  });
});

describe('a JSON patch that does not fit', () => {
  const said = (...patches: readonly JsonPatch[]) => {
    const web = workload();
    patch(web, ...patches);
    return () => Testing.synth(Chart.of(web));
  };

  test.each([
    [JsonPatch.replace('/spec/nope/x', 5), 'replace /spec/nope/x', 'missing path /spec/nope'],
    [
      JsonPatch.add('/spec/containers/7/args/-', 'a'),
      'add /spec/containers/7/args/-',
      'missing path /spec/containers/7',
    ],
    [
      JsonPatch.add('/metadata/annotations/a~1b', 'c'),
      'add /metadata/annotations/a~1b',
      'missing path /metadata/annotations',
    ],
  ])('names the first part of its path that is missing', (one, operation, reason) => {
    const message = `JSON patch 2 (${operation}) cannot be applied: ${reason}; correct its path`;
    expect(said(JsonPatch.add('/metadata/labels/x', 'y'), one)).toThrow(message);
  });

  test('has the reason of cdk8s if its path exists', () => {
    expect(said(JsonPatch.test('/metadata/name', 'other'))).toThrow(
      /JSON patch 1 \(test \/metadata\/name\) cannot be applied: Test operation failed; correct its path/,
    );
  });
});

test('accepts a patch of another copy of cdk8s', () => {
  const web = workload();
  const { operation } = JsonPatch.add('/metadata/labels/a', 'b') as unknown as { readonly operation: object };
  const foreign = Object.assign(Object.create({}), { operation, _toJson: () => operation });
  patch(web, foreign);
  expect(ApiObject.of(web).toJson().metadata.labels).toHaveProperty('a', 'b');
});
