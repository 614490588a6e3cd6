import { grouped } from '../../values/grouped';
import type { RenderedObject } from '../rendered';
import { hashOf } from './hash';
import { apiGroup, identityOf, nameOf, namespaceOf } from './identity';

/** Something that gets a file of its own. */
export interface Filed {
  /** The folder that the file is in, with a slash at its end; `''` is the output folder. */
  readonly folder: string;
  readonly object: RenderedObject;
}

/** The most bytes of a file's name on the file systems in use. */
const maximumLength = 255;

/** Characters that cdk8s removes from file names. They separate the suffixes of namesakes below, so that these are unique. */
const leftOut = /[^0-9a-zA-Z-_.]/g;

/**
 * The path of each object's file, no two the same where there are two objects, also where case does not count.
 *
 * It is `Kind.name`, as cdk8s has it. Where several objects of a folder have that name, it goes on until they differ, for
 * all of them alike: `Deployment.web@payments` (the namespace), `Service.web@shop+serving.knative.dev` (the API group, if
 * it is not the core's), `ClusterRole.admin~1f0c9a44` (a hash; names that differ in case, or in what is left out). So the
 * name depends on nothing but an object and its namesakes: not on their order, and not on what else there is. A name that
 * no file system would take is cut, and ends in a hash.
 *
 * @returns Map from each object to its path
 */
export function fileNames(filed: readonly Filed[], extension: string): ReadonlyMap<RenderedObject, string> {
  const names = new Map<RenderedObject, string>();
  settle(filed, 0, ({ folder, object }, name) => names.set(object, `${folder}${fitting(name, extension)}`));
  return names;
}

/** What a name says of an object, one more with each step. */
const steps: readonly ((object: RenderedObject) => string)[] = [
  baseName,
  (object) => `${baseName(object)}${mark('@', namespaceOf(object.manifest))}`,
  qualifiedName,
  (object) => `${qualifiedName(object)}~${hashOf(identityOf(object.manifest))}`,
  // The same object twice, as an app can have that is not verified: constructs differ in any case.
  (object) => `${qualifiedName(object)}~${hashOf([...identityOf(object.manifest), object.path])}`,
];

/** Gives those that are alone with their name that name, and takes the others a step further, among themselves. */
function settle(filed: readonly Filed[], step: number, name: (one: Filed, name: string) => void): void {
  const nameAt = steps[step];
  if (nameAt === undefined) return;
  const namesakes = grouped(filed, ({ folder, object }) => `${folder}${nameAt(object)}`.toLowerCase());
  const last = step === steps.length - 1;
  for (const group of namesakes.values()) {
    const [only] = group;
    if (group.length === 1 || last) for (const one of group) name(one, nameAt(only.object));
    else settle(group, step + 1, name);
  }
}

function baseName({ manifest }: RenderedObject): string {
  return `${manifest.kind}.${nameOf(manifest)}`.replace(leftOut, '');
}

function qualifiedName(object: RenderedObject): string {
  const namespace = mark('@', namespaceOf(object.manifest));
  return `${baseName(object)}${namespace}${mark('+', apiGroup(object.manifest))}`;
}

function mark(sign: string, text: string): string {
  return text === '' ? '' : `${sign}${text.replace(leftOut, '')}`;
}

function fitting(name: string, extension: string): string {
  const room = maximumLength - Buffer.byteLength(extension);
  if (name.length <= room) return `${name}${extension}`;
  const hash = `~${hashOf([name])}`;
  return `${name.slice(0, room - hash.length)}${hash}${extension}`;
}
