import { found } from '../kubernetes/found';
import type { Issue } from '../kubernetes/issue';
import { nearest } from '../kubernetes/nearest';
import { type Images, images as ours } from '../pod/images';

/** Settings as they may come from a file: anything. */
export type Unchecked = Readonly<Record<string, unknown>>;

const names = ['kubernetes', 'featureGates', 'images', 'podSecurity'];

/** What a file says under `pods:`; what is no setting is a finding, as it would else be passed over without a word. */
export function checkNames(pods: unknown, issues: Issue[]): Unchecked {
  if (pods === undefined || pods === null) return {};
  const settings = mapOf('pods', pods, issues);
  for (const name of Object.keys(settings)) {
    if (!names.includes(name)) issues.push(unknownName(name, names));
  }
  return settings;
}

/** Feature gates: names to true or false. */
export function checkGates(value: unknown, issues: Issue[]): Readonly<Record<string, boolean>> {
  const entries = Object.entries(value === undefined ? {} : mapOf('featureGates', value, issues));
  const gates = entries.filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean');
  for (const [gate, state] of entries) {
    if (typeof state !== 'boolean') {
      issues.push(
        invalid(`featureGates.${gate}`, state, `found ${found(state)}`, 'write true or false, without quotes'),
      );
    }
  }
  return Object.fromEntries(gates);
}

/** Where images come from. */
export function checkImages(value: unknown, issues: Issue[]): Images {
  const { registry, pullSecrets, replace, ...rest } = value === undefined ? {} : mapOf('images', value, issues);
  for (const name of Object.keys(rest)) {
    issues.push(unknownName(`images.${name}`, ['images.registry', 'images.pullSecrets', 'images.replace']));
  }
  const secrets: readonly unknown[] | undefined = Array.isArray(pullSecrets) ? pullSecrets : undefined;
  if (pullSecrets !== undefined && secrets?.every(isText) !== true) {
    issues.push(invalid('images.pullSecrets', pullSecrets, `found ${found(pullSecrets)}`, 'give a list of names'));
  }
  if (registry !== undefined && !isText(registry)) {
    issues.push(
      invalid('images.registry', registry, `found ${found(registry)}`, "give text, as 'registry.example/mirror'"),
    );
  }
  return {
    ...(isText(registry) && { registry }),
    ...(secrets !== undefined && { pullSecrets: secrets.filter(isText) }),
    ...(replace !== undefined && { replace: checkReplacements(replace, issues) }),
  };
}

function checkReplacements(value: unknown, issues: Issue[]): Readonly<Record<string, string>> {
  const known: readonly string[] = Object.keys(ours);
  const entries = Object.entries(mapOf('images.replace', value, issues));
  for (const [image, reference] of entries) {
    const setting = `images.replace.${image}`;
    if (!known.includes(image))
      issues.push(
        unknownName(
          setting,
          known.map((name) => `images.replace.${name}`),
        ),
      );
    else if (!isText(reference))
      issues.push(invalid(setting, reference, `found ${found(reference)}`, 'give a reference'));
  }
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => isText(entry[1])));
}

/** A setting that says what it cannot. */
export function invalid(setting: string, value: unknown, message: string, fix?: string): Issue {
  return {
    code: 'app/settings',
    severity: 'error',
    field: '',
    value,
    message: `setting "${setting}": ${message}`,
    ...(fix !== undefined && { fix }),
  };
}

function unknownName(setting: string, known: readonly string[]): Issue {
  const meant = nearest(setting, known);
  const fix = meant === undefined ? `the settings here are ${known.join(', ')}` : `write ${meant}`;
  return invalid(setting, undefined, 'there is no such setting', fix);
}

function mapOf(setting: string, value: unknown, issues: Issue[]): Unchecked {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  issues.push(invalid(setting, value, `found ${found(value)}`, 'give a map'));
  return {};
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
