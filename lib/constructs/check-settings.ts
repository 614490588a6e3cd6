import type { Finding } from '../findings/finding';
import { valueText } from '../findings/value-text';
import type { CustomWorkload } from '../kubernetes/custom/custom-workload';
import { customWorkloadsCheck } from '../kubernetes/custom/custom-workload-check';
import type { SecurityProfile } from '../pod/harden';
import { referenceProblem, registryProblem } from '../pod/image-problem';
import { type Images, images as ours } from '../pod/images';
import { nearest } from '../values/nearest';
import { gateProblem } from '../verify/target/feature-gates';
import type { Level } from '../verify/target/level';

/** Settings as they may come from a file: anything. */
export type Unchecked = Readonly<Record<string, unknown>>;

/** The settings in a file, under `pods:`. An unknown name is a finding: it would otherwise be silently ignored. */
export function checkNames(pods: unknown, names: readonly string[], findings: Finding[]): Unchecked {
  if (pods === undefined || pods === null) return {};
  if (!isObject(pods)) {
    findings.push({
      code: 'app/settings',
      severity: 'error',
      field: '',
      value: pods,
      message: `must be an object, got ${valueText(pods)}`,
      fix: 'set pods: { kubernetes: "1.35" }',
    });
    return {};
  }
  const settings: Unchecked = { ...pods };
  for (const name of Object.keys(settings)) {
    if (!names.includes(name)) findings.push(unknownName(name, names));
  }
  return settings;
}

/** Feature gates: names to true or false. */
export function checkGates(value: unknown, findings: Finding[]): Readonly<Record<string, boolean>> {
  const entries = Object.entries(value === undefined ? {} : objectOf('featureGates', value, findings));
  const gates = entries.filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean');
  for (const [gate, state] of entries) {
    const problem = gateProblem(gate);
    if (problem !== undefined) findings.push(invalid('featureGates', gate, problem.message, problem.fix));
    if (typeof state !== 'boolean') {
      findings.push(
        invalid(
          `featureGates.${gate}`,
          state,
          `must be true or false, got ${valueText(state)}`,
          'set true or false, without quotes',
        ),
      );
    }
  }
  return Object.fromEntries(gates.filter(([gate]) => gateProblem(gate) === undefined));
}

const profiles = ['restricted', 'baseline', 'privileged'] as const satisfies readonly SecurityProfile[];

/** How far absent security fields are filled in. */
export function checkHardening(value: unknown = 'restricted', findings: Finding[]): SecurityProfile {
  const known = profiles.find((profile) => profile === value);
  if (known !== undefined) return known;
  findings.push(notAmong('hardening', value, profiles));
  return 'restricted';
}

const levels = ['restricted', 'baseline'] as const satisfies readonly Level[];

/** The Pod Security level that is enforced, where one is set; `false` for none. */
export function checkPodSecurity(value: unknown, findings: Finding[]): { readonly podSecurity?: Level | false } {
  if (value === undefined) return {};
  const known = levels.find((level) => level === value);
  if (known !== undefined || value === false) return { podSecurity: known ?? false };
  findings.push(notAmong('podSecurity', value, [...levels, false]));
  return {};
}

/** Kinds of custom resources with pod templates. */
export function checkWorkloads(value: unknown, findings: Finding[]): readonly CustomWorkload[] {
  if (value === undefined) return [];
  const problem = customWorkloadsCheck(value);
  if (problem === undefined) return value as readonly CustomWorkload[];
  const { path, message, isUnknown } = problem;
  const separator = path === '' || path.startsWith('[') ? '' : '.';
  const name = `workloads${separator}${path}`;
  const [what, ...fix] = message.trimStart().split('; ');
  const said = isUnknown === true ? 'unknown property' : (what ?? '');
  const advice = isUnknown === true ? message.replace(/^; /, '') : fix.join('; ');
  findings.push(invalid(name, value, said, advice === '' ? undefined : advice));
  return [];
}

