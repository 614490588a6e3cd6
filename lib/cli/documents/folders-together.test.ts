import { foldersTogether } from './folders-together';

const web = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };

/** Files that define a ConfigMap each, by its name, as the folder with which each is applied. */
function together(files: Readonly<Record<string, string>>): Readonly<Record<string, string | undefined>> {
  const objects = Object.entries(files).map(([file, name]) => ({
    file,
    resource: { apiVersion: 'v1', kind: 'ConfigMap', name },
  }));
  const folderOf = foldersTogether(objects);
  return Object.fromEntries(Object.keys(files).map((file) => [file, folderOf(file)]));
}

test('files are applied with the outermost folder that defines each object once', () => {
  const files = { '/a/web/x.yaml': 'x', '/a/web/y.yaml': 'y', '/a/data/z.yaml': 'z' };
  expect(Object.values(together(files))).toEqual(['/', '/', '/']);
  expect(together({ ...files, '/b/x.yaml': 'x' })).toEqual({
    '/a/web/x.yaml': '/a',
    '/a/web/y.yaml': '/a',
    '/a/data/z.yaml': '/a',
    '/b/x.yaml': '/b',
  });
});

test('a file in a folder with alternatives is applied alone', () => {
  expect(together({ '/a/one.yaml': 'x', '/a/two.yaml': 'x', '/a/b/y.yaml': 'y', '/a/c/x.yaml': 'x' })).toEqual({
    '/a/one.yaml': undefined,
    '/a/two.yaml': undefined,
    '/a/b/y.yaml': '/a/b',
    '/a/c/x.yaml': '/a/c',
  });
});

test('an object that a file defines twice makes no alternatives', () => {
  const twice = [
    { file: '/a/x.yaml', resource: web },
    { file: '/a/x.yaml', resource: web },
  ];
  expect(foldersTogether(twice)('/a/x.yaml')).toBe('/');
});

test('workloads of one name in two files are alternatives, whatever their kinds', () => {
  const folderOf = (kind: string) =>
    foldersTogether([
      { file: '/a/x.yaml', resource: web },
      { file: '/a/y.yaml', resource: { ...web, kind } },
    ])('/a/x.yaml');
  expect([folderOf('DaemonSet'), folderOf('ControllerRevision')]).toEqual([undefined, '/']);
});

test('objects in other namespaces or of other groups are different objects', () => {
  const folderOf = foldersTogether([
    { file: '/a/x.yaml', resource: { ...web, namespace: 'a' } },
    { file: '/a/y.yaml', resource: { ...web, namespace: 'b' } },
    { file: '/a/z.yaml', resource: { ...web, apiVersion: 'example.com/v1' } },
    { file: '/a/other.yaml', resource: {} },
  ]);
  expect(folderOf('/a/x.yaml')).toBe('/');
});
