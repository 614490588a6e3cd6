import { type ApiObject, type App, Chart, Names } from 'cdk8s';
import { knownComposition } from '../constructs/composition';
import { isAttachmentConfig } from '../constructs/config-maps';
import { renderPatched } from '../constructs/lost-patches';
import { objectName } from '../constructs/object-name';
import { plainManifest } from '../constructs/plain-manifest';
import { collectWarnings } from '../constructs/print-once';
import { type Rendering, renderingOf } from '../constructs/render';
import { ownWave } from './gitops/argo-cd';
import { nameOf } from './layouts/identity';
import { manifestYaml } from './manifest-yaml';
import { type OrderedChart, orderOf } from './order/order';
import type { ObjectFacts } from './pods-json-format';
import type { Manifest, Printable, RenderedApp, RenderedChart, RenderedObject } from './rendered';
import type { Bytes } from './yaml/bytes';

/**
 * The objects of a validated app as JSON, in the order in which they have to be applied. One that renders to nothing
 * (`undefined`) is not among them.
 *
 * @param bytes Where objects are printed as soon as they are rendered, if nobody has a hand in them: of an app that is
 *   not verified, most are held by nobody, and need not be all there at once. Absent where manifests are yet to change.
 * @throws Error where dependencies make a cycle, or an object cannot be rendered.
 */
export function renderApp(app: App, bytes?: Bytes): RenderedApp {
  const order = orderOf(app);
  const charts = order.charts.map((ordered) => ({ chart: ordered.chart, documents: documentsOf(ordered, bytes) }));
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
      objects: documents.map((document) => renderedObject(chart, document)),
    };
  }

  function renderedObject(chart: Chart, { object, manifest, isTree, text }: Document): RenderedObject {
    const { path } = (object ?? chart).node;
    if (object === undefined) return { manifest, isTree, text, path, wave: 0 };
    const rendering = renderingOf(object);
    const facts = rendering === undefined ? undefined : () => factsOf(rendering);
    return { manifest, isTree, text, path, facts, wave: waveOf(object), config: isAttachmentConfig(object) };
  }

  return {
    charts: charts.map(({ chart, documents }) => renderedChart(chart, documents)),
    dependent: order.chartsDepend,
  };
}

function factsOf({ object, owner }: Rendering): ObjectFacts {
  const { origins = {}, drains = {} } = knownComposition(object)?.facts() ?? {};
  return {
    construct: owner.node.path,
    ...(Object.keys(origins).length > 0 && { origins }),
    ...(Object.keys(drains).length > 0 && { drains }),
  };
}

/** What a chart renders. */
interface Document extends Printable {
  /** The object that it is of; `undefined` where a chart that renders on its own made it up. */
  readonly object: ApiObject | undefined;
}

/** As cdk8s came, whatever a program puts there later. */
const stockToJson = Chart.prototype.toJson;

/** Objects are asked themselves, unless the chart has a `toJson` of its own, in which it may change, drop or add some. */
function documentsOf({ chart, objects }: OrderedChart, bytes: Bytes | undefined): readonly Document[] {
  if (chart.toJson === stockToJson) {
    return objects.flatMap((object) => {
      const plain = plainManifest(object);
      if (plain !== undefined)
        return [bytes === undefined ? { object, manifest: plain } : printed(object, plain, bytes)];
      const manifest = rendered(object);
      return manifest === undefined ? [] : [{ object, manifest, isTree: renderingOf(object)?.isTree === true }];
    });
  }
  const known = new Map(
    objects.map((object) => [
      keyOf(object.kind, knownComposition(object)?.own?.generateName ?? objectName(object)),
      object,
    ]),
  );
  const manifests: readonly (Manifest | undefined)[] = Object.values(chart.toJson());
  return manifests.flatMap((manifest) => {
    if (manifest === undefined) return [];
    return [{ object: known.get(keyOf(manifest.kind, nameOf(manifest))), manifest }];
  });
}

/** An object that nobody has a hand in is not verified; that it drops what its patches say is told all the same. */
function rendered(object: ApiObject): Manifest | undefined {
  const render = () => object.toJson() as Manifest | undefined;
  if (renderingOf(object) !== undefined) return render();
  const { manifest, findings } = renderPatched(object, render);
  collectWarnings(object, findings);
  return manifest;
}

function printed(object: ApiObject, plain: Manifest, bytes: Bytes): Document {
  const { apiVersion, kind, metadata } = plain;
  bytes.append(manifestYaml({ manifest: plain, isTree: true, path: object.node.path }));
  return { object, manifest: { apiVersion, kind, metadata }, text: bytes.take() };
}

function keyOf(kind: unknown, name: string): string {
  return JSON.stringify([kind, name]);
}
