import type { Finding } from '../findings/finding';
import { valueText } from '../findings/value-text';
import { type Defined, defined } from '../values/defined';
import type { Override } from '../verify/overrides';
import { enableProblem, type PracticeOptions } from '../verify/practices/chosen';
import { invalid, notAmong, objectOf, type Unchecked, unknownName } from './check-settings';

/** The findings that make a verification fail: errors, all, or none. */
export type FailOn = 'error' | 'warning' | 'never';

/** What `pods.verify` sets: what is verified, reported, and failed on. */
export interface VerifySettings extends Defined<PracticeOptions> {
  /** Files and folders that the command does not read, as patterns of .gitignore. */
  readonly exclude?: readonly string[];
  /** Codes of rules whose findings are not reported. */
  readonly ignore?: readonly string[];
  readonly failOn?: FailOn;
  readonly overrides?: readonly Override[];
  /** What objects of kinds that are not checked are. */
  readonly unchecked?: 'error' | 'warning' | 'ignore';
  /** A file with findings that are not reported. */
  readonly baseline?: string;
}

type Check<T> = (setting: string, value: unknown, findings: Finding[]) => T | undefined;
type ChecksOf<T> = { readonly [Name in keyof T]-?: Check<NonNullable<T[Name]>> };

const settingChecks: ChecksOf<VerifySettings> = {
  exclude: strings,
  ignore: strings,
  failOn: among(['error', 'warning', 'never']),
  practices,
  enable,
  overrides,
  unchecked: among(['error', 'warning', 'ignore']),
  baseline: text('set the path of a file that --write-baseline wrote'),
};

const required = {
  ignore: 'set the codes of rules, such as ["practice/probe-port"]',
  reason: 'set why the findings stay',
};

const overrideChecks: ChecksOf<Override> = {
  paths: strings,
  kinds: strings,
  names: strings,
  namespaces: strings,
  containers: strings,
  ignore: strings,
  reason: text(required.reason),
  until: date,
};

/** The settings under `pods.verify`: those that are valid, and what is wrong with the others. */
export function checkVerify(value: unknown, findings: Finding[]): VerifySettings {
  return value === undefined || value === null ? {} : checkEach('verify', value, settingChecks, findings);
}

function overrides(setting: string, value: unknown, findings: Finding[]): readonly Override[] | undefined {
  if (!Array.isArray(value)) {
    findings.push(invalid(setting, value, `must be an array, got ${valueText(value)}`, 'begin each override with "-"'));
    return undefined;
  }
  return value.flatMap((one: unknown, at) => {
    const name = `${setting}[${at}]`;
    const before = findings.length;
    const { ignore, reason, ...others } = checkEach<Override>(name, one, overrideChecks, findings, required);
    const isValid = findings.length === before && ignore !== undefined && reason !== undefined;
    return isValid ? [{ ...others, ignore, reason }] : [];
  });
}

/**
 * Each setting of an object by its check; those that are not set, or not valid, are absent.
 * @param needed what to do where one is missing
 */
function checkEach<T>(
  setting: string,
  value: unknown,
  checks: ChecksOf<T>,
  findings: Finding[],
  needed: Readonly<Record<string, string>> = {},
): Partial<Defined<T>> {
  const before = findings.length;
  const given: Unchecked = objectOf(setting, value, findings);
  if (findings.length > before) return {};
  const known = Object.keys(checks).map((name) => `${setting}.${name}`);
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(checks, name)) findings.push(unknownName(`${setting}.${name}`, known));
  }
  const entries = Object.entries<Check<unknown>>(checks).map(([name, check]) => {
    const one = given[name];
    if (one !== undefined) return [name, check(`${setting}.${name}`, one, findings)];
    const fix = needed[name];
    if (fix !== undefined) findings.push(invalid(`${setting}.${name}`, one, 'missing', fix));
    return [name, undefined];
  });
  return defined(Object.fromEntries(entries)) as Partial<Defined<T>>;
}

function strings(setting: string, value: unknown, findings: Finding[]): readonly string[] | undefined {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '')) return value;
  const fix =
    typeof value === 'string' && value !== '' ? `set [${valueText(value)}]` : 'set strings that are not empty';
  findings.push(invalid(setting, value, `must be an array of strings, got ${valueText(value)}`, fix));
  return undefined;
}

function among<T extends string>(known: readonly T[]): Check<T> {
  return (setting, value, findings) => {
    const one = known.find((word) => word === value);
    if (one === undefined) findings.push(notAmong(setting, value, known));
    return one;
  };
}

/** Readers of older YAML take `off` for false. */
function practices(setting: string, value: unknown, findings: Finding[]): boolean | 'all' | undefined {
  if (value === 'all' || typeof value === 'boolean') return value;
  const word = among(['off', 'default', 'all'])(setting, value, findings);
  return word === undefined ? undefined : word === 'default';
}

function enable(setting: string, value: unknown, findings: Finding[]): readonly string[] | undefined {
  const codes = strings(setting, value, findings);
  const problems = (codes ?? []).flatMap((code) => enableProblem(code) ?? []);
  for (const problem of problems) findings.push(invalid(setting, value, problem));
  return problems.length === 0 ? codes : undefined;
}

function text(fix: string): Check<string> {
  return (setting, value, findings) => {
    if (typeof value === 'string' && value.trim() !== '') return value;
    findings.push(invalid(setting, value, `must be a string that is not empty, got ${valueText(value)}`, fix));
    return undefined;
  };
}

function date(setting: string, value: unknown, findings: Finding[]): string | undefined {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) {
    const day = new Date(`${value}T00:00:00Z`);
    if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)) return value;
  }
  findings.push(invalid(setting, value, `must be a date, got ${valueText(value)}`, 'set one such as "2027-06-30"'));
  return undefined;
}
