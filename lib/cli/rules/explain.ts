import type { ProgramRule, Rule, RuleExample } from '../../kubernetes/rule';
import { defaultKubernetesVersion } from '../../kubernetes/version';
import { nearest } from '../../values/nearest';
import { applicability } from './applicability';
import { allRules, hasExamples } from './rules';

/** All rules, one line for each: its code, when it is a finding and of which severity, and its title. */
export function listRules(): string {
  const rows = allRules.map((rule) => [rule.code, severityText(rule), rule.title] as const);
  const widthOf = (column: 0 | 1) => rows.reduce((longest, row) => Math.max(longest, row[column].length), 0);
  const [codes, severities] = [widthOf(0), widthOf(1)];
  return rows
    .map(([code, severity, title]) => `${code.padEnd(codes)}  ${severity.padEnd(severities)}  ${title}\n`)
    .join('');
}

function severityText(rule: Rule | ProgramRule): string {
  const { severity, warnsToo = false } = rule;
  return `${severity}${warnsToo ? ' or warning' : ''}${isOn(rule) ? '' : ', off'}`;
}

/** Whether a rule is checked by default. */
function isOn(rule: Rule | ProgramRule): boolean {
  return !hasExamples(rule) || rule.on !== false;
}

/** All rules, as JSON: what `--output json` prints. */
export function rulesJson(): string {
  const rows = allRules.map((rule) => {
    const { code, severity, warnsToo = false, title, why } = rule;
    const { since, until, gate, source }: Partial<Rule> = hasExamples(rule) ? rule : {};
    const inManifests = hasExamples(rule);
    return { code, severity, warnsToo, on: isOn(rule), inManifests, since, until, gate, title, why, source };
  });
  return `${JSON.stringify(rows, undefined, 2)}\n`;
}

/** A rule with its severity, releases, reason, source and examples; `undefined` for an unknown code. */
export function explain(code: string): string | undefined {
  const rule = allRules.find((one) => one.code === code);
  if (rule === undefined) return undefined;
  const head = `${code}: ${rule.title}\n${applicability(rule)}\n\n${rule.why}\n`;
  if (!hasExamples(rule)) return `${head}Reported while a program creates its objects.\n`;
  return `${head}${rule.source}\n${labeled('Fails', rule.failing)}${labeled('Passes', rule.passing)}`;
}

/**
 * Known codes that resemble an unknown one: with the same name in another tier, with a similar name in the same tier, with
 * the same beginning, or with a similar name in any tier.
 */
function codesLike(code: string): readonly string[] {
  const codes = allRules.map((rule) => rule.code);
  const [tier = '', name = tier] = code.split('/');
  const sameName = codes.filter((known) => known.split('/')[1] === name);
  if (sameName.length > 0) return sameName;
  const similar = nearest(
    name,
    codes.flatMap((known) => (known.startsWith(`${tier}/`) ? [known.slice(tier.length + 1)] : [])),
  );
  if (similar !== undefined) return [`${tier}/${similar}`];
  const sameStart = codes.filter((known) => known.startsWith(code) || known.split('/')[1]?.startsWith(code));
  if (name !== '' && sameStart.length > 0 && sameStart.length <= maxSuggestions) return sameStart;
  const anywhere = nearest(code, codes);
  return anywhere === undefined ? [] : [anywhere];
}

/** What to use in place of an unknown code. */
export function insteadOf(code: string): string {
  const like = codesLike(code).map((known) => `"${known}"`);
  return like.length > 0 ? `did you mean ${like.join(' or ')}?` : 'list them with `cdk8s-pods rules`';
}

/** More codes with the same beginning are not suggested. */
const maxSuggestions = 5;

/** An example as YAML, with a document for each object; of an update, the old object and the new one. */
export function exampleText({ object, old, text }: RuleExample): string {
  if (text !== undefined) return text;
  if (old !== undefined) return `# before\n${exampleText({ object: old })}---\n# after\n${exampleText({ object })}`;
  // Loaded here: most runs print no examples.
  const { stringify } = require('yaml') as typeof import('yaml');
  const objects: readonly unknown[] = Array.isArray(object) ? object : [object];
  return objects.map((one) => stringify(one, { aliasDuplicateObjects: false })).join('---\n');
}

/** The target release and feature gates of an example: `Kubernetes 1.35 with GenericWorkload=true`. */
function exampleTarget({ kubernetes = defaultKubernetesVersion, featureGates = {} }: RuleExample): string {
  const gates = Object.entries(featureGates).map(([name, on]) => `${name}=${on}`);
  return `Kubernetes ${kubernetes}${gates.length === 0 ? '' : ` with ${gates.join(', ')}`}`;
}

function labeled(label: string, example: RuleExample): string {
  return `\n${label} on ${exampleTarget(example)}:\n\n${exampleText(example).replace(/^(?=.)/gm, '  ')}`;
}
