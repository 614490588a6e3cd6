import type { RuleDoc } from '../../findings/rule';
import { filePractices } from './practice-files';
import { lifecyclePractices } from './practice-lifecycle';
import { referencePractices } from './practice-references';
import { workloadPractices } from './practice-workloads';

/** Practices: a row for each, whether it is on by default or not. */
export const practiceRules: readonly RuleDoc[] = [
  ...lifecyclePractices,
  ...filePractices,
  ...workloadPractices,
  ...referencePractices,
];
