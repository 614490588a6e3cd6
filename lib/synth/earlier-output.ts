import { Yaml } from 'cdk8s';
import { identityOf, isMap } from './layouts/identity';
import { manifestsYaml } from './manifest-yaml';
import type { Manifest, RenderedApp } from './rendered';

/** Tells what earlier versions of some apps wrote: by cdk8s' own App, or in another layout. */
export interface EarlierOutput {
  /**
   * Whether a file is theirs: printed as cdk8s prints or as we do, and with no object that the apps do not write anyway.
   * Files written by hand nearly always have a comment, or other spaces or quotes.
   */
  readonly is: (path: string, text: string) => boolean;
  /** The first object of a file that the apps write as well, if any. */
  readonly objectIn: (text: string) => Manifest | undefined;
}

/** Recognizes the output of earlier versions of these apps. Reads their objects only if needed. */
export function earlierOutput(apps: readonly RenderedApp[]): EarlierOutput {
  let known: ReadonlySet<string> | undefined;
  const isWritten = (manifest: unknown) => {
    known ??= new Set(apps.flatMap(keysOf));
    return isMap(manifest) && known.has(keyOf(manifest));
  };
  return {
    is: (path, text) => isConstructMetadata(path, text) || isPrinted(text, isWritten),
    objectIn: (text) => objectsIn(text).find(isWritten),
  };
}

function keysOf({ charts }: RenderedApp): readonly string[] {
  return charts.flatMap(({ objects }) => objects.map(({ manifest }) => keyOf(manifest)));
}

function keyOf(manifest: Manifest): string {
  return identityOf(manifest).join('\n');
}

/** What the command of cdk8s has its App write for validations. */
function isConstructMetadata(path: string, text: string): boolean {
  return /(^|\/)construct-metadata\.json$/.test(path) && text.startsWith('{"version":"1.0.0","resources":{');
}

function isPrinted(text: string, isWritten: (manifest: unknown) => boolean): boolean {
  const manifests = tryParse(text);
  if (manifests === undefined || !manifests.every(isWritten)) return false;
  const ours = () => manifestsYaml(manifests.map((manifest) => ({ manifest }))).toString();
  return (
    text.trim() === '' ||
    text === manifests.map((manifest) => Yaml.stringify(manifest)).join('---\n') ||
    text === ours()
  );
}

function tryParse(text: string): readonly unknown[] | undefined {
  // Loaded here, as it is seldom needed.
  const { parseAllDocuments } = require('yaml') as typeof import('yaml');
  const documents = [...parseAllDocuments(text, { version: '1.1' })];
  if (documents.some(({ errors }) => errors.length > 0)) return undefined;
  try {
    return documents.map((document) => document.toJSON());
  } catch {
    return undefined;
  }
}

/** The objects that a file of manifests has, as far as the heads of its documents say so at a glance: parsing is slow. */
export function objectsIn(text: string): readonly Manifest[] {
  return text.split(/^---.*\n/m).flatMap((document) => {
    const metadata = /^metadata:[ \t]*\r?\n((?:[ \t]+\S.*\r?\n?|[ \t]*\r?\n)*)/m.exec(document)?.[1] ?? '';
    const [, indentation = ''] = /^([ \t]+)\S/m.exec(metadata) ?? [];
    const name = fieldOf(metadata, `${indentation}name`);
    const namespace = fieldOf(metadata, `${indentation}namespace`);
    const [apiVersion, kind] = [fieldOf(document, 'apiVersion'), fieldOf(document, 'kind')];
    if (apiVersion === undefined || kind === undefined || name === undefined) return [];
    return [{ apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) } }];
  });
}

/** The value of a field that is on the line of its name: `web` of `name: "web" # …`. */
function fieldOf(text: string, field: string): string | undefined {
  return new RegExp(`^${field}:[ \\t]+["']?([^\\s"'#]+)`, 'm').exec(text)?.[1];
}
