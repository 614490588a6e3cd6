import { stringify } from 'yaml';
import { defaultKubernetesVersion } from '../kubernetes/version';
import type { RuleDoc } from '../verify/rule';

/** All rules, a line each. */
export function listRules(rules: readonly RuleDoc[]): string {
  const width = Math.max(...rules.map(({ code }) => code.length));
  return rules.map(({ code, title }) => `${code.padEnd(width)}  ${title}\n`).join('');
}

/** A rule with its reason, its source and its examples; `undefined` where there is none of that code. */
export function explain(rules: readonly RuleDoc[], code: string): string | undefined {
  const rule = rules.find((one) => one.code === code);
  if (rule === undefined) return undefined;
  const example = (word: string, { kubernetes = defaultKubernetesVersion, object }: RuleDoc['failing']) =>
    `\n${word} on Kubernetes ${kubernetes}:\n\n${indented(stringify(object))}`;
  return (
    `${rule.code}: ${rule.title}\n\n${rule.why}\n${rule.source}\n` +
    example('Fails', rule.failing) +
    example('Passes', rule.passing)
  );
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
