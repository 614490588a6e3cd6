import { type ApiObject, type App, Chart, Names } from 'cdk8s';
import { isAttachmentConfig } from '../constructs/config-maps';
import { plainManifest } from '../constructs/plain-manifest';
import { ownWave } from './gitops/argo-cd';
import { nameOf } from './layouts/identity';
import { type OrderedChart, orderOf } from './order/order';
import type { Manifest, RenderedApp, RenderedChart } from './rendered';

/**
 * The objects of a validated app as JSON, in the order in which they have to be applied. One that renders to nothing
 * (`undefined`) is not among them.
 * @throws Error where dependencies make a cycle, or an object cannot be rendered.
 */
export function renderApp(app: App): RenderedApp {
  const order = orderOf(app);
  const charts = order.charts.map((ordered) => ({ chart: ordered.chart, documents: documentsOf(ordered) }));
  const manifests = new Map(
    charts.flatMap(({ documents }) => documents.map(({ object, manifest }) => [object, manifest] as const)),
  );
  const waveOf = order.waves((object, wave) => {
    return isAttachmentConfig(object) ? wave : 1 + (ownWave(manifests.get(object) ?? {}) ?? wave);
  });

  function renderedChart(chart: Chart, documents: readonly Document[]): RenderedChart {
    return {
      path: chart.node.path,
      name: Names.toDnsLabel(chart),
      ...(chart.namespace !== undefined && { namespace: chart.namespace }),
      objects: documents.map(({ object, manifest }) => ({
        manifest,
        path: (object ?? chart).node.path,
        wave: object === undefined ? 0 : waveOf(object),
        ...(object !== undefined && isAttachmentConfig(object) && { config: true }),
      })),
    };
  }

  return {
    charts: charts.map(({ chart, documents }) => renderedChart(chart, documents)),
    dependent: order.chartsDepend,
  };
}

/** What a chart renders. */
interface Document {
  /** The object that it is of; `undefined` where a chart that renders on its own made it up. */
  readonly object: ApiObject | undefined;
  readonly manifest: Manifest;
}

/** As cdk8s came, whatever a program puts there later. */
const stockToJson = Chart.prototype.toJson;

/** Objects are asked themselves, unless the chart has a `toJson` of its own, in which it may change, drop or add some. */
function documentsOf({ chart, objects }: OrderedChart): readonly Document[] {
  if (chart.toJson === stockToJson) {
    return objects.flatMap((object) => {
      const manifest = plainManifest(object) ?? (object.toJson() as Manifest | undefined);
      return manifest === undefined ? [] : [{ object, manifest }];
    });
  }
  const known = new Map(objects.map((object) => [keyOf(object.kind, object.name), object]));
  const manifests: readonly (Manifest | undefined)[] = Object.values(chart.toJson());
  return manifests.flatMap((manifest) => {
    if (manifest === undefined) return [];
    return [{ object: known.get(keyOf(manifest.kind, nameOf(manifest))), manifest }];
  });
}

function keyOf(kind: unknown, name: string): string {
  return JSON.stringify([kind, name]);
}
