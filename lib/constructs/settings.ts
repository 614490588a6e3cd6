import type { IConstruct } from 'constructs';
import type { Finding } from '../findings/finding';
import {
  defaultKubernetesVersion,
  type KubernetesVersion,
  type KubernetesVersionName,
  parseKubernetesVersion,
} from '../kubernetes/version';
import type { SecurityProfile } from '../pod/harden';
import type { Images } from '../pod/images';
import { any, type Checks } from '../values/check';
import { type Defined, defined } from '../values/defined';
import {
  checkGates,
  checkHardening,
  checkImages,
  checkNames,
  checkPodSecurity,
  invalid,
  type Unchecked,
} from './check-settings';
import { say } from './print-once';
import { type ProjectFile, projectFile } from './project-file';
import type { UnreadableFile } from './read-file';

/** What is said once for an app, and may be said otherwise for one workload. */
export interface Settings {
  /**
   * The target release: what the manifests are rendered and checked for.
   * @default the oldest release that upstream supports
   */
  readonly kubernetes?: KubernetesVersionName | undefined;
  /** Feature gates that the target's servers are started with, beyond the release's defaults. */
  readonly featureGates?: Readonly<Record<string, boolean>> | undefined;
  /** Where the images of attachments and helpers come from. @default the public registries */
  readonly images?: Images | undefined;
  /**
   * How far absent security fields of our Pods, and of containers that attachments bring, are filled in. A field that is
   * written always stays. What is enforced is {@link podSecurity}.
   * @default 'restricted'
   */
  readonly hardening?: SecurityProfile | undefined;
  /**
   * The Pod Security level that Pods must keep: a violation is an error, as at an API server that enforces the level.
   * `false` enforces none, whatever Namespaces say.
   * @default what the Namespaces in the app enforce
   * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
   */
  readonly podSecurity?: 'restricted' | 'baseline' | false | undefined;
}

/** The settings in force, and what was wrong with what was said. */
export interface ResolvedSettings
  extends Defined<Required<Omit<Settings, 'kubernetes' | 'podSecurity'>>>,
    Pick<Settings, 'podSecurity'> {
  readonly kubernetes: KubernetesVersion;
  /** Whether anybody said which release; if not, a line says which one is used. */
  readonly pinned: boolean;
  readonly findings: readonly Finding[];
}

/** For one run, overrides the release of all. */
const releaseVariable = 'CDK8S_PODS_KUBERNETES';
const settingsKey = Symbol.for('cdk8s-pods.settings');

/**
 * Says an app's settings: what an app of ours does with its options.
 * @throws TypeError for settings that are not valid, with what is allowed.
 */
export function provideSettings(root: IConstruct, settings: Settings): void {
  const { findings } = resolved({ provided: settings, file: { settings: {}, findings: [] }, override: undefined }, {});
  if (findings.length > 0) throw new TypeError(findings.map(lineOf).join('\n'));
  Object.defineProperty(root, settingsKey, { value: settings, configurable: true });
}

/**
 * The settings for a construct: its own, then its app's, then `pods:` in cdk8s.yaml. For one run, the environment
 * variable `CDK8S_PODS_KUBERNETES` overrides the release of them all. Constructs without settings of their own share one
 * value, for as long as nothing of that changes.
 */
export function settingsOf(scope: IConstruct, own: Settings = {}): ResolvedSettings {
  const { root } = scope.node;
  const said = appSettings(root);
  if (Object.keys(own).length > 0) return resolved(said, own);
  const known = shared.get(root);
  if (known?.provided === said.provided && known.file === said.file && known.override === said.override) {
    return known.settings;
  }
  const settings = resolved(said, own);
  shared.set(root, { ...said, settings });
  return settings;
}

/** Says which release is used, where nobody said one. */
export function sayDefaultRelease({ pinned, kubernetes }: ResolvedSettings): void {
  if (pinned) return;
  say(
    `cdk8s-pods: no target release is said, so it is Kubernetes ${kubernetes}; say it in cdk8s.yaml: pods: { kubernetes: "${kubernetes}" }`,
  );
}

