import { practiceChecks } from '../../constructs/construct-checks';
import { check, either, object, oneOf, optional } from '../../values/check';
import { counted } from '../../values/counted';
import type { PracticeOptions } from '../../verify/practices/chosen';
import { type MatcherContext, type MatcherResult, result } from '../matcher';
import { findingsIn } from '../received/findings-in';
import { findingsText } from './verdict-text';

const wanted = object({
  practices: optional(either(object({ enable: practiceChecks.enable }), oneOf(['all'], 'an object with enable'))),
});

/** The tiers of rules about what works, rather than about what a server accepts. */
const tiers = /^(?:practice|pod|custom)\//;

/** Whether the objects follow the practices, and their containers do not clash. */
export function toFollowPractices(this: MatcherContext, received: unknown, practices: unknown): MatcherResult {
  check('toFollowPractices', { practices }, wanted);
  const { enable } = Object(practices) as Pick<PracticeOptions, 'enable'>;
  const verdict = findingsIn(received, { practices: practices === 'all' ? 'all' : true, enable });
  const findings = verdict.findings.filter(({ finding }) => tiers.test(finding.code));
  return result(this, 'toFollowPractices', [practices], {
    pass: findings.length === 0,
    text: () =>
      findings.length === 0
        ? `${counted(verdict.objects, 'object')} followed the practices`
        : findingsText('does not follow the practices', verdict, findings),
  });
}
