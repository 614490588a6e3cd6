import { dependencySpec, type Installation } from './dependency-spec';

type InstalledIn = NonNullable<Installation['installedIn']>;

const spec = (installedIn: Omit<InstalledIn, 'folder'> | undefined, project = '/home/ada/shop') =>
  dependencySpec(
    {
      version: '0.3.0',
      packageFolder: '/home/ada/cdk8s-pods',
      ...(installedIn !== undefined && { installedIn: { folder: '/home/ada/tools', ...installedIn } }),
    },
    project,
  );

test('a tarball is a path from the new project', () => {
  const locked = { resolved: 'file:../downloads/cdk8s-pods-0.3.0.tgz' };
  expect(spec({ locked })).toBe('file:../downloads/cdk8s-pods-0.3.0.tgz');
  expect(spec({ locked }, '/srv/shop')).toBe('file:../../home/ada/downloads/cdk8s-pods-0.3.0.tgz');
  expect(spec({ dependency: 'file:../downloads/cdk8s-pods-0.3.0.tgz' })).toBe('file:../downloads/cdk8s-pods-0.3.0.tgz');
});

test('a folder that is linked, and a checkout, are paths', () => {
  expect(spec({ locked: { resolved: '../cdk8s-pods', link: true } })).toBe('file:../cdk8s-pods');
  expect(spec(undefined)).toBe('file:../cdk8s-pods');
});

test.each([
  'git+https://git.example/team/cdk8s-pods.git#v0.3.0',
  'git+ssh://git@git.example/team/cdk8s-pods.git',
  'git+file:///srv/cdk8s-pods.git',
  'github:team/cdk8s-pods#main',
  'team/cdk8s-pods',
  'https://git.example/team/cdk8s-pods.git',
])('the git repository %s is written as it was given', (dependency) => {
  const locked = { resolved: 'git+ssh://git@git.example/team/cdk8s-pods.git#1dff47b' };
  expect(spec({ dependency, locked })).toBe(dependency);
});

test('a git repository that no package.json names is written with its commit', () => {
  const resolved = 'git+ssh://git@git.example/team/cdk8s-pods.git#1dff47b';
  expect(spec({ locked: { resolved } })).toBe(resolved);
});

test('a tarball on a server is its URL, and one of a registry is a version', () => {
  const url = 'https://files.example/cdk8s-pods-0.3.0.tgz';
  expect(spec({ dependency: url, locked: { resolved: url } })).toBe(url);
  expect(spec({ locked: { resolved: url } })).toBe(url);
  const resolved = 'https://registry.example/cdk8s-pods/-/cdk8s-pods-0.3.0.tgz';
  expect(spec({ dependency: '^0.2.0', locked: { resolved } })).toBe('^0.3.0');
  expect(spec({ dependency: 'latest' })).toBe('^0.3.0');
  expect(spec({})).toBe('^0.3.0');
});
