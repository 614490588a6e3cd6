import { isClusterScoped } from '../kubernetes/cluster-scoped';
import { equal } from '../values/equal';
import { own } from '../values/own';
import type { ImportedManifest, Manifest } from './manifest';

/** An object as notes call it: `Deployment shop/web`. */
export function objectText({ kind, metadata }: Manifest): string {
  const [name, prefix, namespace] = ['name', 'generateName', 'namespace'].map((field) => own(metadata, field));
  const start = typeof namespace === 'string' && namespace !== '' ? `${namespace}/` : '';
  return `${kind} ${start}${String(name ?? prefix ?? '(no name)')}`;
}

/** The name of an object, or the start of the name that the server makes. */
export function nameIn({ kind, metadata }: Manifest): string {
  const [name, prefix] = [own(metadata, 'name'), own(metadata, 'generateName')];
  if (typeof name === 'string' && name !== '') return name;
  const start = typeof prefix === 'string' ? prefix.replace(/[-.]+$/, '') : '';
  return start === '' ? kind.toLowerCase() : start;
}

/** What objects replace each other in a cluster; `undefined` for those that the server names. */
function identityOf({ apiVersion, kind, metadata }: Manifest): string | undefined {
  const name = own(metadata, 'name');
  if (typeof name !== 'string') return undefined;
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const namespace = isClusterScoped(apiVersion, kind) ? undefined : own(metadata, 'namespace');
  return JSON.stringify([group, kind, namespace, name]);
}

/** Each object once: of several with one identity the last, which is what `kubectl apply` leaves. */
export function withoutDuplicates(
  manifests: readonly ImportedManifest[],
  note: (manifest: ImportedManifest, text: string) => void,
): readonly ImportedManifest[] {
  const last = new Map(manifests.map((manifest) => [identityOf(manifest.object) ?? manifest, manifest]));
  return manifests.filter((manifest) => {
    const kept = last.get(identityOf(manifest.object) ?? manifest) ?? manifest;
    if (kept === manifest) return true;
    const same = equal(kept.object, manifest.object) ? 'the same again' : 'another one of this name';
    note(manifest, `omitted: ${same} is at ${kept.place}`);
    return false;
  });
}
