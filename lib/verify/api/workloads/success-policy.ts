import { child, type FieldPath, index } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { JobSpec, SuccessPolicyRule } from '../../../kubernetes/generated/types';
import { longerThan } from '../../../kubernetes/spelling';
import { invalid, type Report, required, tooLong, tooMany } from '../../report/report';
import { negative } from '../formats/negative';

const code = 'api/success-policy';
const maxRules = 20;
const maxBytes = 64 * 1024;

/**
 * When an indexed Job counts as done although not every index is.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy
 */
export function validateSuccessPolicy(spec: JobSpec, path: FieldPath, report: Report): void {
  if (spec.completionMode !== 'Indexed') {
    report(
      invalid(code, path, {
        message: 'requires completionMode: Indexed',
        fix: 'remove it, or set completionMode: Indexed',
      }),
    );
    return;
  }
  const rules = spec.successPolicy?.rules ?? [];
  const field = child(path, 'rules');
  if (rules.length === 0) report(required(code, field, { message: 'missing', fix: 'add at least one rule' }));
  if (rules.length > maxRules) {
    const message = `must have at most ${maxRules} rules, got ${rules.length}`;
    report(tooMany(code, field, { value: rules.length, message, fix: 'remove some' }));
  }
  for (const [at, rule] of rules.entries()) validateRule(rule, spec.completions, index(field, at), report);
}

function validateRule(rule: SuccessPolicyRule, completions: number | undefined, path: FieldPath, report: Report): void {
  const { succeededCount: count, succeededIndexes: indexes } = rule;
  if (count === undefined && indexes === undefined) {
    report(required(code, path, { message: 'missing succeededIndexes or succeededCount', fix: 'set one of them' }));
  }
  // That the number of indexes is missing is said where it is: a server fails on such a rule without an answer.
  if (completions === undefined) return;
  const listed = indexes === undefined ? undefined : validateIndexes(indexes, completions, path, report);
  if (count === undefined) return;
  const field = child(path, 'succeededCount');
  if (count < 0) report(negative(count, field));
  if (count > completions) {
    const message = `must be at most completions (${completions}), got ${count}`;
    report(invalid(code, field, { value: count, message, fix: `set ${completions} or less` }));
  }
  if (listed === undefined || count <= listed) return;
  const message = `must be at most the number of succeededIndexes (${listed}), got ${count}`;
  report(invalid(code, field, { value: count, message, fix: `set ${listed} or less` }));
}

/** @returns how many indexes are listed; 0 where the list cannot be read. */
function validateIndexes(indexes: string, completions: number, path: FieldPath, report: Report): number {
  const field = child(path, 'succeededIndexes');
  if (longerThan(indexes, maxBytes)) {
    report(tooLong(code, field, { message: `must be at most ${maxBytes} bytes`, fix: 'use ranges, such as "0-99"' }));
  }
  const count = countIndexes(indexes, completions);
  if (typeof count === 'number') return count;
  const fix = `set numbers and ranges below ${completions} in ascending order, such as "0,2-4"`;
  report(invalid(code, field, { value: indexes, message: count, fix }));
  return 0;
}

/** How many indexes are listed, or what is wrong with the list. */
function countIndexes(indexes: string, completions: number): number | string {
  if (indexes === '') return 0;
  let last: number | undefined;
  let total = 0;
  for (const interval of indexes.split(',')) {
    const limits = interval.split('-');
    if (limits.length > 2) return `must consist of numbers and ranges, got ${valueText(interval)}`;
    const [first, end = first] = limits.map(indexOf);
    if (first === undefined || end === undefined)
      return `must consist of numbers and ranges, got ${valueText(interval)}`;
    if (first >= completions || end >= completions)
      return `must not exceed the last index (${completions - 1}), got ${valueText(interval)}`;
    if ((limits.length > 1 && first >= end) || (last !== undefined && last >= first))
      return `must be in ascending order, got ${valueText(indexes)}`;
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
