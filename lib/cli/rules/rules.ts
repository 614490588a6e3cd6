import type { ProgramRule, Rule } from '../../kubernetes/rule';
import { rowFiles } from '../generated/row-files';

const tiers = ['shape', 'api', 'admission', 'pod', 'pod-security', 'practice', 'app', 'gitops', 'attachment'];
const rows: readonly (Rule | ProgramRule)[] = Object.values(rowFiles).flat();

/** The rules that are checked in manifests, by tier and code. */
export const rules: readonly Rule[] = inOrder(rows.filter(hasExamples));

/** The rules that are checked only while a program creates its objects; they have no examples. */
export const programRules: readonly ProgramRule[] = inOrder(rows.filter((rule) => !hasExamples(rule)));

/** All rules: those of manifests, then those of programs. */
export const allRules: readonly (Rule | ProgramRule)[] = [...rules, ...programRules];

/** Whether a rule is checked in manifests, and so has a source, releases and examples. */
export function hasExamples(rule: Rule | ProgramRule): rule is Rule {
  return 'failing' in rule;
}

function inOrder<Row extends ProgramRule>(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((left, right) => tierOf(left) - tierOf(right) || (left.code < right.code ? -1 : 1));
}

function tierOf({ code }: ProgramRule): number {
  return tiers.indexOf(code.slice(0, code.indexOf('/')));
}
