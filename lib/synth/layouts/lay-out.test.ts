import fc from 'fast-check';
import type { ManifestFile, RenderedApp, RenderedObject } from '../rendered';
import { appOf, manifests, renderedApps, renderedObject } from '../testdata/rendered-apps';
import { layOut } from './lay-out';
import { type Layout, layoutNamed, layouts } from './layout';

const extension = '.k8s.yaml';

function object(kind: string, name: string, more: { namespace?: string; apiVersion?: string } = {}): RenderedObject {
  const { namespace, apiVersion = 'v1' } = more;
  return renderedObject({ apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) } });
}

function paths(app: RenderedApp, layout: Layout): readonly string[] {
  return layOut(app, { layout, extension }).map(({ path }) => path);
}

const namesOf = ({ documents }: ManifestFile) =>
  documents.map(({ manifest }) => (manifest.metadata as { name: string }).name);

const shop: RenderedApp = {
  dependent: false,
  charts: [
    { path: 'shop', name: 'shop', objects: [object('Namespace', 'shop'), object('Pod', 'web', { namespace: 'shop' })] },
    { path: 'shop/empty', name: 'shop-empty-c8f1', objects: [] },
    { path: 'admin', name: 'admin', objects: [object('ClusterRole', 'system:admin'), object('Pod', 'top')] },
  ],
};