const shared = new WeakMap<IConstruct, AppSettings & { readonly settings: ResolvedSettings }>();

function resolved({ provided, file, override }: AppSettings, own: Settings): ResolvedSettings {
  const app: Unchecked = { ...file.settings, ...defined(provided) };
  const said = { ...app, ...defined(own) };
  const findings = [...file.findings];
  const wanted = override ?? said.kubernetes;
  const nearer: Settings = { ...provided, ...defined(own) };
  const placeOf = (name: keyof Settings) => (nearer[name] === undefined ? inFile : '');
  const checked = <T>(name: keyof Settings, value: unknown, check: Checking<T>, place = placeOf(name)) =>
    located(place, findings, (found) => check(value, found));
  return {
    kubernetes: checked('kubernetes', wanted, version, override === undefined ? placeOf('kubernetes') : inEnvironment),
    featureGates: checked('featureGates', said.featureGates, checkGates),
    images: {
      ...checked('images', app.images, checkImages, provided.images === undefined ? inFile : ''),
      ...checkImages(own.images, findings),
    },
    hardening: checked('hardening', said.hardening, checkHardening),
    ...checked('podSecurity', said.podSecurity, checkPodSecurity),
    pinned: wanted !== undefined,
    findings,
  };
}

type Checking<T> = (value: unknown, findings: Finding[]) => T;

/** Where a setting stands, to begin a message with. What an app or a construct is given is reported there. */
const inFile = 'cdk8s.yaml, pods: ';
const inEnvironment = `environment variable ${releaseVariable}: `;

function located<T>(place: string, findings: Finding[], check: (found: Finding[]) => T): T {
  const found: Finding[] = [];
  const result = check(found);
  for (const finding of found) findings.push({ ...finding, message: `${place}${finding.message}` });
  return result;
}

/** What settings may be is checked where those of all places come together. */
export const settingsChecks = {
  kubernetes: any,
  featureGates: any,
  images: any,
  hardening: any,
  podSecurity: any,
} satisfies Checks<Settings>;

const settingNames: readonly string[] = Object.keys(settingsChecks);

/** Only the settings of what else is said beside them. */
export function settingsAmong({ kubernetes, featureGates, images, hardening, podSecurity }: Settings): Settings {
  return defined({ kubernetes, featureGates, images, hardening, podSecurity });
}

/** Settings as they were said, and what was wrong with how they were. */
interface Said {
  readonly settings: Unchecked;
  readonly findings: readonly Finding[];
}

/** Where the settings of an app come from. */
interface AppSettings {
  readonly provided: Settings;
  readonly file: Said;
  readonly override: string | undefined;
}

const nothing = {};

function appSettings(root: IConstruct): AppSettings {
  const { [settingsKey]: provided = nothing } = root as { readonly [settingsKey]?: Settings };
  const override = process.env[releaseVariable];
  return { provided, file: saidInFile(), override: override === '' ? undefined : override };
}

let lastSaid: { readonly file: ProjectFile; readonly said: Said } | undefined;

/** `pods:` of cdk8s.yaml; one value for as long as the file is the same. */
function saidInFile(): Said {
  const file = projectFile();
  if (lastSaid?.file !== file) lastSaid = { file, said: checked(file) };
  return lastSaid.said;
}

function checked({ pods, problem }: ProjectFile): Said {
  if (problem !== undefined) return { settings: {}, findings: [unreadable(problem)] };
  const findings: Finding[] = [];
  return { settings: located(inFile, findings, (found) => checkNames(pods, settingNames, found)), findings };
}

function unreadable({ problem, fix }: UnreadableFile): Finding {
  return { code: 'app/settings', severity: 'error', field: '', message: problem, fix };
}

function version(value: unknown, findings: Finding[]): KubernetesVersion {
  if (value === undefined) return defaultKubernetesVersion;
  try {
    return parseKubernetesVersion(value);
  } catch (error) {
    findings.push(invalid('kubernetes', value, error instanceof Error ? error.message : String(error)));
    return defaultKubernetesVersion;
  }
}

function lineOf({ message, fix }: Finding): string {
  return fix === undefined ? message : `${message}; ${fix}`;
}
