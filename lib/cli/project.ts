import { RootConstruct } from 'constructs';
import { settingsOf } from '../constructs/app-settings';
import { projectFile } from '../constructs/project-file';
import type { Finding } from '../findings/finding';
import type { VerifyOptions } from '../verify/options';
import { UnreadableSource } from './sources';

/** What a project's cdk8s.yaml says, as an app without options of its own takes it. */
export interface ProjectSettings extends VerifyOptions {
  /** Whether anybody said the release. */
  readonly pinned: boolean;
}

/**
 * The target that `pods:` in the cdk8s.yaml of the working folder sets, overridden by more specific settings.
 * @throws UnreadableSource where one of the settings is none, with all that is wrong.
 */
export function projectSettings(own: Partial<VerifyOptions>): ProjectSettings {
  const { kubernetes, featureGates, podSecurity, pinned, findings } = settingsOf(new RootConstruct());
  if (findings.length > 0) throw new UnreadableSource(findings.map(lineOf).join('\n'));
  return {
    kubernetes,
    featureGates,
    ...(podSecurity !== undefined && { podSecurity }),
    ...own,
    pinned: pinned || own.kubernetes !== undefined,
  };
}

function lineOf({ message, fix }: Finding): string {
  return fix === undefined ? message : `${message}; ${fix}`;
}

/** The folder that `cdk8s synth` writes to: `output` in cdk8s.yaml, else dist. */
export function synthesizedFolder(): string {
  const { output } = projectFile();
  return typeof output === 'string' ? output : 'dist';
}