describe('layOut', () => {
  it('writes all objects to one file, in order', () => {
    const files = layOut(shop, { layout: 'file-per-app', extension });
    expect(files.map(namesOf)).toEqual([['shop', 'web', 'system:admin', 'top']]);
    expect(files.map(({ path }) => path)).toEqual(['app.k8s.yaml']);
  });

  it('writes a file for each chart that has objects', () => {
    expect(paths(shop, 'file-per-chart')).toEqual(['shop.k8s.yaml', 'admin.k8s.yaml']);
  });

  it('numbers dependent charts as cdk8s does, those without objects too', () => {
    const dependent = { ...shop, dependent: true };
    expect(paths(dependent, 'file-per-chart')).toEqual(['0000-shop.k8s.yaml', '0002-admin.k8s.yaml']);
    expect(paths(dependent, 'folder-per-chart')).toEqual([
      '0000-shop/Namespace.shop.k8s.yaml',
      '0000-shop/Pod.web.k8s.yaml',
      '0002-admin/ClusterRole.systemadmin.k8s.yaml',
      '0002-admin/Pod.top.k8s.yaml',
    ]);
    expect(paths(dependent, 'file-per-object')[0]).toBe('Namespace.shop.k8s.yaml');
  });

  it('writes objects to the folder of their namespace', () => {
    expect(paths(shop, 'folder-per-namespace')).toEqual([
      '_cluster/Namespace.shop.k8s.yaml',
      'shop/Pod.web.k8s.yaml',
      '_cluster/ClusterRole.systemadmin.k8s.yaml',
      '_cluster/Pod.top.k8s.yaml',
    ]);
  });

  it('never leaves the output folder, whatever a namespace says', () => {
    const [path = ''] = paths(appOf([object('Pod', 'web', { namespace: '../..' })]), 'folder-per-namespace');
    expect(path).toMatch(/^~[0-9a-f]{8}\/Pod\.web\.k8s\.yaml$/);
  });

  it('tells namesakes apart by namespace, then by API group', () => {
    const app = appOf([
      object('Service', 'web', { namespace: 'shop' }),
      object('Service', 'web', { namespace: 'test' }),
      object('Service', 'web', { namespace: 'shop', apiVersion: 'serving.knative.dev/v1' }),
      object('Service', 'web'),
      object('Service', 'db', { namespace: 'shop' }),
    ]);
    expect(paths(app, 'file-per-object')).toEqual([
      'Service.web@shop.k8s.yaml',
      'Service.web@test.k8s.yaml',
      'Service.web@shop+serving.knative.dev.k8s.yaml',
      'Service.web.k8s.yaml',
      'Service.db.k8s.yaml',
    ]);
  });

  it('tells apart by a hash what differs only in case, or in what file names leave out', () => {
    const app = appOf([
      object('ClusterRole', 'Admin'),
      object('ClusterRole', 'admin'),
      object('ClusterRole', 'a:dmin'),
    ]);
    const [first = '', second = '', third = ''] = paths(app, 'file-per-object');
    expect(first).toMatch(/^ClusterRole\.Admin~[0-9a-f]{8}\.k8s\.yaml$/);
    expect(second).toMatch(/^ClusterRole\.admin~[0-9a-f]{8}\.k8s\.yaml$/);
    expect(new Set([first.toLowerCase(), second, third]).size).toBe(3);
  });

  it('cuts names that no file system would take', () => {
    const [path = ''] = paths(appOf([object('ConfigMap', 'x'.repeat(253))]), 'file-per-object');
    expect(path).toHaveLength(255);
    expect(path).toMatch(/^ConfigMap\.x+~[0-9a-f]{8}\.k8s\.yaml$/);
  });

  it.each(layouts)('%s: loses nothing, and keeps the order in files and of files', (layout) => {
    fc.assert(
      fc.property(renderedApps, (app) => {
        const inOrder = app.charts.flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
        const files = layOut(app, { layout, extension });
        const position = new Map(inOrder.map((manifest, index) => [manifest, index]));
        const written = files.map(({ documents }) => documents.map(({ manifest }) => position.get(manifest) ?? -1));
        expect(written.flat().sort((a, b) => a - b)).toEqual(inOrder.map((_, index) => index));
        for (const inFile of written) expect(inFile).toEqual([...inFile].sort((a, b) => a - b));
        const firsts = written.map(([first = -1]) => first);
        expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
      }),
    );
  });

  it.each(layouts)('%s: no two files are one where case does not count, and every name fits', (layout) => {
    fc.assert(
      fc.property(renderedApps, (app) => {
        const all = paths(app, layout);
        expect(new Set(all.map((path) => path.toLowerCase())).size).toBe(all.length);
        for (const path of all) {
          expect(path).toMatch(/^([-\w~]+\/)?[^/]+\.k8s\.yaml$/);
          expect(path.split('/').every((part) => Buffer.byteLength(part) <= 255)).toBe(true);
        }
      }),
    );
  });

  it.each(['file-per-object', 'folder-per-namespace'] as const)('%s: each object has a file of its own', (layout) => {
    fc.assert(
      fc.property(renderedApps, (app) => {
        for (const { documents } of layOut(app, { layout, extension })) expect(documents).toHaveLength(1);
      }),
    );
  });

  it.each(['file-per-object', 'folder-per-namespace'] as const)('%s: names do not depend on the order', (layout) => {
    const shuffled = fc.array(manifests, { maxLength: 12 }).chain((all) => {
      const objects = all.map((manifest, index) => renderedObject(manifest, { path: `shop/${index}` }));
      return fc.tuple(fc.constant(objects), fc.shuffledSubarray(objects, { minLength: objects.length }));
    });
    fc.assert(
      fc.property(shuffled, ([objects, others]) => {
        expect(byManifest(others, layout)).toEqual(byManifest(objects, layout));
      }),
    );
  });

  it.each(['file-per-object', 'folder-per-namespace'] as const)('%s: a new object renames namesakes only', (layout) => {
    const manifestOf = (name: string) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'shop' } });
    fc.assert(
      fc.property(fc.array(manifests, { maxLength: 12 }), fc.string(), fc.nat(12), (all, name, at) => {
        const objects = all.map((manifest, index) => renderedObject(manifest, { path: `shop/${index}` }));
        const more = objects.toSpliced(at, 0, renderedObject(manifestOf(name), { path: 'shop/new' }));
        expect(byManifest(more, layout)).toEqual(expect.arrayContaining([...byManifest(objects, layout)]));
      }),
    );
  });
});

/** Pairs of what an object is and its path, sorted. */
function byManifest(objects: readonly RenderedObject[], layout: Layout): readonly string[] {
  const pathOf = new Map(
    layOut(appOf(objects), { layout, extension }).flatMap(({ path, documents }) =>
      documents.map(({ manifest }) => [manifest, path]),
    ),
  );
  return objects.map(({ manifest, path }) => `${path} ${pathOf.get(manifest)}`).sort();
}

describe('layoutNamed', () => {
  it('suggests the nearest layout, or lists all', () => {
    expect(layoutNamed('file-per-app')).toBe('file-per-app');
    expect(() => layoutNamed('file-per-ap')).toThrow('got "file-per-ap"; did you mean "file-per-app"?');
    expect(() => layoutNamed(2)).toThrow(', got 2; set one of them');
  });
});
