import type { ExactQuantity } from '../../../kubernetes/quantity';

/** An amount in whole bytes, for programs that read no suffixes, or others than Kubernetes. */
export function bytes({ mantissa, exponent }: ExactQuantity): number {
  return Math.floor(Number(mantissa) * 10 ** exponent);
}
