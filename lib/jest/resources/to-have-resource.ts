import { listed, type MatcherContext, type MatcherResult, result } from '../matcher';
import { manifestsOf } from '../received/manifests-of';
import { selectionOf } from './arguments';
import { missingText } from './missing-text';
import { nameOfObject } from './name-of-object';
import { nearestText } from './nearest-text';
import { candidatesOf } from './selection';

/** Whether an object of a kind, and of a name, matches a part of a manifest. */
export function toHaveResource(
  this: MatcherContext,
  received: unknown,
  kind: unknown,
  ...args: readonly unknown[]
): MatcherResult {
  const selection = selectionOf('toHaveResource', kind, args);
  const manifests = manifestsOf(received);
  const candidates = candidatesOf('toHaveResource', manifests, selection);
  const matching = candidates.filter(({ difference }) => difference === undefined);
  return result(this, 'toHaveResource', [kind, ...args], {
    pass: matching.length > 0,
    text: () => {
      if (matching.length > 0) return `found:\n${listed(matching.map(({ manifest }) => nameOfObject(manifest)))}`;
      if (candidates.length === 0) return missingText(manifests, selection);
      return nearestText(candidates, selection.partial ?? {}, this.utils);
    },
  });
}
