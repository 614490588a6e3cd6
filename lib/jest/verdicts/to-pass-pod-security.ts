import { oneOf } from '../../synth/one-of';
import { counted, type MatcherContext, type MatcherResult, result } from '../matcher';
import { findingsIn } from '../received/findings-in';
import { findingsText } from './verdict-text';

/** Whether all pod templates pass a level of the Pod Security Standards, whatever their Namespaces enforce. */
export function toPassPodSecurity(this: MatcherContext, received: unknown, expected: unknown): MatcherResult {
  const level = oneOf('toPassPodSecurity: level', expected, ['restricted', 'baseline']);
  const verdict = findingsIn(received, { podSecurity: level });
  const violations = verdict.findings.filter(({ finding }) => finding.code.startsWith('pod-security/'));
  return result(this, 'toPassPodSecurity', [level], {
    pass: violations.length === 0,
    text: () =>
      violations.length === 0
        ? `${counted(verdict.objects, 'object')} passed Pod Security "${level}"`
        : findingsText(`violates Pod Security "${level}"`, verdict, violations),
  });
}
