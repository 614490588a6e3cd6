import type { Quantity } from '../../kubernetes/generated/types';
import { type ExactQuantity, printQuantity, tryParseQuantity } from '../../kubernetes/quantity';

/** Amounts by the name of their resource. */
export type ResourceList = Record<string, Quantity>;

/** Limits and requests of a container, a Pod or a claim. */
export interface Resources {
  limits?: ResourceList | undefined;
  requests?: ResourceList | undefined;
}

/** Amounts that are plainly no finer than 0.001: nearly all are, and telling costs less than reading them. */
const coarse = /^[0-9]+(?:m|(?:\.[0-9]{1,3})?(?:[kMGTPE]i?)?)$/;

/** Each amount rounded up to a thousandth, as the server does before it compares them: a cpu limit of 0.5m is 1m. */
export function roundUp(list: ResourceList): ResourceList {
  let up = list;
  for (const name of Object.keys(list)) {
    const quantity = list[name];
    if (quantity === undefined || (typeof quantity === 'string' && coarse.test(quantity))) continue;
    if (typeof quantity === 'number' && Number.isInteger(quantity)) continue;
    if (up === list) up = { ...list };
    up[name] = rounded(quantity);
  }
  return up;
}

/** Limits and requests, {@link roundUp rounded up} in place. */
export function roundUpResources(resources: Resources | undefined): void {
  if (resources === undefined) return;
  if (resources.limits !== undefined) resources.limits = roundUp(resources.limits);
  if (resources.requests !== undefined) resources.requests = roundUp(resources.requests);
}

/** The amount rounded away from zero, and as it was where nothing is to be rounded. */
function rounded(quantity: Quantity): Quantity {
  const exact = tryParseQuantity(quantity);
  return exact === undefined || exact.exponent >= -3 ? quantity : printQuantity(toMilli(exact));
}

function toMilli({ mantissa, exponent, format }: ExactQuantity): ExactQuantity {
  const unit = 10n ** BigInt(-3 - exponent);
  const size = mantissa < 0n ? -mantissa : mantissa;
  const milli = (size + unit - 1n) / unit;
  return { mantissa: mantissa < 0n ? -milli : milli, exponent: -3, format };
}
