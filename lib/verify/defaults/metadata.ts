import type { ObjectMeta } from '../../kubernetes/generated/types';
import { type Draft, isBlank } from './draft';

/** Stands for the five letters that the server appends to `generateName`. */
const generatedSuffix = 'bcdfg';

/** The longest name that the server generates, without that suffix. */
const longestGeneratedBase = 58;

/** Every object has metadata, and a name if one can be generated. */
export function setMetadataDefaults(object: { metadata?: Draft<ObjectMeta> }): void {
  const metadata = object.metadata ?? {};
  object.metadata = metadata;
  const { name, generateName } = metadata;
  if (isBlank(name) && !isBlank(generateName)) {
    metadata.name = generateName.slice(0, longestGeneratedBase) + generatedSuffix;
  }
}
