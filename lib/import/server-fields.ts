import { workloadKindOf } from '../kubernetes/pod-template';
import { own } from '../values/own';
import { isRecord } from './field-expression';
import type { ImportedManifest, Manifest } from './manifest';

/** Manifests without what a server has set in them, and the names of these fields. */
export interface WithoutServerFields {
  readonly manifests: readonly ImportedManifest[];
  /** How many had such fields. */
  readonly count: number;
  readonly fields: readonly string[];
}

/**
 * Manifests as they are applied, where they are as `kubectl get --output yaml` prints them: a uid or a resource version
 * tells those. An empty status, which `kubectl create --dry-run` prints, is not kept in a workload either.
 */
export function withoutServerFields(manifests: readonly ImportedManifest[]): WithoutServerFields {
  const fields = new Set<string>();
  let count = 0;
  const cleaned = manifests.map((manifest) => {
    const found: string[] = [];
    const object = withoutFields(manifest.object, found);
    if (found.length === 0) return manifest;
    for (const field of found) fields.add(field);
    count += 1;
    return { ...manifest, object };
  });
  return { manifests: cleaned, count, fields: [...fields] };
}

const ofMetadata: ReadonlySet<string> = new Set([
  ...['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'managedFields', 'selfLink'],
]);
const ofAnnotations: ReadonlySet<string> = new Set([
  ...['kubectl.kubernetes.io/last-applied-configuration', 'deployment.kubernetes.io/revision'],
]);

function withoutFields(object: Manifest, found: string[]): Manifest {
  const isLive = ['uid', 'resourceVersion'].some((field) => {
    const value = own(object.metadata, field);
    return typeof value === 'string' && value !== '';
  });
  if (!isLive) {
    const isEmpty = isRecord(object.status) && Object.keys(object.status).length === 0;
    const isWorkload = isEmpty && workloadKindOf(object) !== undefined;
    return isWorkload ? (without(object, new Set(['status']), '', found) as Manifest) : object;
  }
  const { metadata, spec, ...rest } = without(object, new Set(['status']), '', found);
  const claims = own(spec, 'volumeClaimTemplates');
  return {
    ...rest,
    ...(metadata !== undefined && { metadata: metadataWithout(metadata, found) }),
    ...(spec !== undefined && {
      spec:
        isRecord(spec) && Array.isArray(claims)
          ? { ...spec, volumeClaimTemplates: claimsWithout(claims, found) }
          : spec,
    }),
  } as Manifest;
}

function metadataWithout(metadata: unknown, found: string[]): unknown {
  if (!isRecord(metadata)) return metadata;
  const { annotations, ...rest } = without(metadata, ofMetadata, 'metadata.', found);
  if (!isRecord(annotations)) return annotations === undefined ? rest : { ...rest, annotations };
  const kept = without(annotations, ofAnnotations, 'metadata.annotations.', found);
  return Object.keys(kept).length === 0 ? rest : { ...rest, annotations: kept };
}

function claimsWithout(claims: readonly unknown[], found: string[]): readonly unknown[] {
  return claims.map((claim) => {
    return isRecord(claim) ? without(claim, new Set(['status']), 'spec.volumeClaimTemplates[].', found) : claim;
  });
}

function without(
  value: Readonly<Record<string, unknown>>,
  names: ReadonlySet<string>,
  path: string,
  found: string[],
): Readonly<Record<string, unknown>> {
  const entries = Object.entries(value).filter(([name]) => {
    if (names.has(name)) found.push(`${path}${name}`);
    return !names.has(name);
  });
  return Object.fromEntries(entries);
}
