import { dependenciesOf, dependsOn, inLevels } from './dependencies';
import { annotated } from './testdata/objects';

const job = (name: string, ...needs: readonly string[]) => {
  const manifest = annotated(
    { metadata: { name } },
    { [dependsOn]: needs.map((one) => `batch/namespaces/a/Job/${one}`).join(', ') },
  );
  return {
    reference: { apiVersion: 'batch/v1', kind: 'Job', namespace: 'a', name },
    dependencies: dependenciesOf(manifest),
  };
};
const names = (levels: ReturnType<typeof inLevels<ReturnType<typeof job>>>) =>
  levels.map((level) => level.map(({ reference }) => reference.name));

test('the annotation names objects in namespaces and of the cluster, of any group', () => {
  const text = '/namespaces/shop/Secret/a,rbac.authorization.k8s.io/ClusterRole/b';
  expect(dependenciesOf(annotated({}, { [dependsOn]: text }))).toEqual([
    { apiVersion: '/', kind: 'Secret', namespace: 'shop', name: 'a' },
    { apiVersion: 'rbac.authorization.k8s.io/', kind: 'ClusterRole', name: 'b' },
  ]);
  expect(dependenciesOf({})).toEqual([]);
});

test.each(['Deployment/web', 'apps/namespaces/shop/web', 'apps/namespaces//Deployment/web', 'apps/a/b/c/d/e'])(
  'the annotation %j is an error that says how it is written',
  (text) => {
    expect(() => dependenciesOf(annotated({}, { [dependsOn]: text }))).toThrow(
      `"${text}" is not a reference; use GROUP/namespaces/NAMESPACE/KIND/NAME`,
    );
  },
);

test('what depends on another object is a level later, and what depends on none that is there is first', () => {
  expect(names(inLevels([job('c', 'b'), job('b', 'a'), job('a'), job('d', 'elsewhere')]))).toEqual([
    ['a', 'd'],
    ['b'],
    ['c'],
  ]);
});

test('objects that depend on each other are an error that names them', () => {
  expect(() => inLevels([job('a', 'b'), job('b', 'a'), job('c')])).toThrow(
    'these objects wait for each other: Job a/a, Job a/b; remove one of the annotations',
  );
});
