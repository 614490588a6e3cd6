import { type ApiObject, type App, Chart, Names } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { acknowledgedCodes } from '../constructs/acknowledge';
import { type AppState, attachedFacts, generateNameOf, stateOf } from '../constructs/app-state';
import { isAttachmentConfig } from '../constructs/config-maps';
import { renderPatched } from '../constructs/lost-patches';
import { objectName } from '../constructs/object-name';
import { plainManifest } from '../constructs/plain-manifest';
import type { Finding } from '../findings/finding';
import { ownWave } from './gitops/argo-cd';
import { nameOf } from './layouts/identity';
import { manifestYaml } from './manifest-yaml';
import { type OrderedChart, orderOf } from './order/order';
import type { ObjectFacts } from './pods-json-format';
import type { Manifest, Printable, RenderedApp, RenderedObject } from './rendered';
import type { Bytes } from './yaml/bytes';

/** A rendered app, and the findings in objects that are not verified: what they lose of their JSON patches. */
export interface AppRendering {
  readonly app: RenderedApp;
  readonly findings: readonly { readonly construct: IConstruct; readonly findings: readonly Finding[] }[];
}

/**
 * The objects of a validated app as JSON, in the order in which they have to be applied. One that renders to nothing
 * (`undefined`) is not among them.
 *
 * @param bytes Where objects that we do not watch are printed as soon as they are rendered: of an app that is not
 *   verified, these are most, and need not all be in memory at once. Absent where manifests are yet to change.
 * @throws Error where dependencies make a cycle, or an object cannot be rendered.
 */
export function renderApp(app: App, bytes?: Bytes): AppRendering {
  const state = stateOf(app);
  const order = orderOf(app);
  const charts = order.charts.map((ordered) => ({
    chart: ordered.chart,
    documents: documentsOf(ordered, state, bytes),
  }));
  const documents = charts.flatMap((chart) => chart.documents);
  const manifests = new Map(documents.map(({ object, printable }) => [object, printable.manifest]));
  const waveOf = order.waves((object, wave) => {
    return isAttachmentConfig(object) ? wave : 1 + (ownWave(manifests.get(object) ?? {}) ?? wave);
  });

  function renderedObject(chart: Chart, { object, printable }: ChartDocument): RenderedObject {
    const { path } = (object ?? chart).node;
    if (object === undefined) return { ...printable, path, wave: 0 };
    const facts = () => factsOf(object, state);
    return { ...printable, path, facts, wave: waveOf(object), config: isAttachmentConfig(object) };
  }

  return {
    app: {
      charts: charts.map(({ chart, documents }) => ({
        path: chart.node.path,
        name: Names.toDnsLabel(chart),
        ...(chart.namespace !== undefined && { namespace: chart.namespace }),
        objects: documents.map((document) => renderedObject(chart, document)),
      })),
      dependent: order.chartsDepend,
    },
    findings: documents.flatMap(({ object, findings = [] }) =>
      object === undefined || findings.length === 0 ? [] : [{ construct: object, findings }],
    ),
  };
}

function factsOf(object: ApiObject, state: AppState): ObjectFacts {
  const one = state.objects.get(object);
  const owner = one?.owner;
  const { origins = {}, preStops = {}, drains = {} } = (one && attachedFacts(one)) ?? {};
  const acknowledged = [...acknowledgedCodes(state, owner ?? object)].sort();
  return {
    construct: (owner ?? object).node.path,
    ...(Object.keys(origins).length > 0 && { origins }),
    ...(Object.keys(preStops).length > 0 && { preStops }),
    ...(Object.keys(drains).length > 0 && { drains }),
    ...(acknowledged.length > 0 && { acknowledged }),
  };
}

/** What a chart renders. */
interface ChartDocument {
  /** The object that it is of; `undefined` where a chart that renders on its own made it up. */
  readonly object: ApiObject | undefined;
  readonly printable: Printable;
  readonly findings?: readonly Finding[];
}

/** As cdk8s came, whatever a program puts there later. */
const stockToJson = Chart.prototype.toJson;

/** Objects render themselves, unless the chart has a `toJson` of its own, in which it may change, drop or add some. */
function documentsOf(
  { chart, objects }: OrderedChart,
  state: AppState,
  bytes: Bytes | undefined,
): readonly ChartDocument[] {
  if (chart.toJson === stockToJson) return objects.flatMap((object) => documentOf(object, state, bytes) ?? []);
  const nameNow = (object: ApiObject) => generateNameOf(state.objects.get(object)) ?? objectName(object);
  const byKey = new Map(objects.map((object) => [keyOf(object.kind, nameNow(object)), object]));
  const manifests: readonly (Manifest | undefined)[] = Object.values(chart.toJson());
  return manifests.flatMap((manifest) => {
    if (manifest === undefined) return [];
    return [{ object: byKey.get(keyOf(manifest.kind, nameOf(manifest))), printable: { manifest } }];
  });
}

function documentOf(object: ApiObject, state: AppState, bytes: Bytes | undefined): ChartDocument | undefined {
  const plain = plainManifest(object);
  if (plain !== undefined)
    return { object, printable: bytes === undefined ? { manifest: plain } : printed(object, plain, bytes) };
  const render = () => object.toJson() as Manifest | undefined;
  const one = state.objects.get(object);
  if (one !== undefined) {
    const manifest = render();
    return manifest && { object, printable: { manifest, isTree: one.rendered?.isTree } };
  }
  const { manifest, findings } = renderPatched(object, render);
  return manifest && { object, printable: { manifest }, findings };
}

function printed(object: ApiObject, plain: Manifest, bytes: Bytes): Printable {
  const { apiVersion, kind, metadata } = plain;
  bytes.append(manifestYaml({ manifest: plain, isTree: true, path: object.node.path }));
  return { manifest: { apiVersion, kind, metadata }, text: bytes.take() };
}

function keyOf(kind: unknown, name: string): string {
  return JSON.stringify([kind, name]);
}
