import { mutants } from '../../conformance/fuzz/hunt';
import { isObject, type JsonObject } from '../../generate/json';
import type { KubernetesVersion } from '../../lib/kubernetes';
import { verify } from '../../lib/verify';

/** Valid objects of all kinds, of each version in equal shares, with names that make each another. */
export function kindsMixed(release: KubernetesVersion, count: number, seed: string): readonly JsonObject[] {
  const make = mutants({ seed, faults: 0 });
  const objects: JsonObject[] = [];
  for (let number = 0; objects.length < count; number += 1) {
    const object = make(release, number);
    const metadata = isObject(object.metadata) ? object.metadata : {};
    const named = { ...object, metadata: { ...metadata, name: `object-${number}` } };
    // Some seeds of the mutants have faults of their own.
    if (isValid(named, release)) objects.push(named);
  }
  return objects;
}

function isValid(object: JsonObject, kubernetes: KubernetesVersion): boolean {
  const found = verify(object, { kubernetes, podSecurity: false, practices: false });
  return !found.some(({ severity }) => severity === 'error');
}
