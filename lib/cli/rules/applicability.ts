import type { Severity } from '../../findings/finding';
import type { ProgramRule, Rule } from '../../kubernetes/rule';
import { hasExamples } from './rules';

/**
 * The severity of a rule, and when it applies, as a sentence: `Warning, since 1.33.`
 * @param implied a severity that the text around it states already; the sentence is then empty for a rule that always applies
 */
export function applicability(rule: Rule | ProgramRule, implied?: Severity): string {
  const { severity, warnsToo = false } = rule;
  const parts = [
    ...(warnsToo ? ['error or warning'] : severity === implied ? [] : [severity]),
    ...(hasExamples(rule) ? conditions(rule) : []),
  ];
  const text = parts.join(', ');
  return text === '' ? '' : `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}

function conditions({ since, until, gate, on = true }: Rule): readonly string[] {
  return [
    ...(since === undefined ? [] : [`since ${since}`]),
    ...(until === undefined ? [] : [`until ${until}`]),
    ...(gate === undefined ? [] : [`only with feature gate ${gate}`]),
    ...(on ? [] : ['off by default']),
  ];
}
