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
  toBeAcceptedBy,
  toPassPodSecurity,
  toFollowPractices,
  toHaveResource,
  toHaveResourceCount,
  toHaveContainer,
  toStartBefore,
  toShareVolume,
  toMatchManifest,
};
