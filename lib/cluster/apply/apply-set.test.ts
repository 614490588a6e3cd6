import { isSameScope, parentState, parentWith, type SetParent, scopeOf, setId, withScope } from './apply-set';
import { annotated } from './testdata/objects';

const parent: SetParent = { kind: 'Secret', namespace: 'shop', name: 'storefront' };
const scope = scopeOf([
  { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop' },
  { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'other' },
  { apiVersion: 'v1', kind: 'Namespace' },
]);

test('the ID of a set is the one that kubectl computes', () => {
  // Of `kubectl apply --prune --applyset=my-set --namespace=test`.
  expect(setId({ kind: 'Secret', namespace: 'test', name: 'my-set' })).toBe(
    'applyset-0eFHV8ySqp7XoShsGvyWFQD3s96yqwHmzc4e0HR1dsY-v1',
  );
});

test('a parent has the labels and annotations of KEP-3659, kinds and namespaces sorted, without its own namespace', () => {
  expect(parentWith(parent, { scope, run: 'a', renewals: 0 }, undefined)).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: 'storefront',
      namespace: 'shop',
      labels: { 'applyset.kubernetes.io/id': setId(parent) },
      annotations: {
        'applyset.kubernetes.io/tooling': 'cdk8s-pods/v1',
        'applyset.kubernetes.io/contains-group-kinds': 'ConfigMap,Deployment.apps,Namespace',
        'applyset.kubernetes.io/additional-namespaces': 'other',
        'cdk8s-pods/run': 'a 0',
      },
    },
  });
});

test('a parent that is written is read as what was written, and what else is in it stays', () => {
  const live = annotated({ apiVersion: 'v1', kind: 'Secret', type: 'Opaque' }, { note: 'mine' });
  for (const renewals of [undefined, 0, 7]) {
    const written = parentWith(parent, { scope, run: 'a', renewals }, live);
    expect(written).toMatchObject({ type: 'Opaque', metadata: { annotations: { note: 'mine' } } });
    const state = parentState(parent, written);
    expect(state).toMatchObject({ run: 'a', renewals });
    expect(isSameScope(state.scope, scope, parent)).toBe(true);
  }
});

test.each([
  ['an object that is not a parent', {}, /exists and is not the parent of an ApplySet; use another name/],
  [
    'a parent of kubectl',
    { 'applyset.kubernetes.io/tooling': 'kubectl/v1.37' },
    /is the parent of a set of "kubectl"; use another name/,
  ],
])('%s is refused', (_what, annotations, message) => {
  const labels = { 'applyset.kubernetes.io/id': setId(parent) };
  expect(() => parentState(parent, annotated({ metadata: { labels } }, annotations))).toThrow(message);
});

test('a parent with the ID of another one is refused', () => {
  const copy = parentWith(parent, { scope, run: 'a', renewals: undefined }, undefined);
  expect(() => parentState({ ...parent, name: 'copy' }, copy)).toThrow('of another parent');
});

test('scopes are the same whatever the order, and whether or not the namespace of the parent is in them', () => {
  const other = withScope(scopeOf([{ apiVersion: 'v1', kind: 'Namespace' }]), scope);
  expect(isSameScope(other, scope, parent)).toBe(true);
  expect(isSameScope(scope, { ...scope, namespaces: new Set(['other']) }, parent)).toBe(true);
  expect(isSameScope(scope, { ...scope, namespaces: new Set(['shop']) }, parent)).toBe(false);
  expect(isSameScope(scope, { ...scope, kinds: new Set(['ConfigMap']) }, parent)).toBe(false);
});
