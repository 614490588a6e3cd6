import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseAllDocuments } from 'yaml';
import { kindDefinition } from '../../lib/kubernetes/fields';
import type { Manifest } from './read';
import { type Part, type Source, sources } from './sources';

/** Longer objects are dashboards and the like, which say nothing of Pods. */
const longest = 60_000;

/**
 * Writes the real manifests of each source beside this file: one line an object, with the app that it belongs to. Files
 * that are no YAML (templates of templates) are passed over, as are objects of other kinds, unless they are of one app
 * with objects of ours: practices look at what else is there.
 */
function main(): void {
  const seen = new Set<string>();
  for (const source of sources) {
    const manifests = [...byApp(collect(source)).values()].filter((app) => isNew(app, seen)).flat();
    const lines = manifests.map((manifest) => `${JSON.stringify(manifest)}\n`).join('');
    writeFileSync(join(__dirname, `${source.name}.jsonl.gz`), gzipSync(lines, { level: 9 }));
    console.log(`${source.name}: ${manifests.length} objects`);
  }
}

function byApp(manifests: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> {
  const apps = new Map<string, Manifest[]>();
  for (const manifest of manifests) apps.set(manifest.app, [...(apps.get(manifest.app) ?? []), manifest]);
  return apps;
}

/** Whether an app is not the copy of another. */
function isNew(app: readonly Manifest[], seen: Set<string>): boolean {
  const text = JSON.stringify(app.map(({ object }) => object));
  if (seen.has(text)) return false;
  seen.add(text);
  return true;
}

function collect({ module, version, parts }: Source): readonly Manifest[] {
  const answer = execFileSync('go', ['mod', 'download', '-json', `${module}@${version}`], { encoding: 'utf8' });
  const root: string = JSON.parse(answer).Dir;
  const all = parts.flatMap((part) =>
    filesUnder(join(root, part.path)).flatMap((file) => {
      const app = appOf(part, relative(root, file));
      return objectsIn(readFileSync(file, 'utf8'))
        .filter(isShort)
        .map((object) => ({ app, object }));
    }),
  );
  const ours = new Set(all.filter(({ object }) => isKnown(object)).map(({ app }) => app));
  return all.filter(({ app }) => ours.has(app));
}

function filesUnder(path: string): readonly string[] {
  if (statSync(path).isFile()) return [path];
  const names = readdirSync(path).sort();
  return names
    .map((name) => join(path, name))
    .flatMap((file) => (statSync(file).isDirectory() ? filesUnder(file) : /\.ya?ml$/.test(file) ? [file] : []));
}

function appOf({ path, app }: Part, file: string): string {
  return app === 'all' ? path : app === 'folder' ? dirname(file) : file;
}

function objectsIn(text: string): readonly object[] {
  // Definitions of custom resources are long, and nobody looks into them here.
  if (text.length > 2_000_000 || /\{\{/.test(text)) return [];
  const documents = parseAllDocuments(text);
  if (documents.some(({ errors }) => errors.length > 0)) return [];
  const objects = documents.map((document): unknown => document.toJS());
  return objects.filter(
    (object): object is object => typeof object === 'object' && object !== null && isObject(object),
  );
}

function isObject(object: object): boolean {
  const { apiVersion, kind } = object as { readonly apiVersion?: unknown; readonly kind?: unknown };
  return typeof apiVersion === 'string' && typeof kind === 'string' && kind !== 'CustomResourceDefinition';
}

function isShort(object: object): boolean {
  return JSON.stringify(object).length <= longest;
}

function isKnown(object: object): boolean {
  const { apiVersion, kind } = object as { readonly apiVersion: string; readonly kind: string };
  return kindDefinition(apiVersion, kind) !== undefined;
}

main();
