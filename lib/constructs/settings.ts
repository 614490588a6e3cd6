import type { Finding } from '../findings/finding';
import type { CustomWorkload } from '../kubernetes/custom/custom-workload';
import { type CustomWorkloads, customWorkloads } from '../kubernetes/custom/custom-workloads';
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
import { nearest } from '../values/nearest';
import {
  checkGates,
  checkHardening,
  checkImages,
  checkNames,
  checkPodSecurity,
  checkWorkloads,
  invalid,
  type Unchecked,
  unknownName,
} from './check-settings';
import { checkVerify, type VerifySettings } from './check-verify-settings';
import type { ProjectFile } from './project-file';
import type { UnreadableFile } from './read-file';

/** What is set once for an app, and may be set otherwise for one workload. */
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

/** What is set once for an app. */
export interface AppWideSettings extends Settings {
  /**
   * Kinds of custom resources with pod templates, in addition to those that are known: what is attached to them and verified
   * in them. Of a known kind, a row takes the place of the known one.
   * @default []
   */
  readonly workloads?: readonly CustomWorkload[] | undefined;
}

/** The settings in force, and what is wrong with how they were set. */
export interface ResolvedSettings
  extends Defined<Required<Omit<Settings, 'kubernetes' | 'podSecurity'>>>,
    Pick<Settings, 'podSecurity'> {
  readonly kubernetes: KubernetesVersion;
  /** Whether the release was set; if not, a line says which one is used. */
  readonly pinned: boolean;
  /** The kinds of custom resources with pod templates that are set, and those with all that are known. */
  readonly addedWorkloads: readonly CustomWorkload[];
  readonly workloads: CustomWorkloads;
  /** What is verified and reported, which only a file sets. */
  readonly verify: VerifySettings;
  readonly findings: readonly Finding[];
}

/** Where the settings of an app come from. */
export interface SettingSources {
  /** What the program sets. */
  readonly provided: AppWideSettings;
  /** `pods:` in cdk8s.yaml, or in .cdk8s-pods.yaml. */
  readonly file: FileSettings;
  /** The release that overrides all others. */
  readonly override: string | undefined;
}

/** The settings in a file, unchecked but for their names. */
export interface FileSettings {
  /** Of the file. */
  readonly name: string;
  readonly settings: Unchecked;
  readonly findings: readonly Finding[];
}

/** The environment variable that overrides the release of all, for one run. */
export const releaseVariable = 'CDK8S_PODS_KUBERNETES';

/** The settings in force for a construct with settings of its own. Pure. */
export function resolveSettings({ provided, file, override }: SettingSources, own: Settings): ResolvedSettings {
  const app: Unchecked = { ...file.settings, ...defined(provided) };
  const given = { ...app, ...defined(own) };
  const findings = [...file.findings];
  const release = override ?? given.kubernetes;
  const inProgram: AppWideSettings = { ...provided, ...defined(own) };
  const inFile = `${file.name}, pods: `;
  const sourceOf = (name: keyof AppWideSettings) => (inProgram[name] === undefined ? inFile : '');
  const checked = <T>(name: keyof AppWideSettings, value: unknown, check: SettingCheck<T>, source = sourceOf(name)) =>
    withSource(source, findings, (wrong) => check(value, wrong));
  const addedWorkloads = checked('workloads', app.workloads, checkWorkloads);
  return {
    kubernetes: checked('kubernetes', release, checkRelease, override === undefined ? undefined : inEnvironment),
    featureGates: checked('featureGates', given.featureGates, checkGates),
    images: {
      ...checked('images', app.images, checkImages, provided.images === undefined ? inFile : ''),
      ...checkImages(own.images, findings),
    },
    hardening: checked('hardening', given.hardening, checkHardening),
    ...checked('podSecurity', given.podSecurity, checkPodSecurity),
    addedWorkloads,
    workloads: customWorkloads(addedWorkloads),
    verify: withSource(inFile, findings, (wrong) => checkVerify(file.settings.verify, wrong)),
    pinned: release !== undefined,
    findings,
  };
}

type SettingCheck<T> = (value: unknown, findings: Finding[]) => T;

const inEnvironment = `environment variable ${releaseVariable}: `;

function withSource<T>(source: string, findings: Finding[], check: (wrong: Finding[]) => T): T {
  const wrong: Finding[] = [];
  const result = check(wrong);
  for (const finding of wrong) findings.push({ ...finding, message: `${source}${finding.message}` });
  return result;
}

/** Values of settings are checked where those of all sources come together. */
export const settingsChecks = {
  kubernetes: any,
  featureGates: any,
  images: any,
  hardening: any,
  podSecurity: any,
} satisfies Checks<Settings>;

/** The same of those of an app. */
export const appWideChecks = { ...settingsChecks, workloads: any } satisfies Checks<AppWideSettings>;

const settingNames: readonly string[] = Object.keys(appWideChecks);

/** The settings among other props. */
export function settingsAmong({ kubernetes, featureGates, images, hardening, podSecurity }: Settings): Settings {
  return defined({ kubernetes, featureGates, images, hardening, podSecurity });
}

/** The settings of an app among other props. */
export function appWideSettingsAmong(props: AppWideSettings): AppWideSettings {
  return { ...settingsAmong(props), ...defined({ workloads: props.workloads }) };
}

/** The settings in a file. Pure. */
export function fileSettings({ name, pods, others = [], problem }: ProjectFile): FileSettings {
  if (problem !== undefined) return { name, settings: {}, findings: [unreadable(problem)] };
  const findings: Finding[] = [];
  for (const other of others) {
    const fix = nearest(other, ['pods']) === undefined ? 'set it under pods' : 'did you mean "pods"?';
    findings.push({ ...unknownName(other, []), message: `${name}: unknown setting "${other}"`, fix });
  }
  const settings = withSource(`${name}, pods: `, findings, (wrong) =>
    checkNames(pods, [...settingNames, 'verify'], wrong),
  );
  return { name, settings, findings };
}

function unreadable({ problem, fix }: UnreadableFile): Finding {
  return { code: 'app/settings', severity: 'error', field: '', message: problem, fix };
}

function checkRelease(value: unknown, findings: Finding[]): KubernetesVersion {
  if (value === undefined) return defaultKubernetesVersion;
  try {
    return parseKubernetesVersion(value);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    findings.push(invalid('kubernetes', value, message.replace(/^Kubernetes version: /, '')));
    return defaultKubernetesVersion;
  }
}
