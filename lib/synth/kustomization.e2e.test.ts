import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { kustomizations } from './kustomization';
import { layOut } from './layouts/lay-out';
import { layouts } from './layouts/layout';
import type { Manifest, RenderedApp, RenderedObject } from './rendered';

function object(apiVersion: string, kind: string, name: string, namespace?: string, wave = 0): RenderedObject {
  const metadata = { name, ...(namespace !== undefined && { namespace }) };
  return { manifest: { apiVersion, kind, metadata }, path: `${kind}/${name}/${namespace}/${apiVersion}`, wave };
}

/** Of two charts; a Job that comes before the rest, and names that only marks and hashes tell apart. */
const app: RenderedApp = {
  dependent: true,
  charts: [
    {
      path: 'shop',
      name: 'shop',
      objects: [
        object('batch/v1', 'Job', 'migrate', 'shop'),
        object('apps/v1', 'Deployment', 'web', 'shop', 1),
        object('v1', 'Service', 'web', 'shop', 2),
        object('serving.knative.dev/v1', 'Service', 'web', 'shop', 2),
        object('rbac.authorization.k8s.io/v1', 'ClusterRole', 'system:admin', undefined, 2),
        object('rbac.authorization.k8s.io/v1', 'ClusterRole', 'systemadmin', undefined, 2),
      ],
    },
    {
      path: 'test',
      name: 'test',
      objects: [
        object('v1', 'Service', 'web', 'test', 3),
        object('v1', 'Namespace', 'test', undefined, 3),
        object('v1', 'ConfigMap', 'x'.repeat(253), 'shop', 3),
      ],
    },
  ],
};

const inOrder = app.charts.flatMap(({ objects }) => objects.map(({ manifest }) => manifest));

/** The objects of a folder as `kustomize build` prints them. */
function built(layout: (typeof layouts)[number], ordered: boolean): readonly Manifest[] {
  const dist = mkdtempSync(join(tmpdir(), 'kustomize-'));
  const files = layOut(app, { layout, extension: '.k8s.yaml' });
  for (const { path, documents } of [...files, ...kustomizations(files, ordered)]) {
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    writeFileSync(join(dist, path), documents.map(({ manifest }) => stringify(manifest)).join('---\n'));
  }
  const text = execFileSync('kustomize', ['build', dist], { encoding: 'utf8' });
  return [...parseAllDocuments(text)].map((document) => document.toJSON() as Manifest);
}

const sorted = (manifests: readonly Manifest[]) => manifests.map((one) => JSON.stringify(one)).sort();

describe.each(layouts)('kustomize build of %s', (layout) => {
  it('prints every object', () => {
    expect(sorted(built(layout, false))).toEqual(sorted(inOrder));
  });

  it('prints them in the order of application where they depend on one another', () => {
    expect(built(layout, true)).toEqual(inOrder);
  });

  it('prints Namespaces first where they do not', () => {
    expect(built(layout, false)[0]).toMatchObject({ kind: 'Namespace' });
  });
});
