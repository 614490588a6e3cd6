import { check, object, oneOf } from '../../values/check';
import type { Level } from '../../verify/target/level';
import { counted, type MatcherContext, type MatcherResult, result } from '../matcher';
import { findingsIn } from '../received/findings-in';
import { findingsText } from './verdict-text';

const wanted = object({ level: oneOf(['restricted', 'baseline']) });

/** Whether all pod templates pass a level of the Pod Security Standards, whatever their Namespaces enforce. */
export function toPassPodSecurity(this: MatcherContext, received: unknown, level: unknown): MatcherResult {
  check('toPassPodSecurity', { level }, wanted);
  const verdict = findingsIn(received, { podSecurity: level as Level });
  const violations = verdict.findings.filter(({ finding }) => finding.code.startsWith('pod-security/'));
  return result(this, 'toPassPodSecurity', [level], {
    pass: violations.length === 0,
    text: () =>
      violations.length === 0
        ? `${counted(verdict.objects, 'object')} passed Pod Security "${level}"`
        : findingsText(`violates Pod Security "${level}"`, verdict, violations),
  });
}
