import { counted } from '../../values/counted';
import { listed, type MatcherContext, type MatcherResult, result } from '../matcher';
import { manifestsOf } from '../received/manifests-of';
import { countOf, selectionOf } from './arguments';
import { receivedText } from './missing-text';
import { nameOfObject } from './name-of-object';
import { nearestText } from './nearest-text';
import { candidatesOf, isKind } from './selection';

/** Whether as many objects of a kind match a part of a manifest. */
export function toHaveResourceCount(
  this: MatcherContext,
  received: unknown,
  kind: unknown,
  count: unknown,
  ...args: readonly unknown[]
): MatcherResult {
  const name = 'toHaveResourceCount';
  const { partial, ...selection } = selectionOf(name, kind, [undefined, ...args]);
  const wanted = countOf(name, count);
  const manifests = manifestsOf(received);
  const candidates = candidatesOf(name, manifests, { ...selection, partial });
  const matching = candidates.filter(({ difference }) => difference === undefined);
  return result(this, name, [kind, count, ...args], {
    pass: matching.length === wanted,
    text: () => {
      const found = `found ${counted(matching.length, 'object')}${matching.length === 0 ? '' : ':'}`;
      const lines = matching.length === 0 ? [] : [listed(matching.map(({ manifest }) => nameOfObject(manifest)))];
      const head = [found, ...lines].join('\n');
      if (matching.length >= wanted) return head;
      const isOfKind = manifests.some((manifest) => isKind(manifest, selection.kind));
      if (!isOfKind) return `${head}\n${receivedText(manifests)}`;
      return partial === undefined ? head : `${head}\n\n${nearestText(candidates, partial, this.utils)}`;
    },
  });
}
