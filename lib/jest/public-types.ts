/** The types that cdk8s-pods/jest and cdk8s-pods/vitest export. */
export type { Matcher, MatcherContext, MatcherResult } from './matcher';
export type { KnownKindName, ManifestMatchers, PartialManifest, PartialOf } from './matcher-types';
export type { AsymmetricMatch } from './partial/asymmetric';
export type { PodMatcherOptions, WorkloadReference } from './pods/workloads';
export type { ManifestSerializer, SerializerOptions } from './serializer/serializer';
