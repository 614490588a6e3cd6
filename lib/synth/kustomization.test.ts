import fc from 'fast-check';
import { isOrdered, kustomizations } from './kustomization';
import { layOut } from './layouts/lay-out';
import { layouts } from './layouts/layout';
import type { ManifestFile } from './rendered';
import { appOf, renderedApps, renderedObject } from './testdata/rendered-apps';

const file = (path: string): ManifestFile => ({ path, documents: [] });

function listed(paths: readonly string[], ordered = false): Readonly<Record<string, unknown>> {
  const files = kustomizations(paths.map(file), ordered);
  return Object.fromEntries(files.map(({ path, documents }) => [path, documents[0]?.manifest.resources]));
}

describe('kustomizations', () => {
  it('lists files in the order of application', () => {
    expect(kustomizations([file('b.k8s.yaml'), file('a.k8s.yaml')], false)).toEqual([
      {
        path: 'kustomization.yaml',
        documents: [
          {
            manifest: {
              apiVersion: 'kustomize.config.k8s.io/v1beta1',
              kind: 'Kustomization',
              resources: ['b.k8s.yaml', 'a.k8s.yaml'],
            },
          },
        ],
      },
    ]);
  });

  it('lists folders in the output folder, and files in each of them', () => {
    expect(listed(['shop/b.yaml', '_cluster/c.yaml', 'shop/a.yaml'])).toEqual({
      'kustomization.yaml': ['shop', '_cluster'],
      'shop/kustomization.yaml': ['b.yaml', 'a.yaml'],
      '_cluster/kustomization.yaml': ['c.yaml'],
    });
  });

  it('has kustomize keep the order where objects depend on one another', () => {
    const [top] = kustomizations([file('a.yaml')], true);
    expect(top?.documents[0]?.manifest).toMatchObject({ sortOptions: { order: 'fifo' } });
  });

  it('lists files where folders one after the other would break that order', () => {
    expect(listed(['shop/b.yaml', '_cluster/c.yaml', 'shop/a.yaml'], true)).toEqual({
      'kustomization.yaml': ['shop/b.yaml', '_cluster/c.yaml', 'shop/a.yaml'],
      'shop/kustomization.yaml': ['b.yaml', 'a.yaml'],
      '_cluster/kustomization.yaml': ['c.yaml'],
    });
    expect(listed(['_cluster/c.yaml', 'shop/b.yaml', 'shop/a.yaml'], true)['kustomization.yaml']).toEqual([
      '_cluster',
      'shop',
    ]);
  });

  it.each(layouts)('%s: lead to every file once, in order where there is one', (layout) => {
    fc.assert(
      fc.property(renderedApps, fc.boolean(), (app, ordered) => {
        const files = layOut(app, { layout, extension: '.k8s.yaml' }).map(({ path }) => path);
        const lists = listed(files, ordered);
        const follow = (folder: string): readonly string[] =>
          ((lists[`${folder}kustomization.yaml`] ?? []) as readonly string[]).flatMap((one) =>
            one.endsWith('.yaml') ? [`${folder}${one}`] : follow(`${folder}${one}/`),
          );
        const reached = follow('');
        expect([...reached].sort()).toEqual([...files].sort());
        if (ordered) expect(reached).toEqual(files);
      }),
    );
  });

  it('writes nothing for an app without objects', () => {
    expect(kustomizations([], true)).toEqual([]);
  });

  it.each(['kustomization.yaml', 'shop/Kustomization.yml'])('refuses manifests in %s', (path) => {
    expect(() => kustomizations([file(path)], false)).toThrow(
      `kustomization: kustomize would read the manifests in ${path}`,
    );
  });

  it('refuses an object that has generateName and no name, as kustomize does', () => {
    const manifest = { kind: 'Job', metadata: { generateName: 'migrate-' } };
    expect(() => kustomizations([{ path: 'a.yaml', documents: [{ manifest }] }], false)).toThrow(
      'kustomization: Job "migrate-" has generateName and no name, which kustomize rejects; set metadata.name',
    );
  });
});

describe('isOrdered', () => {
  it('is so where an object waits for another one; charts in charts are no reason', () => {
    expect(isOrdered(appOf([renderedObject({})], true))).toBe(false);
    expect(isOrdered(appOf([renderedObject({}), renderedObject({}, { wave: 1 })]))).toBe(true);
  });
});
