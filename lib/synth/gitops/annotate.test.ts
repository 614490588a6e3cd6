import fc from 'fast-check';
import type { Manifest, RenderedObject } from '../rendered';
import { appOf, renderedApps, renderedObject } from '../testdata/rendered-apps';
import { annotate } from './annotate';
import { ownWave } from './argo-cd';
import { engineNamed, type GitOpsEngine } from './engine';

interface Said {
  readonly annotations?: Readonly<Record<string, unknown>>;
  readonly labels?: Readonly<Record<string, string>>;
}

function manifest(kind: string, name: string, said: Said = {}, spec?: unknown): Manifest {
  const apiVersion = kind === 'Job' ? 'batch/v1' : 'v1';
  return { apiVersion, kind, metadata: { ...said, name, namespace: 'shop' }, ...(spec !== undefined && { spec }) };
}

function annotationsOf(objects: readonly RenderedObject[], engine: GitOpsEngine): readonly unknown[] {
  const { app } = annotate(appOf(objects), engine);
  return app.charts.flatMap((chart) => chart.objects.map((one) => (one.manifest.metadata as Said).annotations));
}

const wave = 'argocd.argoproj.io/sync-wave';
const options = 'argocd.argoproj.io/sync-options';
const web = manifest('Deployment', 'web');
const config = manifest('ConfigMap', 'web-nginx-1f0c9a44');

describe('annotate for argo-cd', () => {
  it('annotates objects with dependencies with their waves, and no others', () => {
    const objects = [renderedObject(manifest('Job', 'migrate')), renderedObject(web, { wave: 1 })];
    expect(annotationsOf(objects, 'argo-cd')).toEqual([undefined, { [wave]: '1' }]);
  });

  it('keeps the wave of an object, and reports one that is too early for its dependencies', () => {
    const late = renderedObject(manifest('Deployment', 'late', { annotations: { [wave]: '7' } }), { wave: 2 });
    const early = renderedObject(manifest('Deployment', 'early', { annotations: { [wave]: '1' } }), {
      wave: 2,
      path: 'shop/early',
    });
    expect(annotationsOf([late, early], 'argo-cd')).toEqual([{ [wave]: '7' }, { [wave]: '1' }]);
    expect(annotate(appOf([late, early]), 'argo-cd').findings).toEqual([
      expect.objectContaining({
        code: 'gitops/sync-wave',
        severity: 'warning',
        construct: 'shop/early',
        field: `metadata.annotations[${wave}]`,
        value: '1',
      }),
    ]);
  });

  it('accepts an earlier wave of an object without dependencies', () => {
    const first = renderedObject(manifest('Namespace', 'shop', { annotations: { [wave]: '-5' } }));
    expect(annotate(appOf([first]), 'argo-cd').findings).toEqual([]);
  });

  it('reports a wave that is not a number', () => {
    const odd = renderedObject(manifest('Pod', 'web', { annotations: { [wave]: 'first' } }));
    expect(annotate(appOf([odd]), 'argo-cd').findings.map(({ message }) => message)).toEqual([
      'must be an integer, got "first": Argo CD uses wave 0',
    ]);
    expect([odd.manifest, manifest('Pod', 'a', { annotations: { [wave]: '-3' } }), web].map(ownWave)).toEqual([
      0,
      -3,
      undefined,
    ]);
  });

  it('prunes the ConfigMaps of attachments last, and keeps other options', () => {
    const configs = [
      {},
      { [options]: 'Prune=confirm' },
      { [options]: 'ServerSideApply=true, PruneLast=false' },
      { [options]: '' },
    ].map((annotations) => renderedObject(manifest('ConfigMap', 'c', { annotations }), { config: true }));
    expect(annotationsOf(configs, 'argo-cd')).toEqual([
      { [options]: 'PruneLast=true' },
      { [options]: 'Prune=confirm,PruneLast=true' },
      { [options]: 'ServerSideApply=true, PruneLast=false' },
      { [options]: 'PruneLast=true' },
    ]);
  });

  it('puts a ConfigMap of an attachment in the wave of what mounts it', () => {
    const early = manifest('Deployment', 'web', { annotations: { [wave]: '-1' } });
    const objects = [
      renderedObject(config, { config: true, path: 'shop/web/config-nginx' }),
      renderedObject(early, { path: 'shop/web' }),
      renderedObject(config, { config: true, path: 'shop/api/config-nginx' }),
      renderedObject(web, { wave: 2, path: 'shop/api' }),
    ];
    const last = { [options]: 'PruneLast=true' };
    expect(annotationsOf(objects, 'argo-cd')).toEqual([
      { ...last, [wave]: '-1' },
      { [wave]: '-1' },
      { ...last, [wave]: '2' },
      { [wave]: '2' },
    ]);
  });
});

