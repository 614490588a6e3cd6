import fc from 'fast-check';
import type { Manifest, RenderedApp, RenderedChart, RenderedObject } from '../rendered';

/** An object as an app renders it, at a path of its own. */
export function renderedObject(manifest: Manifest, more: Partial<RenderedObject> = {}): RenderedObject {
  return { manifest, path: `shop/${JSON.stringify(manifest)}`, wave: 0, ...more };
}

/** An app with one chart that has these objects. */
export function appOf(objects: readonly RenderedObject[], dependent = false): RenderedApp {
  return { charts: [{ path: 'shop', name: 'shop', objects }], dependent };
}

/** Names that clash: in case, in characters that file names leave out, with those of others in another namespace. */
const names = fc.constantFrom(
  'web',
  'Web',
  'w:eb',
  'web.shop',
  'web@shop',
  'system:node',
  'systemnode',
  'x'.repeat(253),
);
const namespaces = fc.constantFrom(undefined, 'shop', 'Shop', 'test', 'sho:p', '..', '_cluster');
const kinds = fc.constantFrom(
  ['v1', 'Service'],
  ['serving.knative.dev/v1', 'Service'],
  ['apps/v1', 'Deployment'],
  ['apps/v1beta1', 'Deployment'],
  ['v1', 'service'],
);

/** Manifests whose names clash in every way there is. */
export const manifests: fc.Arbitrary<Manifest> = fc
  .tuple(kinds, names, namespaces, fc.constantFrom('name', 'name', 'generateName'))
  .map(([[apiVersion, kind], name, namespace, field]) => ({
    apiVersion,
    kind,
    metadata: { [field]: name, ...(namespace !== undefined && { namespace }) },
  }));

/** Apps of such objects, each at a path of its own. */
export const renderedApps: fc.Arbitrary<RenderedApp> = fc
  .tuple(fc.array(fc.array(manifests, { maxLength: 8 }), { maxLength: 5 }), fc.boolean())
  .map(([charts, dependent]) => ({
    dependent,
    charts: charts.map((objects, index): RenderedChart => {
      const path = `chart-${index}`;
      return {
        path,
        name: path,
        objects: objects.map((manifest, at) => renderedObject(manifest, { path: `${path}/${at}` })),
      };
    }),
  }));
