import { isClusterScoped, type Manifest } from '../harness';

/** A subject of a RoleBinding. */
interface Subject {
  readonly namespace?: string;
}

/** Manifests as if they were written for a namespace: theirs has the same name in each app. */
export function inNamespace(manifests: readonly Manifest[], namespace: string): readonly Manifest[] {
  return manifests.map((manifest) => {
    const { kind, metadata } = manifest;
    if (kind === 'Namespace') return { ...manifest, metadata: { ...metadata, name: namespace } };
    if (isClusterScoped(kind)) return manifest;
    const { subjects } = manifest as { readonly subjects?: readonly Subject[] };
    return {
      ...manifest,
      metadata: { ...metadata, namespace },
      ...(subjects && { subjects: subjects.map((one) => (one.namespace === undefined ? one : { ...one, namespace })) }),
    };
  });
}
