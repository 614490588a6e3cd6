import type { IConstruct } from 'constructs';
import type { Finding } from '../findings/finding';
import { type AppSettings, type AppState, stateOf } from './app-state';
import { printOnce } from './print-once';
import { type ProjectFile, projectFile } from './project-file';
import {
  type AppWideSettings,
  fileSettings,
  type ResolvedSettings,
  releaseVariable,
  resolveSettings,
  type Settings,
} from './settings';

/** Set on the root itself, so that each of several copies of this package has them. */
const settingsKey = Symbol.for('cdk8s-pods.settings');

/**
 * Sets an app's settings: what an app of ours does with its options.
 * @throws TypeError for settings that are not valid, with what is allowed.
 */
export function provideSettings(root: IConstruct, settings: AppWideSettings): void {
  const { findings } = resolveSettings(
    { provided: settings, file: { name: '', settings: {}, findings: [] }, override: undefined },
    {},
  );
  if (findings.length > 0) throw new TypeError(findings.map(lineOf).join('\n'));
  Object.defineProperty(root, settingsKey, { value: settings, configurable: true });
}

function lineOf({ message, fix }: Finding): string {
  return fix === undefined ? message : `${message}; ${fix}`;
}

/**
 * The settings for a construct: its own, then its app's, then `pods:` in cdk8s.yaml. For one run, the environment
 * variable `CDK8S_PODS_KUBERNETES` overrides the release of them all. Constructs without settings of their own share one
 * value, for as long as nothing of that changes.
 */
export function settingsOf(scope: IConstruct, own: Settings = {}): ResolvedSettings {
  const { sources, resolved } = appSettings(stateOf(scope));
  return Object.keys(own).length === 0 ? resolved : resolveSettings(sources, own);
}

/** The settings of an app, resolved again where a source has changed. */
function appSettings(state: AppState): AppSettings {
  const { [settingsKey]: provided = none } = state.root as { readonly [settingsKey]?: AppWideSettings };
  const override = process.env[releaseVariable] || undefined;
  const file = projectFile();
  const { settings } = state;
  if (settings?.file === file && settings.sources.provided === provided && settings.sources.override === override) {
    return settings;
  }
  const sources = { provided, file: fileSettings(file), override };
  state.settings = { file, sources, resolved: resolveSettings(sources, {}) };
  return state.settings;
}

const none: Settings = {};

/** The settings of `pods:` in cdk8s.yaml, for what is in no app. */
export function projectSettings(file: ProjectFile = projectFile()): ResolvedSettings {
  const override = process.env[releaseVariable] || undefined;
  return resolveSettings({ provided: none, file: fileSettings(file), override }, none);
}

/** Prints which release is used, where none is set. */
export function printDefaultRelease({ pinned, kubernetes }: ResolvedSettings): void {
  if (pinned) return;
  printOnce(
    `cdk8s-pods: no target release is set, so it is Kubernetes ${kubernetes}; set it in cdk8s.yaml: pods: { kubernetes: "${kubernetes}" }`,
  );
}
