import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { attempt, readRegularFile, UnreadableFile } from '../constructs/read-file';
import { get } from '../kubernetes/field-path';
import { type Untold, type UntoldObject, untoldKey } from '../kubernetes/untold';

/** What is known of a manifest in a file beside what it says; `undefined` where nothing is. */
export type UntoldOf = (file: string, manifest: unknown) => UntoldObject | undefined;

/** Larger than what any app writes. */
const maxBytes = 256 << 20;

/** Nothing is known of any. */
export const nothingUntold: UntoldOf = () => undefined;

/**
 * Finds what a synth told in `build/pods.json`, or `build/<environment>/pods.json`: each is for the files of the folder
 * that it names, and of nothing else anything is known. One that cannot be read is ignored, with a warning.
 *
 * @param given the only one to be read, for all manifests wherever they come from
 */
export function readPodsJson(given: string | undefined, warn: (line: string) => void): UntoldOf {
  const told = (given === undefined ? podsJsonFiles() : [given]).flatMap((path) => {
    const untold = tryRead(path, warn);
    if (untold === undefined) return [];
    return [{ folder: resolve(dirname(path), untold.folder), objects: untold.objects }];
  });
  if (told.length === 0) return nothingUntold;
  return (file, manifest) => {
    const key = keyOf(manifest);
    if (key === undefined) return undefined;
    const found = told.find(({ folder, objects }) => {
      return (given !== undefined || isWithin(file, folder)) && Object.hasOwn(objects, key);
    });
    return found?.objects[key];
  };
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

function tryRead(path: string, warn: (line: string) => void): Untold | undefined {
  const ignored = (problem: string) => {
    warn(`warning: ${problem}; ignored\n`);
    return undefined;
  };
  try {
    const value: unknown = JSON.parse(readRegularFile(path, maxBytes));
    return isUntold(value) ? value : ignored(`${path} is not what a synth writes: run the synth again`);
  } catch (error) {
    if (error instanceof UnreadableFile) return ignored(error.problem);
    // What JSON.parse says quotes the text, which is any file that somebody names.
    return ignored(`${path} is not valid JSON`);
  }
}

function isUntold(value: unknown): value is Untold {
  if (!isMap(value) || typeof value.folder !== 'string' || !isMap(value.objects)) return false;
  return Object.values(value.objects).every((object) => {
    if (!isMap(object) || typeof object.construct !== 'string') return false;
    const { origins = {}, drains = {} } = object;
    return isMapOf(origins, (who) => typeof who === 'string') && isMapOf(drains, isSeconds);
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
  return untoldKey(kind, namespace, name);
}

function isWithin(file: string, folder: string): boolean {
  const path = relative(folder, resolve(file));
  return path !== '' && path.split(sep)[0] !== '..' && !isAbsolute(path);
}
