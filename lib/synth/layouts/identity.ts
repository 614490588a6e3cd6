import type { Manifest } from '../rendered';

/** The API group of an object, whatever the version: `apps` of `apps/v1`, `''` for the core's. */
export function apiGroup({ apiVersion }: Manifest): string {
  const text = String(apiVersion);
  const slash = text.indexOf('/');
  return slash === -1 ? '' : text.slice(0, slash);
}

/** The name of an object, else what its names begin with (`migrate-`); `"undefined"` where it has neither, as in cdk8s. */
export function nameOf(manifest: Manifest): string {
  const { name, generateName } = metadataOf(manifest);
  return String(name ?? generateName);
}

/** The namespace that an object says; `''` where it says none. */
export function namespaceOf(manifest: Manifest): string {
  const { namespace } = metadataOf(manifest);
  return namespace === undefined ? '' : String(namespace);
}

/** What makes an object that one and no other in a cluster. */
export function identityOf(manifest: Manifest): readonly string[] {
  return [apiGroup(manifest), String(manifest.kind), namespaceOf(manifest), nameOf(manifest)];
}

/** An object as messages show it: `Deployment shop/web`. */
export function objectText(manifest: Manifest): string {
  const namespace = namespaceOf(manifest);
  return `${manifest.kind} ${namespace === '' ? '' : `${namespace}/`}${nameOf(manifest)}`;
}

/** The metadata of an object; empty where it has none. */
export function metadataOf({ metadata }: Manifest): Manifest {
  return isMap(metadata) ? metadata : {};
}

/** Whether a value of a manifest has fields. */
export function isMap(value: unknown): value is Manifest {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
