import type { Quantity } from '../../../kubernetes/generated/types';
import { compareQuantities, parseQuantity } from '../../../kubernetes/quantity';
import { bytes } from '../../shared/log-files/bytes';

const least = '32Mi';

/** What waiting records exceed their limit by at most, as Fluent Bit checks it only now and then, and the positions. */
const reserved = 8 * 2 ** 20;

/**
 * How many bytes of records may wait on a state volume, so that the kubelet never evicts the Pod for its size.
 * @throws RangeError where the size is too small.
 */
export function queuedBytes(stateSizeLimit: Quantity): number {
  const size = bytes(parseQuantity(stateSizeLimit, 'fluentBit: stateSizeLimit'));
  if (compareQuantities(stateSizeLimit, least) >= 0) return Math.floor(Math.min(size * 0.8, size - reserved));
  throw new RangeError(
    `fluentBit: stateSizeLimit must be ${least} or more, got ${stateSizeLimit}; 8Mi of it stay free, as Fluent Bit exceeds its limit`,
  );
}
