import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import type { App } from 'cdk8s';
import { untoldKey } from '../kubernetes/untold';
import { uniqueName } from './folder/disk';
import { nameOf, namespaceOf } from './layouts/identity';
import type { RenderedApp, RenderedObject } from './rendered';

/**
 * The text of `build/pods.json`: what is known of an app's objects and their YAML cannot carry. Sorted by kind, namespace
 * and name, one object a line.
 *
 * @param path where it will be, from which it names the app's folder
 */
export function podsJsonOf({ outdir }: App, { charts }: RenderedApp, path: string): string {
  const lines = charts.flatMap(({ objects }) => objects.map(line));
  const folder = relative(dirname(path), outdir).split(sep).join('/');
  return `{"folder":${JSON.stringify(folder)},"objects":{\n${lines.sort().join(',\n')}\n}}\n`;
}

function line({ manifest, path, untold }: RenderedObject): string {
  const key = untoldKey(String(manifest.kind), namespaceOf(manifest), nameOf(manifest));
  return `${JSON.stringify(key)}:${JSON.stringify(untold?.() ?? { construct: path })}`;
}

/** Writes it under a temporary name first, so that nobody ever reads half of it. */
export function writePodsJson(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${uniqueName()}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}
