import type { Finding } from '../../findings/finding';
import { compose } from '../../pod/compose';
import { equal } from '../../values/equal';
import { broken } from '../broken';
import { type ContractCheck, describeContext, type Situation, type Subject, withTemplate } from '../subject';
import { differenceBetween } from './difference';
import { atAnotherTime } from './other-time';

/** `build` depends on the context alone and does not change it, and attaching twice is attaching once. */
export const pure: ContractCheck = (subject) => {
  const impure = subject.corners.flatMap((situation) => impurities(subject, situation));
  // What differs depends on the situation.
  return impure.length > 0 ? impure.slice(0, 1) : subject.corners.flatMap((situation) => repeats(subject, situation));
};

function impurities({ attachment, template }: Subject, { context, addition }: Situation): readonly Finding[] {
  const given = withTemplate(context, template);
  const again = attachment.build(given);
  const changed = differenceBetween(given, { ...context, template });
  if (changed !== undefined) {
    const fix = 'copy what is changed, as in { ...context.template }';
    return [broken('attachment/pure', '', `build changes its context: ${changed} differs afterwards`, fix)];
  }
  const later = atAnotherTime(() => attachment.build(withTemplate(context, template)));
  const different = differenceBetween(addition, again) ?? differenceBetween(addition, later);
  if (different === undefined) return [];
  const message = `build returns different results for equal contexts: ${different} differs`;
  return [
    broken('attachment/pure', different, message, 'use neither time nor random values; derive it from the context'),
  ];
}

function repeats({ attachment, template }: Subject, { context, composition }: Situation): readonly Finding[] {
  const once = composition.template;
  const twice = compose(template, [attachment, attachment], context).template;
  const again = compose(once, [attachment], context).template;
  if (equal(once, twice) && equal(once, again)) return [];
  const different = differenceBetween(once, twice) ?? differenceBetween(once, again);
  const message = `attaching it again changes ${different}`;
  const fix = 'derive it from the options and from what the template has without the attachment';
  return [{ ...broken('attachment/idempotent', '', message, fix), construct: describeContext(context) }];
}
