import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { attempt, readRegularFile, UnreadableFile } from '../../constructs/read-file';
import { get } from '../../findings/field-path';
import { type ObjectFacts, type PodsJson, podsJsonKey } from '../../synth/pods-json-format';

/** Facts about a manifest in addition to its YAML; `undefined` if unknown. */
export type FactsOf = (file: string, manifest: unknown) => ObjectFacts | undefined;

/** Larger than what any app writes. */
const maxBytes = 256 << 20;

/** The app that wrote a file; `undefined` where none is known. */
export type AppOf = (file: string) => string | undefined;

/** What was read of some apps: plain data. */
export interface ReadOfApps {
  readonly apps: readonly App[];
  /** Whether the only one is for all manifests, wherever they come from. */
  readonly isForAll: boolean;
}

/** What was read of an app: its folder, and what is known of its objects. */
interface App {
  readonly folder: string;
  readonly objects: PodsJson['objects'];
}

/** Facts about manifests in addition to the YAML. */
export interface KnownOfApps {
  readonly read: ReadOfApps;
  readonly appOf: AppOf;
}

/** Nothing is known of any. */
export const nothingKnown: KnownOfApps = { read: { apps: [], isForAll: false }, appOf: () => undefined };

/**
 * Reads what a synth wrote to `build/pods.json`, or `build/<environment>/pods.json`: each is for the files of the folder
 * that it names, and of nothing else anything is known. One that cannot be read is ignored, with a warning.
 *
 * @param given the only one to be read, for all manifests wherever they come from
 * @throws UnreadableFile where the one that is given cannot be read, or is something else
 */
export function readPodsJson(given: string | undefined, warn: (line: string) => void): KnownOfApps {
  const files: readonly (readonly [path: string, content: PodsJson])[] =
    given === undefined ? podsJsonFiles().flatMap((path) => tryRead(path, warn)) : [[given, read(given)]];
  const apps = files.map(([path, { folder, objects }]) => ({ folder: resolve(dirname(path), folder), objects }));
  if (apps.length === 0) return nothingKnown;
  const known = { apps, isForAll: given !== undefined };
  return { read: known, appOf: (file) => apps.find((app) => isOf(file, app, known))?.folder };
}

/** The facts in what was read. */
export function factsIn(known: ReadOfApps): FactsOf {
  if (known.apps.length === 0) return () => undefined;
  return (file, manifest) => {
    const key = keyOf(manifest);
    if (key === undefined) return undefined;
    return known.apps.find((app) => isOf(file, app, known) && Object.hasOwn(app.objects, key))?.objects[key];
  };
}

function isOf(file: string, { folder }: App, { isForAll }: ReadOfApps): boolean {
  return isForAll || isWithin(file, folder);
}

/** Where a synth puts them, as far as they are there. */
function podsJsonFiles(): readonly string[] {
  if (!isFolder('build')) return [];
  const folders = attempt('build', () => readdirSync('build', { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  const paths = ['build', ...folders.map(({ name }) => join('build', name)).sort()].map((at) => join(at, 'pods.json'));
  return paths.filter((path) => existsSync(path));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** @throws UnreadableFile where it is not what a synth writes */
function read(path: string): PodsJson {
  const value = parsed(path, readRegularFile(path, maxBytes));
  if (isPodsJson(value)) return value;
  throw new UnreadableFile(`${path} is not a pods.json file`, 'run the synth again');
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The message of JSON.parse quotes the file, which can be any file.
    throw new UnreadableFile(`${path} is not valid JSON`, 'run the synth again');
  }
}

/** A default file can be of an earlier version, or incomplete: then it is ignored. */
function tryRead(path: string, warn: (line: string) => void): readonly [path: string, content: PodsJson][] {
  try {
    return [[path, read(path)]];
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    warn(`warning: ${error.problem}; ignored\n`);
    return [];
  }
}

function isPodsJson(value: unknown): value is PodsJson {
  if (!isMap(value) || typeof value.folder !== 'string' || !isMap(value.objects)) return false;
  return Object.values(value.objects).every((object) => {
    if (!isMap(object) || typeof object.construct !== 'string') return false;
    const { origins = {}, preStops = {}, drains = {}, acknowledged = [] } = object;
    const areSeconds = isMapOf(preStops, isSeconds) && isMapOf(drains, isSeconds);
    const areCodes = Array.isArray(acknowledged) && acknowledged.every((code) => typeof code === 'string');
    return areSeconds && areCodes && isMapOf(origins, (who) => typeof who === 'string');
  });
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMapOf(value: unknown, is: (entry: unknown) => boolean): boolean {
  return isMap(value) && Object.values(value).every(is);
}

function isSeconds(value: unknown): boolean {
  return typeof value === 'number' && value >= 0;
}

function keyOf(manifest: unknown): string | undefined {
  const kind = get(manifest, 'kind');
  const name = get(manifest, 'metadata.name') ?? get(manifest, 'metadata.generateName');
  const namespace = get(manifest, 'metadata.namespace') ?? '';
  if (typeof kind !== 'string' || typeof name !== 'string' || typeof namespace !== 'string') return undefined;
  return podsJsonKey(kind, namespace, name);
}

/** Whether a file is in a folder, or in one in it. */
export function isWithin(file: string, folder: string): boolean {
  const path = relative(folder, resolve(file));
  return path !== '' && path.split(sep)[0] !== '..' && !isAbsolute(path);
}
