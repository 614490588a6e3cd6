import { counted } from '../values/counted';
import type { Matcher } from './matcher';
import type { ManifestMatchers } from './matcher-types';
import { toHaveContainer } from './pods/to-have-container';
import { toShareVolume } from './pods/to-share-volume';
import { toStartBefore } from './pods/to-start-before';
import { toHaveResource } from './resources/to-have-resource';
import { toHaveResourceCount } from './resources/to-have-resource-count';
import { toMatchManifest } from './resources/to-match-manifest';
import { toBeAcceptedBy } from './verdicts/to-be-accepted-by';
import { toFollowPractices } from './verdicts/to-follow-practices';
import { toPassPodSecurity } from './verdicts/to-pass-pod-security';

/** All matchers by name, for `expect.extend(matchers)` where importing this package does not register them. */
export const matchers: Readonly<Record<keyof ManifestMatchers, Matcher>> = {
  toBeAcceptedBy: withArguments('toBeAcceptedBy', 1, toBeAcceptedBy),
  toPassPodSecurity: withArguments('toPassPodSecurity', 1, toPassPodSecurity),
  toFollowPractices: withArguments('toFollowPractices', 1, toFollowPractices),
  toHaveResource: withArguments('toHaveResource', 3, toHaveResource),
  toHaveResourceCount: withArguments('toHaveResourceCount', 3, toHaveResourceCount),
  toHaveContainer: withArguments('toHaveContainer', 3, toHaveContainer),
  toStartBefore: withArguments('toStartBefore', 3, toStartBefore),
  toShareVolume: withArguments('toShareVolume', 4, toShareVolume),
  toMatchManifest: withArguments('toMatchManifest', 1, toMatchManifest),
};

/** A matcher that rejects further arguments: what they say would be ignored. */
function withArguments(name: string, most: number, matcher: Matcher): Matcher {
  return function (received, ...args) {
    const further = args.findIndex((arg, at) => at >= most && arg !== undefined);
    if (further >= 0)
      throw new TypeError(`${name}: must have at most ${counted(most, 'argument')}, got ${args.length}`);
    // biome-ignore lint/plugin: they came as arguments
    return matcher.call(this, received, ...args);
  };
}
