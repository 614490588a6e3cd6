import type { Finding } from '../../findings/finding';
import { addition as additionCheck } from '../../pod/addition-checks';
import type { Addition, Attachment, Context } from '../../pod/attachment';
import { check } from '../../values/check';
import { broken, buildFailed } from '../broken';

/** What an attachment adds in a context, or why it adds nothing. */
export function build(
  { build }: Attachment,
  context: Context,
): { readonly addition?: Addition; readonly findings: readonly Finding[] } {
  let addition: unknown;
  try {
    addition = build(context);
  } catch (error) {
    return { findings: [buildFailed(error)] };
  }
  if (addition instanceof Promise) {
    addition.catch(() => undefined);
    return { findings: [broken('attachment/build', '', 'build returns a promise', 'return the addition itself')] };
  }
  try {
    check('build', addition, additionCheck, 'its result');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { findings: [broken('attachment/build', '', reason, 'return an Addition')] };
  }
  // The check is what makes it one.
  return { addition: addition as Addition, findings: [] };
}
