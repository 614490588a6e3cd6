import { listed, type MatcherContext, type MatcherResult, result } from '../matcher';
import { manifestsOf } from '../received/manifests-of';
import { partialOf } from './arguments';
import { receivedText } from './missing-text';
import { nameOfObject } from './name-of-object';
import { nearestText } from './nearest-text';
import { candidatesOf } from './selection';

/** Whether an object matches a part of a manifest; of several, whether one does. */
export function toMatchManifest(this: MatcherContext, received: unknown, partial: unknown): MatcherResult {
  const wanted = partialOf('toMatchManifest', partial);
  const candidates = candidatesOf('toMatchManifest', manifestsOf(received), { partial: wanted });
  const matching = candidates.filter(({ difference }) => difference === undefined);
  return result(this, 'toMatchManifest', [partial], {
    pass: matching.length > 0,
    text: () => {
      if (matching.length > 0) return `found:\n${listed(matching.map(({ manifest }) => nameOfObject(manifest)))}`;
      return candidates.length === 0 ? receivedText([]) : nearestText(candidates, wanted, this.utils);
    },
  });
}
