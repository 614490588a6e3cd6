import type { Matcher } from './matcher';
import { matchers } from './matchers';
import { type ManifestSerializer, serializer } from './serializer/serializer';

export { matchers } from './matchers';
export { absent } from './partial/asymmetric';
export { serializer } from './serializer/serializer';

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
