import { type ApiObject, type App, Names } from 'cdk8s';
import { isAttachmentConfig } from '../constructs/config-maps';
import { plainManifest } from '../constructs/plain-manifest';
import { ownWave } from './gitops/argo-cd';
import { type OrderedChart, orderOf } from './order/order';
import type { Manifest, RenderedApp, RenderedChart } from './rendered';

/**
 * The objects of a validated app as JSON, in the order in which they have to be applied.
 * @throws Error where dependencies make a cycle, or an object cannot be rendered.
 */
export function renderApp(app: App): RenderedApp {
  const order = orderOf(app);
  const manifests = new Map<ApiObject, Manifest>();
  for (const { objects } of order.charts) for (const object of objects) manifests.set(object, manifestOf(object));
  const waveOf = order.waves((object, wave) => {
    return isAttachmentConfig(object) ? wave : 1 + (ownWave(manifests.get(object) ?? {}) ?? wave);
  });

  function rendered({ chart, objects }: OrderedChart): RenderedChart {
    return {
      path: chart.node.path,
      name: Names.toDnsLabel(chart),
      ...(chart.namespace !== undefined && { namespace: chart.namespace }),
      objects: objects.map((object) => ({
        manifest: manifests.get(object) ?? {},
        path: object.node.path,
        wave: waveOf(object),
        ...(isAttachmentConfig(object) && { config: true }),
      })),
    };
  }

  return { charts: order.charts.map(rendered), dependent: order.chartsDepend };
}

function manifestOf(object: ApiObject): Manifest {
  return plainManifest(object) ?? (object.toJson() as Manifest);
}
