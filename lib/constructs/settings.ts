import { existsSync, readFileSync } from 'node:fs';
import type { IConstruct } from 'constructs';
import type { Issue } from '../kubernetes/issue';
import { defaultKubernetesVersion, type KubernetesVersion, parseKubernetesVersion } from '../kubernetes/version';
import type { SecurityProfile } from '../pod/harden';
import type { Images } from '../pod/images';

/** What is said once for an app, and may be said otherwise for one workload. */
export interface Settings {
  /**
   * The target release: what the manifests are rendered and checked for.
   * @default the oldest release that upstream supports
   */
  readonly kubernetes?: KubernetesVersion;
  /** Feature gates that the target's servers are started with, beyond the release's defaults. */
  readonly featureGates?: Readonly<Record<string, boolean>>;
  /** Where the images of attachments and helpers come from. @default the public registries */
  readonly images?: Images;
  /** How much Pods may do. @default 'restricted' */
  readonly podSecurity?: SecurityProfile;
}

/** The settings in force, and what was wrong with what was said. */
export interface ResolvedSettings extends Required<Settings> {
  /** Whether anybody said which release; if not, a line says which one is used. */
  readonly pinned: boolean;
  /** Whether anybody said the security profile: then it is held, not only filled in. */
  readonly declared: boolean;
  readonly issues: readonly Issue[];
}

/** Settings as they may come from a file: anything. */
type Unchecked = Readonly<Record<string, unknown>>;

const profiles: readonly string[] = ['restricted', 'baseline', 'privileged'] satisfies SecurityProfile[];
const settingsKey = Symbol.for('cdk8s-pods.settings');

/** Says an app's settings: what an app of ours does with its options. */
export function provideSettings(root: IConstruct, settings: Settings): void {
  Object.defineProperty(root, settingsKey, { value: settings, configurable: true });
}

/**
 * The settings for a construct: its own, then its app's, then `pods:` in cdk8s.yaml. For one run, the environment
 * variable `CDK8S_PODS_KUBERNETES` overrides the release of them all.
 */
export function settingsOf(scope: IConstruct, own: Settings = {}): ResolvedSettings {
  const app = appSettings(scope.node.root);
  const said = { ...app, ...withoutUndefined(own) };
  const issues: Issue[] = [];
  const overridden = process.env.CDK8S_PODS_KUBERNETES;
  const wanted = overridden === undefined || overridden === '' ? said.kubernetes : overridden;
  return {
    kubernetes: version(wanted, issues),
    featureGates: record(said.featureGates, 'featureGates', issues) as Readonly<Record<string, boolean>>,
    images: { ...record(app.images, 'images', issues), ...own.images },
    podSecurity: profile(said.podSecurity, issues),
    pinned: wanted !== undefined,
    declared: said.podSecurity !== undefined,
    issues,
  };
}

/** Only the settings of what else is said beside them. */
export function settingsAmong({ kubernetes, featureGates, images, podSecurity }: Settings): Settings {
  return withoutUndefined({ kubernetes, featureGates, images, podSecurity }) as Settings;
}

const fileSettings = new Map<string, Unchecked>();

function appSettings(root: IConstruct): Unchecked {
  const provided: Settings | undefined = (root as { readonly [settingsKey]?: Settings })[settingsKey];
  return { ...readFile('cdk8s.yaml'), ...withoutUndefined(provided ?? {}) };
}

/** `pods:` of a cdk8s.yaml, parsed once for each content. */
function readFile(path: string): Unchecked {
  if (!existsSync(path)) return {};
  const text = readFileSync(path, 'utf8');
  const known = fileSettings.get(text);
  if (known !== undefined) return known;
  const settings = /^pods:/m.test(text) ? parsePods(text) : {};
  fileSettings.set(text, settings);
  return settings;
}

function parsePods(text: string): Unchecked {
  // Loaded here, as parsing YAML is only worth its start-up time where there is something to read.
  const { parse } = require('yaml') as typeof import('yaml');
  const pods: unknown = parse(text)?.pods;
  return typeof pods === 'object' && pods !== null ? { ...pods } : {};
}

function version(value: unknown, issues: Issue[]): KubernetesVersion {
  if (value === undefined) return defaultKubernetesVersion;
  try {
    return parseKubernetesVersion(value);
  } catch (error) {
    issues.push(invalid('kubernetes', value, error instanceof Error ? error.message : String(error)));
    return defaultKubernetesVersion;
  }
}

function profile(value: unknown, issues: Issue[]): SecurityProfile {
  const known = value ?? 'restricted';
  if (typeof known === 'string' && profiles.includes(known)) return known as SecurityProfile;
  issues.push(
    invalid('podSecurity', value, `a profile is one of ${profiles.join(', ')}; found ${JSON.stringify(value)}`),
  );
  return 'restricted';
}

function record(value: unknown, setting: string, issues: Issue[]): Unchecked {
  if (value === undefined) return {};
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  issues.push(invalid(setting, value, `a map is wanted; found ${JSON.stringify(value)}`));
  return {};
}

function invalid(setting: string, value: unknown, message: string): Issue {
  return { code: 'app/settings', severity: 'error', field: '', value, message: `setting "${setting}": ${message}` };
}

function withoutUndefined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Partial<T>;
}
