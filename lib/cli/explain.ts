import { stringify } from 'yaml';
import type { RuleExample } from '../kubernetes/rule';
import { defaultKubernetesVersion } from '../kubernetes/version';
import { nearest } from '../values/nearest';
import { applicability } from './applicability';
import { allRules, hasExamples } from './rules';

/** All rules, one line for each. */
export function listRules(): string {
  const width = allRules.reduce((longest, { code }) => Math.max(longest, code.length), 0);
  return allRules.map(({ code, title }) => `${code.padEnd(width)}  ${title}\n`).join('');
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
export function codesLike(code: string): readonly string[] {
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

/** An example as YAML, with a document for each object. */
export function exampleText({ object, text }: RuleExample): string {
  if (text !== undefined) return text;
  const objects: readonly unknown[] = Array.isArray(object) ? object : [object];
  return objects.map((one) => stringify(one, { aliasDuplicateObjects: false })).join('---\n');
}

/** The target release and feature gates of an example: `Kubernetes 1.35 with GenericWorkload=true`. */
export function exampleTarget({ kubernetes = defaultKubernetesVersion, featureGates = {} }: RuleExample): string {
  const gates = Object.entries(featureGates).map(([name, on]) => `${name}=${on}`);
  return `Kubernetes ${kubernetes}${gates.length === 0 ? '' : ` with ${gates.join(', ')}`}`;
}

function labeled(label: string, example: RuleExample): string {
  return `\n${label} on ${exampleTarget(example)}:\n\n${exampleText(example).replace(/^(?=.)/gm, '  ')}`;
}
