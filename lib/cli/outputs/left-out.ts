/**
 * Why a finding is not reported: by choice, as its object acknowledges it, as one of the baseline, as one in an object that did
 * not change, or as one that may be gone when kustomize, Flux or envsubst has built the object.
 */
export type WhyLeftOut = 'ignored' | 'acknowledged' | 'known' | 'unchanged' | 'incomplete';

/** How many findings are not reported, by the reason. */
export type LeftOut = Readonly<Record<WhyLeftOut, number>>;

/** Nothing is left out. */
export const nothingLeftOut: LeftOut = { ignored: 0, acknowledged: 0, known: 0, unchanged: 0, incomplete: 0 };

/** How many findings are not reported, in words; `undefined` where all are. */
export function leftOutText(leftOut: LeftOut): string | undefined {
  const counts = whys.filter((why) => leftOut[why] > 0).map((why) => `${leftOut[why]} ${inWords[why]}`);
  return counts.length === 0 ? undefined : `findings not reported: ${counts.join(', ')}`;
}

const inWords: Readonly<Record<WhyLeftOut, string>> = {
  ignored: 'ignored',
  acknowledged: 'acknowledged',
  known: 'in the baseline',
  unchanged: 'in unchanged objects',
  incomplete: 'that kustomize, Flux or envsubst can fix',
};
const whys = Object.keys(inWords) as readonly WhyLeftOut[];
