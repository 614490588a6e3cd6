import { stringify } from 'yaml';
import type { RuleExample } from '../kubernetes/rule';
import { defaultKubernetesVersion } from '../kubernetes/version';
import { nearest } from '../values/nearest';
import { programRules, rules } from './rules';

const all = [...rules, ...programRules];

/** All rules, a line each. */
export function listRules(): string {
  const width = all.reduce((longest, { code }) => Math.max(longest, code.length), 0);
  return all.map(({ code, title }) => `${code.padEnd(width)}  ${title}\n`).join('');
}

/** A rule with its reason, its source and its examples; `undefined` where there is none of that code. */
export function explain(code: string): string | undefined {
  const rule = rules.find((one) => one.code === code);
  if (rule === undefined) return explainFinding(code);
  const { title, why, source, failing, passing } = rule;
  return `${code}: ${title}\n\n${why}\n${source}\n${shown('Fails', failing)}${shown('Passes', passing)}`;
}

function explainFinding(code: string): string | undefined {
  const known = programRules.find((one) => one.code === code);
  if (known === undefined) return undefined;
  return `${code}: ${known.title}\n\n${known.why}\nReported while a program creates its objects.\n`;
}

/**
 * Codes that may be meant by one that there is not: of the same name in another tier, spelled nearly so in the same tier,
 * beginning so, or spelled nearly so in any.
 */
export function codesLike(code: string): readonly string[] {
  const codes = all.map((rule) => rule.code);
  const [tier = '', name = tier] = code.split('/');
  const named = codes.filter((known) => known.split('/')[1] === name);
  if (named.length > 0) return named;
  const near = nearest(
    name,
    codes.flatMap((known) => (known.startsWith(`${tier}/`) ? [known.slice(tier.length + 1)] : [])),
  );
  if (near !== undefined) return [`${tier}/${near}`];
  const starting = codes.filter((known) => known.startsWith(code) || known.split('/')[1]?.startsWith(code));
  if (name !== '' && starting.length > 0 && starting.length <= most) return starting;
  const anywhere = nearest(code, codes);
  return anywhere === undefined ? [] : [anywhere];
}

/** More codes that begin so are no hint. */
const most = 5;

/** An example as YAML: several objects as several documents. */
export function exampleText({ object, text }: RuleExample): string {
  if (text !== undefined) return text;
  const objects: readonly unknown[] = Array.isArray(object) ? object : [object];
  return objects.map((one) => stringify(one, { aliasDuplicateObjects: false })).join('---\n');
}

/** For which servers an example is one: `Kubernetes 1.35 with GenericWorkload=true`. */
export function exampleTarget({ kubernetes = defaultKubernetesVersion, featureGates = {} }: RuleExample): string {
  const gates = Object.entries(featureGates).map(([name, on]) => `${name}=${on}`);
  return `Kubernetes ${kubernetes}${gates.length === 0 ? '' : ` with ${gates.join(', ')}`}`;
}

function shown(word: string, example: RuleExample): string {
  return `\n${word} on ${exampleTarget(example)}:\n\n${exampleText(example).replace(/^(?=.)/gm, '  ')}`;
}
