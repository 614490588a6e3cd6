import type { PlanTarget } from '../options';
import type { Pair } from '../pair';
import { forbidden, type Judgement } from './judgement';
import { refusedCreation } from './refusals';

/** What is said of a manifest that a server would refuse as a new object, too. */
export function invalidManifest({ manifest }: Pick<Pair, 'manifest'>, target: PlanTarget): Judgement | undefined {
  const refused = refusedCreation(manifest, target);
  return refused.length === 0
    ? undefined
    : forbidden(refused, [...new Set(refused.map(({ fix }) => fix ?? ''))].filter(isSaid));
}

function isSaid(text: string): boolean {
  return text !== '';
}
