import { parseKubernetesVersion } from '../../kubernetes/version';
import { counted } from '../../values/counted';
import { type MatcherContext, type MatcherResult, result } from '../matcher';
import { findingsIn } from '../received/findings-in';
import { findingsText } from './verdict-text';

/** Whether the API server of a release accepts the objects: no errors, as a synth for that release has none. */
export function toBeAcceptedBy(this: MatcherContext, received: unknown, release: unknown): MatcherResult {
  const kubernetes = parseKubernetesVersion(release);
  const verdict = findingsIn(received, { kubernetes });
  const errors = verdict.findings.filter(({ finding }) => finding.severity === 'error');
  return result(this, 'toBeAcceptedBy', [release], {
    pass: errors.length === 0,
    text: () =>
      errors.length === 0
        ? `Kubernetes ${kubernetes} accepts ${counted(verdict.objects, 'object')}`
        : findingsText(`not accepted by Kubernetes ${kubernetes}`, verdict, errors),
  });
}
