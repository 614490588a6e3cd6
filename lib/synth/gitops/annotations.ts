import { isMap, metadataOf } from '../layouts/identity';
import type { Manifest } from '../rendered';

/** An annotation of an object; `undefined` if it is missing or not a string. */
export function annotationOf(manifest: Manifest, name: string): string | undefined {
  return textIn(metadataOf(manifest).annotations, name);
}

/** A label of an object; Flux takes some settings from either. */
export function labelOf(manifest: Manifest, name: string): string | undefined {
  return textIn(metadataOf(manifest).labels, name);
}

/**
 * An object with one more annotation, or another value for it. Where the keys around it are sorted, as cdk8s sorts them
 * unless told otherwise, it comes to its place among them; else to the end. Annotations that are not an object stay as they are.
 */
export function annotated(manifest: Manifest, name: string, value: string): Manifest {
  const { metadata = {} } = manifest;
  if (!isMap(metadata)) return manifest;
  const { annotations = {} } = metadata;
  if (!isMap(annotations)) return manifest;
  return withKey(manifest, 'metadata', withKey(metadata, 'annotations', withKey(annotations, name, value)));
}

function textIn(map: unknown, name: string): string | undefined {
  const value = isMap(map) && Object.hasOwn(map, name) ? map[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function withKey(map: Manifest, key: string, value: unknown): Manifest {
  const keys = Object.keys(map);
  if (keys.includes(key) || !isSorted(keys)) return { ...map, [key]: value };
  return Object.fromEntries([...keys, key].sort().map((one) => [one, one === key ? value : map[one]]));
}

function isSorted(keys: readonly string[]): boolean {
  return keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') < key);
}
