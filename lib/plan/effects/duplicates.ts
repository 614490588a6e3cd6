import type { Effect } from './effect';
import { nameOf, type Situation } from './situation';

/** Objects of which there are several new manifests: applied one by one, they overwrite each other. */
export function duplicateEffects({ objects }: Situation): readonly Effect[] {
  return objects
    .filter(({ copies }) => copies > 1)
    .map(({ object, copies }) => ({
      code: 'set-twice',
      severity: 'warning',
      object: nameOf(object),
      message: `${copies} of the new manifests are of this object: the last one counts; remove the others`,
    }));
}
