import { mutants } from '../../conformance/fuzz/hunt';
import { isObject, type JsonObject } from '../../generate/json';
import type { KubernetesVersion } from '../../lib/kubernetes';

/** Valid objects of all kinds, of each version in equal shares, with names that make each another. */
export function kindsMixed(release: KubernetesVersion, count: number, seed: string): readonly JsonObject[] {
  const make = mutants({ seed, faults: 0 });
  return Array.from({ length: count }, (_, number) => {
    const object = make(release, number);
    const metadata = isObject(object.metadata) ? object.metadata : {};
    return { ...object, metadata: { ...metadata, name: `object-${number}` } };
  });
}
