import type { Secret } from '../../kubernetes/generated/types';
import { type Draft, isBlank } from './draft';

/** Fills a Secret. */
export function setSecretDefaults(object: Draft<Secret>): void {
  if (isBlank(object.type)) object.type = 'Opaque';
}
