import type { Written } from './folder/write-files';
import type { Manifest } from './rendered';
import { summary } from './summary';
import { appOf, renderedObject } from './testdata/rendered-apps';

const nothing: Written = {
  changed: [],
  unchanged: [],
  takenOver: [],
  pruned: [],
  kept: [],
  others: [],
  bytes: 0,
};

function said(manifests: readonly Manifest[], written: Partial<Written> = {}, rest = {}): string {
  const apps = [appOf(manifests.map((manifest) => renderedObject(manifest)))];
  return summary({ apps, written: { ...nothing, ...written }, warnings: 0, milliseconds: 1000, ...rest });
}

const object = (apiVersion: string, kind: string, spec?: unknown): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'x' },
  ...(spec !== undefined && { spec }),
});

test('says charts, objects, those with Pods, those that nobody checked, warnings, files and time', () => {
  const pod = object('v1', 'Pod', { containers: [] });
  const deployment = object('apps/v1', 'Deployment', { template: { spec: { containers: [] } } });
  const other = object('cert-manager.io/v1', 'Certificate');
  const written = { changed: ['a'], unchanged: ['b', 'c'], pruned: ['d'], bytes: 1_234_567 };
  expect(said([pod, deployment, object('v1', 'ConfigMap'), other], written, { warnings: 1, milliseconds: 1449 })).toBe(
    '1 chart, 4 objects (2 with Pods, 1 of kinds that are not checked), 1 warning; ' +
      '3 files of 1.2 MB: 1 changed, 2 unchanged, 1 pruned; 1.4 s',
  );
});

test('counts are with commas, and of one thing in the singular', () => {
  const pods = Array.from({ length: 12_345 }, () => object('v1', 'Pod', {}));
  expect(said(pods, { changed: ['a'], bytes: 999 }, { warnings: 1_000_000 })).toMatch(
    /^1 chart, 12,345 objects \(12,345 with Pods, 0 of .*\), 1,000,000 warnings; 1 file of 999 bytes: 1 changed/,
  );
});

test.each([
  [0, '0 bytes'],
  [1000, '1.0 kB'],
  [999_949, '999.9 kB'],
  [999_999, '1.0 MB'],
  [1e9, '1.0 GB'],
  [5e12, '5000.0 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(said([], { bytes })).toContain(` of ${text}: `);
});