describe('annotate for flux', () => {
  const flux = (name: string) => `kustomize.toolkit.fluxcd.io/${name}`;
  const volumes = [{ name: 'nginx', configMap: { name: 'web-nginx-1f0c9a44' } }];
  const projected = [{ name: 'all', projected: { sources: [{ configMap: { name: 'web-nginx-1f0c9a44' } }] } }];

  it('keeps the ConfigMaps of attachments, as they are', () => {
    expect(annotationsOf([renderedObject(config, { config: true })], 'flux')).toEqual([
      { [flux('prune')]: 'disabled', [flux('substitute')]: 'disabled' },
    ]);
  });

  it('recreates only Jobs and Pods that mount one', () => {
    const objects = [
      renderedObject(config, { config: true }),
      renderedObject(manifest('Pod', 'web', {}, { volumes })),
      renderedObject(manifest('Job', 'report', {}, { template: { spec: { volumes: projected } } })),
      renderedObject(manifest('Job', 'plain', {}, { template: { spec: {} } })),
      renderedObject(manifest('Deployment', 'web', {}, { template: { spec: { volumes } } })),
      renderedObject({ ...manifest('Pod', 'else', {}, { volumes }), metadata: { name: 'else', namespace: 'test' } }),
    ];
    const forced = { [flux('force')]: 'enabled' };
    expect(annotationsOf(objects, 'flux').slice(1)).toEqual([forced, forced, undefined, undefined, undefined]);
  });

  it('keeps the annotations and labels of an object', () => {
    const said = manifest('ConfigMap', 'web-nginx-1f0c9a44', {
      annotations: { [flux('prune')]: 'enabled' },
      labels: { [flux('substitute')]: 'enabled' },
    });
    expect(annotationsOf([renderedObject(said, { config: true })], 'flux')).toEqual([{ [flux('prune')]: 'enabled' }]);
  });
});

describe('annotate', () => {
  it('puts keys in their place where all are sorted, else at the end', () => {
    const sorted = { apiVersion: 'v1', kind: 'Pod', metadata: { labels: { a: 'b' }, name: 'web' } };
    const unsorted = { kind: 'Pod', apiVersion: 'v1', metadata: { name: 'web', labels: { a: 'b' } } };
    const { app } = annotate(appOf([sorted, unsorted].map((one) => renderedObject(one, { wave: 1 }))), 'argo-cd');
    expect(app.charts[0]?.objects.map((one) => JSON.stringify(one.manifest))).toEqual([
      `{"apiVersion":"v1","kind":"Pod","metadata":{"annotations":{"${wave}":"1"},"labels":{"a":"b"},"name":"web"}}`,
      `{"kind":"Pod","apiVersion":"v1","metadata":{"name":"web","labels":{"a":"b"},"annotations":{"${wave}":"1"}}}`,
    ]);
  });

  it('keeps annotations that are not an object', () => {
    const odd = { ...web, metadata: { name: 'web', annotations: 'none' } };
    expect(annotate(appOf([renderedObject(odd, { wave: 1 })]), 'argo-cd').app.charts[0]?.objects[0]?.manifest).toBe(
      odd,
    );
  });

  it.each(['argo-cd', 'flux'] as const)(
    '%s: never changes a manifest, loses nothing, and does nothing twice',
    (engine) => {
      const withConfigs = renderedApps.chain((app) =>
        fc
          .array(fc.tuple(fc.integer({ min: -2, max: 3 }), fc.boolean()), { minLength: 40, maxLength: 40 })
          .map((more) => ({
            ...app,
            charts: app.charts.map((chart) => ({
              ...chart,
              objects: chart.objects.map((one, index) => ({
                ...one,
                wave: more[index]?.[0] ?? 0,
                config: more[index]?.[1] ?? false,
              })),
            })),
          })),
      );
      fc.assert(
        fc.property(withConfigs, (app) => {
          const before = JSON.stringify(app);
          const once = annotate(app, engine).app;
          expect(JSON.stringify(app)).toBe(before);
          expect(annotate(once, engine).app).toEqual(once);
          const stripped = JSON.parse(JSON.stringify(once), (key, value) =>
            key === 'annotations' ? undefined : value,
          );
          expect(stripped).toEqual(JSON.parse(before));
        }),
      );
    },
  );
});

describe('engineNamed', () => {
  it('suggests the nearest engine', () => {
    expect(engineNamed('flux')).toBe('flux');
    expect(() => engineNamed('argocd')).toThrow('gitOps must be one of "argo-cd", "flux"');
    expect(() => engineNamed('helm')).toThrow('got "helm"; set one of them');
  });
});
