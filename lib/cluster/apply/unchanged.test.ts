import fc from 'fast-check';
import { liveOf } from '../../plan/testdata/live';
import { deployment, pod, service } from '../../plan/testdata/objects';
import type { Entries } from '../objects/object-types';
import { hasExactly } from './manifest-fields';
import { isUnchanged } from './unchanged';

const samples: readonly Entries[] = [
  deployment as Entries,
  pod as Entries,
  service as Entries,
  { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a', namespace: 'default' }, stringData: { key: 'x' } },
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', namespace: 'default', labels: {} },
    data: { a: '1', b: '' },
  },
];

/** A live object that our manager has applied. */
const applied = (manifest: Entries): Entries => {
  const live = liveOf(manifest, 'server-side') as Entries & {
    readonly metadata: { readonly managedFields: readonly Entries[] };
  };
  const managedFields = live.metadata.managedFields.map((entry) => ({
    ...entry,
    manager: 'cdk8s-pods',
    operation: 'Apply',
  }));
  return { ...live, metadata: { ...live.metadata, managedFields } };
};

/** The paths to all scalars of a value. */
const leaves = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name]))
    : [path];

/** A value in which one entry is another one; `undefined` removes it. */
const withEntry = (value: unknown, [name = '', ...path]: readonly string[], entry: unknown): unknown => {
  if (Array.isArray(value)) return value.with(Number(name), withEntry(value[Number(name)], path, entry));
  const entries = value as Entries;
  const { [name]: inner, ...others } = entries;
  if (path.length > 0) return { ...entries, [name]: withEntry(inner, path, entry) };
  return entry === undefined ? others : { ...entries, [name]: entry };
};

test('a live object that has what was applied is unchanged', () => {
  for (const manifest of samples) expect(isUnchanged(applied(manifest), manifest, '1.35')).toBe(true);
});

test('a manifest that sets no field changes nothing, unless its fields were applied before', () => {
  const namespace = (metadata: object) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop', ...metadata },
  });
  const live = {
    ...namespace({ labels: { 'kubernetes.io/metadata.name': 'shop' } }),
    spec: { finalizers: ['kubernetes'] },
  };
  expect(isUnchanged(live, namespace({}), '1.35')).toBe(true);
  expect(isUnchanged(live, namespace({ labels: { team: 'a' } }), '1.35')).toBe(false);
  expect(isUnchanged(applied(namespace({ labels: { team: 'a' } })), namespace({}), '1.35')).toBe(false);
});

test('any other value, and any field more or less, is a change', () => {
  const names = new Set(['apiVersion', 'kind', 'name', 'namespace']);
  const changes = samples.flatMap((manifest) =>
    leaves(manifest)
      .filter((path) => !names.has(path.at(-1) ?? '') && path.length > 1)
      .map((path) => ({ manifest, path })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...changes), fc.constantFrom('other-value', undefined), ({ manifest, path }, entry) => {
      const other = withEntry(manifest, path, entry) as Entries;
      expect({ path, isUnchanged: isUnchanged(applied(manifest), other, '1.35') }).toEqual({
        path,
        isUnchanged: false,
      });
    }),
  );
  const [manifest] = samples as [Entries];
  expect(
    isUnchanged(applied(manifest), withEntry(manifest, ['metadata', 'annotations'], { a: 'b' }) as Entries, '1.35'),
  ).toBe(false);
});

test('a field that the release drops is a change where its value is another one: the server may have its gate', () => {
  const withCpu = (cpu: string) =>
    withEntry(samples[0], ['spec', 'template', 'spec', 'resources'], { requests: { cpu } }) as Entries;
  // liveOf drops it, as the release does.
  const old = applied(samples[0] as Entries) as Entries & {
    readonly metadata: { readonly managedFields: readonly Entries[] };
  };
  const path = ['fieldsV1', 'f:spec', 'f:template', 'f:spec', 'f:resources'];
  const [entry] = old.metadata.managedFields;
  const managedFields = [withEntry(entry, path, { 'f:requests': { 'f:cpu': {} } })];
  const live = withEntry(
    { ...old, metadata: { ...old.metadata, managedFields } },
    ['spec', 'template', 'spec', 'resources'],
    { requests: { cpu: '1' } },
  ) as Entries;
  expect(isUnchanged(live, withCpu('1'), '1.32')).toBe(true);
  expect(isUnchanged(live, withCpu('2'), '1.32')).toBe(false);
});

test('what another manager has taken over is a change, and so is what is deleted or was applied by others', () => {
  const [manifest] = samples as [Entries];
  const live = applied(manifest) as Entries & { readonly metadata: { readonly managedFields: readonly Entries[] } };
  const withMetadata = (metadata: Entries): Entries => ({ ...live, metadata: { ...live.metadata, ...metadata } });
  const fields = live.metadata.managedFields[0]?.fieldsV1 as { readonly 'f:spec': Entries };
  const { 'f:replicas': _taken, ...left } = fields['f:spec'];
  const taken = [{ ...live.metadata.managedFields[0], fieldsV1: { ...fields, 'f:spec': left } }];
  for (const metadata of [
    { managedFields: taken },
    { managedFields: undefined },
    { managedFields: [{ ...live.metadata.managedFields[0], manager: 'kubectl' }] },
    { deletionTimestamp: '2026-11-30T22:00:00Z' },
  ]) {
    expect(isUnchanged(withMetadata(metadata), manifest, '1.35')).toBe(false);
  }
});

test('quantities of kinds that are not known are compared as such, and texts are not', () => {
  const entry = (fields: Entries) => ({ manager: 'cdk8s-pods', operation: 'Apply', fieldsV1: fields });
  const quota = (cpu: string) => ({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'a' },
    spec: { hard: { cpu } },
  });
  const live = (cpu: string) => ({
    ...quota(cpu),
    metadata: { name: 'a', managedFields: [entry({ 'f:spec': { 'f:hard': { 'f:cpu': {} } } })] },
  });
  expect(isUnchanged(live('2'), quota('2000m'), '1.35')).toBe(true);
  expect(isUnchanged(live('2'), quota('3'), '1.35')).toBe(false);
});

test('items of lists are the fields of a set by their keys, of which defaults may be missing', () => {
  const set = {
    all: false,
    inner: new Map([['k:{"containerPort":80,"protocol":"TCP"}', { all: true, inner: new Map() }]]),
  };
  expect(hasExactly([{ containerPort: 80 }], set)).toBe(true);
  expect(hasExactly([{ containerPort: 81 }], set)).toBe(false);
  expect(hasExactly([{ containerPort: 80 }, { containerPort: 80, protocol: 'UDP' }], set)).toBe(false);
  expect(hasExactly([], set)).toBe(false);
});
