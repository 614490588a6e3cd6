/**
 * `import 'cdk8s-pods/jest'` registers the matchers and the serializer with the `expect` of jest.
 * @module jest
 */
/// <reference types="expect" />
import type { ManifestMatchers } from './matcher-types';
import { type ExtensibleExpect, register } from './register';

export type * from './public-types';
export { absent, matchers, serializer } from './register';

declare global {
  namespace jest {
    interface Matchers<R> extends ManifestMatchers<R> {}
  }
}

declare module 'expect' {
  interface Matchers<R> extends ManifestMatchers<R> {}
}

register(expectOfJest());

/** @throws Error outside of a test of jest. */
function expectOfJest(): ExtensibleExpect {
  const { expect } = globalThis as { readonly expect?: ExtensibleExpect };
  if (expect !== undefined) return expect;
  try {
    // Without `injectGlobals`; jest has this module wherever a test runs.
    return (require('@jest/globals') as { readonly expect: ExtensibleExpect }).expect;
  } catch {
    throw new Error("cdk8s-pods/jest: no expect; import it in a test, or in a file of jest's setupFilesAfterEnv");
  }
}
