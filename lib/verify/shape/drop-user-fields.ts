import { child, type FieldPath, index } from '../../findings/field-path';
import type { Entries } from '../../kubernetes/decode';

/** The sources of a volume, and those of a projected volume, in the order in which the server looks for the first. */
const volumeSources = ['secret', 'configMap', 'downwardAPI', 'projected'] as const;
const projections = [
  'secret',
  'downwardAPI',
  'configMap',
  'serviceAccountToken',
  'clusterTrustBundle',
  'podCertificate',
] as const;

/**
 * Clears who owns the files of volumes. Where a volume has several sources, which the server then refuses, it clears that
 * of the first one only. The decoded volumes are changed in place.
 */
export function dropUserFields(volumes: readonly object[], path: FieldPath, dropped: (field: FieldPath) => void): void {
  const drop = (object: Entries, name: string, at: FieldPath) => {
    if (object[name] === undefined) return;
    delete object[name];
    dropped(child(at, name));
  };
  const dropFrom = (source: Entries, at: FieldPath) => {
    drop(source, 'defaultUser', at);
    drop(source, 'user', at);
    for (const [position, item] of listIn(source, 'items').entries())
      drop(item, 'user', index(child(at, 'items'), position));
    for (const [position, projection] of listIn(source, 'sources').entries()) {
      dropFromFirst(projection, projections, index(child(at, 'sources'), position));
    }
  };
  const dropFromFirst = (object: Entries, names: readonly string[], at: FieldPath) => {
    const first = names.find((name) => object[name] !== undefined);
    if (first !== undefined) dropFrom(object[first] as Entries, child(at, first));
  };
  for (const [position, volume] of volumes.entries())
    dropFromFirst(volume as Entries, volumeSources, index(path, position));
}

function listIn(object: Entries, name: string): readonly Entries[] {
  const list = object[name];
  return Array.isArray(list) ? list : [];
}
