import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Written } from './folder/write-files';
import type { Manifest } from './rendered';
import { isUnwatched, summary, upToDate } from './summary';
import { appOf, renderedObject } from './testdata/rendered-apps';

const nothing: Written = {
  changed: [],
  added: [],
  unchanged: [],
  takenOver: [],
  pruned: [],
  kept: [],
  others: [],
  bytes: 0,
};

function said(manifests: readonly Manifest[], written: Partial<Written> = {}, rest = {}): string {
  const apps = [appOf(manifests.map((manifest) => renderedObject(manifest)))];
  return summary({
    outdir: 'dist',
    apps,
    written: { ...nothing, ...written },
    warnings: 0,
    milliseconds: 1000,
    ...rest,
  });
}

const object = (apiVersion: string, kind: string, spec?: unknown): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'x' },
  ...(spec !== undefined && { spec }),
});

test.each<[Partial<Written>, string]>([
  [{ changed: ['a', 'b'], added: ['a', 'b'] }, 'dist: 2 files new'],
  [{ unchanged: ['a'] }, 'dist: 1 file unchanged'],
  [{ changed: ['a', 'b', 'c'], added: ['a'], unchanged: ['d'] }, 'dist: 1 file new, 2 changed, 1 unchanged'],
  [{ changed: ['a'], pruned: ['b', 'c'] }, 'dist: 1 file changed, 2 deleted'],
  [{}, 'dist: no files'],
])('of %j, a short run says "%s"', (written, line) => {
  expect(said([], written, { milliseconds: 999 })).toBe(line);
});

test('prints what a comparison without differences compared', () => {
  expect(upToDate('dist', 14, false)).toBe('dist: up to date, 14 files');
  expect(upToDate('dist', 1, true)).toBe('dist: the last commit is up to date, 1 file');
});

describe('a synth says nothing of what it wrote', () => {
  const { env } = process;
  afterEach(() => {
    process.env = env;
  });

  test.each(['JEST_WORKER_ID', 'VITEST', 'NODE_TEST_CONTEXT'])('in a test, as %s tells', (name) => {
    process.env = { [name]: '1' };
    expect(isUnwatched('dist')).toBe(true);
  });

  test('for cdk8s synth --stdout, which writes to a temporary folder elsewhere', () => {
    process.env = {};
    expect(['dist', '/srv/dist', join(tmpdir(), 'cdk8s-x')].map(isUnwatched)).toEqual([false, false, true]);
    process.env = { NODE_ENV: 'test' };
    expect(isUnwatched('dist')).toBe(true);
  });
});

test('prints charts, objects, Pods, unchecked objects, warnings, files and time after a long run', () => {
  const pod = object('v1', 'Pod', { containers: [] });
  const deployment = object('apps/v1', 'Deployment', { template: { spec: { containers: [] } } });
  const other = object('cert-manager.io/v1', 'Certificate');
  const written = { changed: ['a'], unchanged: ['b', 'c'], pruned: ['d'], bytes: 1_234_567 };
  expect(said([pod, deployment, object('v1', 'ConfigMap'), other], written, { warnings: 1, milliseconds: 1449 })).toBe(
    'dist: 1 file changed, 1 deleted, 2 unchanged; 1 chart, 4 objects (2 with Pods, 1 of unchecked kinds), ' +
      '1 warning; 1.2 MB; 1.4 s',
  );
});

test('counts are with commas, and of one thing in the singular', () => {
  const pods = Array.from({ length: 12_345 }, () => object('v1', 'Pod', {}));
  expect(said(pods, { changed: ['a'], bytes: 999 }, { warnings: 1_000_000 })).toMatch(
    /^dist: 1 file changed; 1 chart, 12,345 objects \(12,345 with Pods, 0 of .*\), 1,000,000 warnings; 999 bytes; 1\.0 s$/,
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
  expect(said([], { bytes })).toContain(`; ${text}; `);
});
