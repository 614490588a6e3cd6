import { basename, dirname, resolve } from 'node:path';
import { UnreadableFile } from '../constructs/read-file';
import { type ImportedProgram, importProgram } from '../import/import-program';
import type { ImportedManifest, Manifest } from '../import/manifest';
import { realPath } from '../synth/real-path';
import { counted } from '../values/counted';
import { printable } from '../values/printable';
import { keptManifests } from './documents/kept-manifests';
import { duplicateKeys, manifestErrors } from './documents/manifest-errors';
import { type ManifestInText, readManifests } from './documents/manifests';
import { type Skipped, skippedText } from './documents/skipped';
import { findSources, readSource, type Source, standardInputName, UnreadableSource } from './documents/sources';
import type { ExitCode } from './exit-codes';
import { isKustomization } from './kustomize/kustomize';
import { projectSettings } from './project';
import type { Terminal } from './terminal';
import { writeProgram } from './write-program';

/** Where the program goes. */
export interface ImportFlags {
  readonly out?: string;
  readonly force?: boolean;
}

/** Imports the manifests of files and folders as a program; errors of the manifests are on standard error. */
export function importPaths(
  paths: readonly string[],
  { out, force = false }: ImportFlags,
  { out: print, err, standardInput }: Terminal,
): ExitCode {
  const { options } = projectSettings({});
  const sources = findSources(paths, standardInput).map(readSource);
  if (out !== undefined) checkOut(out, sources);
  const documents = sources.flatMap(readManifests);
  const { manifests, skipped } = keptManifests(documents);
  const errors = manifests.flatMap((manifest) => manifestErrors(manifest, options));
  const notImported = notImportedText(skipped, documents, manifests);
  if (errors.length > 0) {
    for (const error of errors) err(`${error}\n`);
    return 2;
  }
  const imported = manifests.map(importedOf);
  if (imported.length === 0) {
    const places = paths.map((path) => (path === '-' ? standardInputName : path)).join(', ');
    throw new UnreadableSource(`no manifests in ${places}${notImported === undefined ? '' : `; ${notImported}`}`);
  }
  for (const line of manifests.flatMap(duplicateKeys)) err(`${line}\n`);
  const { text, notes, ...counts } = importProgram(imported, { ...options, name: nameOf(paths) });
  for (const note of notes) err(`${note}\n`);
  if (notImported !== undefined) err(`${notImported}\n`);
  if (out === undefined) print(text);
  else {
    writeProgram(out, text, force);
    err(`${out}: ${countsText(counts)}\n`);
  }
  return 0;
}

type Counts = Pick<ImportedProgram, 'objects' | 'workloads' | 'asWorkload'>;

function countsText({ objects, workloads, asWorkload }: Counts): string {
  const all = counted(objects, 'object');
  return workloads === 0 ? all : `${all}; ${asWorkload} of ${workloads} workloads as Workload`;
}

/** @throws UnreadableFile where the program would replace what it is made of. */
function checkOut(out: string, sources: readonly Source[]): void {
  const target = realPath(out);
  if (sources.some(({ name }) => name !== standardInputName && realPath(name) === target))
    throw new UnreadableFile(`${out} is one of the imported files`, 'use another file for --out');
}

/** What is not imported and where, and how to import what kustomize builds; `undefined` where all is. */
function notImportedText(
  skipped: Skipped,
  documents: readonly ManifestInText[],
  manifests: readonly ManifestInText[],
): string | undefined {
  const text = skippedText(skipped, 'imported');
  if (text === undefined) return undefined;
  const kept = new Set(manifests);
  const left = documents.filter((document) => !kept.has(document));
  const files = [...new Set(left.map(({ source }) => source.name))];
  const more = files.length > 5 ? ` and ${files.length - 5} more` : '';
  const named = printable(`${text} (${files.slice(0, 5).join(', ')}${more})`);
  const built = left.find(({ source, object }) => isKustomization(basename(source.name), object));
  if (built === undefined || built.source.name === standardInputName) return named;
  const folder = dirname(built.source.name);
  // What a shell would take for more than a name is not part of a command to paste.
  const argument = /^[\w./-]+$/.test(folder) ? folder : 'FOLDER';
  return `${named}; to import what they build: kustomize build ${argument} | cdk8s-pods import -`;
}

function importedOf(manifest: ManifestInText): ImportedManifest {
  // Without a kind it is an error before.
  return { object: manifest.object as Manifest, comments: manifest.comments(), place: placeOf(manifest) };
}

function placeOf({ source, positionOf }: ManifestInText): string {
  return `${source.name}:${positionOf('').line}`;
}

/** The chart of what names no namespace is called as the first file or folder. */
function nameOf([path = '-']: readonly string[]): string {
  const name = path === '-' ? standardInputName : basename(resolve(path));
  return (
    name
      .toLowerCase()
      .replace(/\.(?:ya?ml|json)$/, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'main'
  );
}
