import { child, type FieldPath, index } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { JobSpec, SuccessPolicyRule } from '../../../kubernetes/generated/types';
import { longerThan } from '../../../kubernetes/spelling';
import { invalid, type Report, required, tooLong, tooMany } from '../../report/report';
import { negative } from '../formats/negative';

const code = 'api/success-policy';
const mostRules = 20;
const mostBytes = 64 * 1024;

/**
 * When an indexed Job counts as done although not every index is.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy
 */
export function validateSuccessPolicy(spec: JobSpec, path: FieldPath, report: Report): void {
  if (spec.completionMode !== 'Indexed') {
    report(
      invalid(code, path, {
        message: 'only an indexed Job can be done before all of it is',
        fix: 'take it out, or set `completionMode: Indexed`',
      }),
    );
    return;
  }
  const rules = spec.successPolicy?.rules ?? [];
  const field = child(path, 'rules');
  if (rules.length === 0)
    report(required(code, field, { message: 'the policy has no rules', fix: 'write at least one' }));
  if (rules.length > mostRules) {
    const message = `${rules.length} rules are more than the ${mostRules} that are allowed`;
    report(tooMany(code, field, { value: rules.length, message, fix: 'leave some out' }));
  }
  for (const [at, rule] of rules.entries()) validateRule(rule, spec.completions, index(field, at), report);
}

function validateRule(rule: SuccessPolicyRule, completions: number | undefined, path: FieldPath, report: Report): void {
  const { succeededCount: count, succeededIndexes: indexes } = rule;
  if (count === undefined && indexes === undefined) {
    report(required(code, path, { message: 'the rule asks for nothing', fix: 'write how many succeed, or which' }));
  }
  // That the number of indexes is missing is said where it is: a server fails on such a rule without an answer.
  if (completions === undefined) return;
  const listed = indexes === undefined ? undefined : validateIndexes(indexes, completions, path, report);
  if (count === undefined) return;
  const field = child(path, 'succeededCount');
  if (count < 0) report(negative(count, field));
  if (count > completions) {
    const message = `${count} are more than the ${completions} indexes of the Job`;
    report(invalid(code, field, { value: count, message, fix: `write at most ${completions}` }));
  }
  if (listed === undefined || count <= listed) return;
  const message = `${count} are more than the ${listed} indexes that \`succeededIndexes\` lists`;
  report(invalid(code, field, { value: count, message, fix: `write at most ${listed}` }));
}

/** @returns how many indexes are listed; 0 where the list cannot be read. */
function validateIndexes(indexes: string, completions: number, path: FieldPath, report: Report): number {
  const field = child(path, 'succeededIndexes');
  if (longerThan(indexes, mostBytes)) {
    report(tooLong(code, field, { message: `the list has more than ${mostBytes} bytes`, fix: 'use ranges: 0-99' }));
  }
  const count = countIndexes(indexes, completions);
  if (typeof count === 'number') return count;
  const fix = `write numbers and ranges below ${completions} in ascending order: 0,2-4`;
  report(invalid(code, field, { value: indexes, message: `${valueText(indexes)} ${count}`, fix }));
  return 0;
}

/** How many indexes are listed, or what is wrong with the list. */
function countIndexes(indexes: string, completions: number): number | string {
  if (indexes === '') return 0;
  let last: number | undefined;
  let total = 0;
  for (const interval of indexes.split(',')) {
    const limits = interval.split('-');
    if (limits.length > 2) return `has the range ${valueText(interval)}, which has more than two ends`;
    const [first, end = first] = limits.map(indexOf);
    if (first === undefined || end === undefined) return `has ${valueText(interval)}, which is no index`;
    if (first >= completions || end >= completions) return `has an index beyond the last one, ${completions - 1}`;
    if ((limits.length > 1 && first >= end) || (last !== undefined && last >= first))
      return 'is not in ascending order';
    total += end - first + 1;
    last = end;
  }
  return total;
}

/** A number as Go reads it, with a plus before it where one is written. (A minus separates ranges.) */
function indexOf(text: string): number | undefined {
  if (!/^\+?[0-9]+$/.test(text)) return undefined;
  const value = Number(text);
  return value < 2 ** 63 ? value : undefined;
}
