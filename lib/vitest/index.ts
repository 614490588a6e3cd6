/**
 * `import 'cdk8s-pods/vitest'` registers the matchers and the serializer with the `expect` of vitest.
 * @module vitest
 */
import { expect } from 'vitest';
import type { ManifestMatchers } from '../jest/matcher-types';
import { register } from '../jest/register';

export type {
  AsymmetricMatch,
  KnownKindName,
  ManifestMatchers,
  ManifestSerializer,
  Matcher,
  MatcherContext,
  MatcherResult,
  PartialManifest,
  PartialOf,
  PodMatcherOptions,
  SerializerOptions,
  WorkloadReference,
} from '../jest/register';
export { absent, matchers, serializer } from '../jest/register';

declare module 'vitest' {
  interface Matchers extends ManifestMatchers {}
}

register(expect);