/** A setting with a value that is not one of some. */
export function notAmong(setting: string, value: unknown, known: readonly (string | false)[]): Finding {
  const list = known.map((one) => JSON.stringify(one));
  const message = `must be ${list.slice(0, -1).join(', ')} or ${list.at(-1)}, got ${valueText(value)}`;
  const near = typeof value === 'string' ? nearest(value, known.filter(isString)) : undefined;
  return invalid(setting, value, message, near === undefined ? adviceOn(setting, value) : `set "${near}"`);
}

/** Other tools have one setting for what is filled in and what is enforced. */
function adviceOn(setting: string, value: unknown): string {
  if (setting === 'podSecurity' && value === 'privileged') {
    return 'set false to enforce nothing, or hardening: "privileged" to fill in less';
  }
  if (setting === 'hardening' && value === false) return 'set "privileged"';
  return 'set one of them';
}

/** Where images come from. */
export function checkImages(value: unknown, findings: Finding[]): Images {
  const { registry, pullSecrets, replace, ...rest } = value === undefined ? {} : objectOf('images', value, findings);
  for (const name of Object.keys(rest)) {
    findings.push(unknownName(`images.${name}`, ['images.registry', 'images.pullSecrets', 'images.replace']));
  }
  const secrets: readonly unknown[] | undefined = Array.isArray(pullSecrets) ? pullSecrets : undefined;
  if (pullSecrets !== undefined && secrets?.every(isName) !== true) {
    findings.push(
      invalid(
        'images.pullSecrets',
        pullSecrets,
        `must be an array of names, got ${valueText(pullSecrets)}`,
        'set the names of Secrets, as ["mirror"]',
      ),
    );
  }
  const wrongRegistry = registry === undefined ? undefined : registryProblem(registry);
  if (wrongRegistry !== undefined) {
    findings.push(invalid('images.registry', registry, wrongRegistry.message, wrongRegistry.fix));
  }
  return {
    ...(isString(registry) && wrongRegistry === undefined && { registry }),
    ...(secrets !== undefined && { pullSecrets: secrets.filter(isName) }),
    ...(replace !== undefined && { replace: checkReplacements(replace, findings) }),
  };
}

function checkReplacements(value: unknown, findings: Finding[]): Readonly<Record<string, string>> {
  const known: readonly string[] = Object.keys(ours);
  const entries = Object.entries(objectOf('images.replace', value, findings));
  for (const [image, reference] of entries) {
    const setting = `images.replace.${image}`;
    if (!known.includes(image))
      findings.push(
        unknownName(
          setting,
          known.map((name) => `images.replace.${name}`),
        ),
      );
    else {
      const problem = referenceProblem(reference);
      if (problem !== undefined) findings.push(invalid(setting, reference, problem.message, problem.fix));
    }
  }
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => referenceProblem(entry[1]) === undefined),
  );
}

/** A setting with a value that is not valid. */
export function invalid(setting: string, value: unknown, message: string, fix?: string): Finding {
  return {
    code: 'app/settings',
    severity: 'error',
    field: '',
    value,
    message: `setting "${setting}": ${message}`,
    ...(fix !== undefined && { fix }),
  };
}

/** A setting that does not exist. */
export function unknownName(setting: string, known: readonly string[]): Finding {
  const near = nearest(setting, known);
  const fix = near === undefined ? `set one of ${known.join(', ')}` : `did you mean "${near}"?`;
  return { code: 'app/settings', severity: 'error', field: '', message: `unknown setting "${setting}"`, fix };
}

/** A setting that must be an object; without properties where it is not. */
export function objectOf(setting: string, value: unknown, findings: Finding[]): Unchecked {
  if (isObject(value)) return { ...value };
  findings.push(invalid(setting, value, `must be an object, got ${valueText(value)}`, 'set an object'));
  return {};
}

function isName(value: unknown): value is string {
  return isString(value) && value !== '';
}

/** A set of YAML, or anything else that is not of names and values, has no settings to be seen. */
function isObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !(value instanceof Set || value instanceof Map);
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}
