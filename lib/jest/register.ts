import type { Matcher } from './matcher';
import { matchers } from './matchers';
import { type ManifestSerializer, serializer } from './serializer/serializer';

export type { Matcher, MatcherContext, MatcherResult } from './matcher';
export type { KnownKindName, ManifestMatchers, PartialManifest, PartialOf } from './matcher-types';
export { matchers } from './matchers';
export { type AsymmetricMatch, absent } from './partial/asymmetric';
export type { PodMatcherOptions, WorkloadReference } from './pods/workloads';
export { type ManifestSerializer, type SerializerOptions, serializer } from './serializer/serializer';

/** An `expect` of jest or vitest, as far as it is extended here. */
export interface ExtensibleExpect {
  extend(matchers: Record<string, Matcher>): void;
  addSnapshotSerializer(serializer: ManifestSerializer): void;
}

/** Registers matchers and serializer with an `expect`. */
export function register(expect: ExtensibleExpect): void {
  expect.extend({ ...matchers });
  expect.addSnapshotSerializer(serializer);
}
