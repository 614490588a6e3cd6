/**
 * `import 'cdk8s-pods/vitest'` registers the matchers and the serializer with the `expect` of vitest.
 * @module vitest
 */
// An ES module, as vitest is one: from others its types are not found.
import { expect } from 'vitest';
import type { ManifestMatchers } from '../jest/matcher-types.js';
import { register } from '../jest/register.js';

export type * from '../jest/public-types.js';
export { absent, matchers, serializer } from '../jest/register.js';

declare module 'vitest' {
  interface Matchers extends ManifestMatchers {}
}

register(expect);
