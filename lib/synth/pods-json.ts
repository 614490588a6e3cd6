import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import { ApiObject, type App } from 'cdk8s';
import { knownComposition } from '../constructs/composition';
import { renderingOf } from '../constructs/rendering';
import { type UntoldObject, untoldKey } from '../kubernetes/untold';
import { uniqueName } from './folder/disk';
import { nameOf, namespaceOf } from './layouts/identity';
import type { RenderedApp, RenderedObject } from './rendered';

/**
 * The text of `build/pods.json`: what is known of an app's objects and their YAML cannot carry. Sorted by kind, namespace
 * and name, one object a line.
 *
 * @param path where it will be, from which it names the app's folder
 */
export function podsJsonOf(app: App, { charts }: RenderedApp, path: string): string {
  const objects = new Map<string, ApiObject>();
  for (const construct of app.node.findAll()) {
    if (ApiObject.isApiObject(construct)) objects.set(construct.node.path, construct as ApiObject);
  }
  const lines = charts.flatMap((chart) => chart.objects.map((object) => entry(object, objects.get(object.path))));
  const folder = relative(dirname(path), app.outdir).split(sep).join('/');
  return `{"folder":${JSON.stringify(folder)},"objects":{\n${lines.sort().join(',\n')}\n}}\n`;
}

function entry({ manifest, path }: RenderedObject, object: ApiObject | undefined): string {
  const composition = object === undefined ? undefined : knownComposition(object);
  const { origins = {}, drains = {} } = composition?.untold() ?? {};
  const untold: UntoldObject = {
    construct: object === undefined ? path : (renderingOf(object)?.owner.node.path ?? path),
    ...(Object.keys(origins).length > 0 && { origins }),
    ...(Object.keys(drains).length > 0 && { drains }),
  };
  const key = untoldKey(String(manifest.kind), namespaceOf(manifest), nameOf(manifest));
  return `${JSON.stringify(key)}:${JSON.stringify(untold)}`;
}

/** Writes it under a temporary name first, so that nobody ever reads half of it. */
export function writePodsJson(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${uniqueName()}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}
