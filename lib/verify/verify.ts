import type { Issue } from '../kubernetes/issue';
import { durations } from './api/durations';
import { names } from './api/names';
import type { VerifyOptions } from './options';
import { decode } from './shape/decode';
import { type Target, targetOf } from './target';

/**
 * Everything that is wrong with a manifest, or with several, for a target release. Never throws, whatever the JSON, and
 * never stops at the first finding.
 */
export function verify(manifests: unknown, options: VerifyOptions): readonly Issue[] {
  const target = targetOf(options.kubernetes, options.featureGates);
  const list: readonly unknown[] = Array.isArray(manifests) ? manifests : [manifests];
  return list.flatMap((manifest) => verifyOne(manifest, target, options));
}

function verifyOne(manifest: unknown, target: Target, options: VerifyOptions): readonly Issue[] {
  if (typeof manifest !== 'object' || manifest === null) return [];
  const issues: Issue[] = [];
  decode(manifest, target, (issue) => issues.push(issue));
  return [...issues, ...names(manifest, options), ...durations(manifest, options)];
}
