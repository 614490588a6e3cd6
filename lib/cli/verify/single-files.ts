import { allPractices } from '../../verify/practices/all-practices';
import type { Outcome } from '../outputs/outcome';

/** The practices that look at several objects. */
const ofApps: ReadonlySet<unknown> = new Set(allPractices.filter((one) => 'check' in one).map(({ code }) => code));

/**
 * What was found in single files, as those of a commit, without what only a run over all files tells: that an acknowledgement of
 * a practice matches no finding, where the finding takes several objects.
 */
export function ofSingleFiles(outcome: Outcome): Outcome {
  const findings = outcome.findings.filter(({ finding: { code, value, message } }) => {
    const isUnused = code === 'practice/acknowledgement' && message.endsWith(' matches no finding');
    return !(isUnused && ofApps.has(value));
  });
  return findings.length === outcome.findings.length ? outcome : { ...outcome, findings };
}
