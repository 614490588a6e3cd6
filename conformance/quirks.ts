import { isObject, type Json } from '../generate/json';
import type { Difference } from './compare';

/** A difference that is meant: README.md has a line on each. */
export interface Quirk {
  readonly name: string;
  /** Why `verify` does not say what the oracle says. */
  readonly why: string;
  readonly covers: (difference: Difference, object: Json) => boolean;
  /** An object on which they differ so, in every release. */
  readonly example: Json;
}

export const quirks: readonly Quirk[] = [
  {
    name: 'health-check-port',
    why: 'a cluster allocates the port before it validates; the oracle, which has no cluster, misses it',
    covers: ({ tier, side, what }, object) =>
      `${tier} ${side} ${what}` === 'errors missing FieldValueRequired spec.healthCheckNodePort' && isService(object),
    example: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { type: 'LoadBalancer', externalTrafficPolicy: 'Local', ports: [{ port: 80 }] },
    },
  },
];

function isService(object: Json): boolean {
  return isObject(object) && object.kind === 'Service';
}

/** The differences that no quirk covers. */
export function unexplained(found: readonly Difference[], object: Json): readonly Difference[] {
  return found.filter((difference) => !quirks.some(({ covers }) => covers(difference, object)));
}
