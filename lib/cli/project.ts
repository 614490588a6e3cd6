import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import * as ofProject from '../constructs/app-settings';
import type { VerifySettings } from '../constructs/check-verify-settings';
import { projectFile } from '../constructs/project-file';
import type { Finding } from '../findings/finding';
import { defined } from '../values/defined';
import type { VerifyOptions } from '../verify/options';
import { inAddition } from '../verify/practices/chosen';
import { codeProblem } from './choice/code-problem';
import { settingsFolder } from './choice/settings-folder';
import { withPosition } from './choice/settings-position';
import { UnreadableSource } from './documents/sources';

/** What a project's settings file says, as an app without options of its own takes it. */
export interface ProjectSettings {
  readonly options: VerifyOptions;
  /** What is read, reported, and failed on. */
  readonly verify: VerifySettings;
  /** Whether anybody said the release. */
  readonly pinned: boolean;
  /** The folder of the settings file, from the working folder: what its paths are relative to. */
  readonly folder: string;
  /** The settings file. */
  readonly file: string;
}

/**
 * What `pods:` in the settings file of the working folder, or of a folder above it, sets, overridden by more specific
 * settings.
 * @throws UnreadableSource where one of the settings is none, with all that is wrong.
 */
export function projectSettings(own: Partial<VerifyOptions>): ProjectSettings {
  const folder = settingsFolder();
  const settings = projectFile(undefined, folder);
  const { kubernetes, featureGates, podSecurity, addedWorkloads, pinned, verify, findings } =
    ofProject.projectSettings(settings);
  const problems = [...findings.map(lineOf), ...unknownCodes(verify, settings.name)];
  if (problems.length > 0) {
    throw new UnreadableSource(problems.map((problem) => withPosition(problem, settings.name)).join('\n'));
  }
  return {
    options: {
      kubernetes,
      featureGates,
      ...defined({ podSecurity }),
      ...own,
      ...inAddition(own, verify),
      workloads: [...addedWorkloads, ...(own.workloads ?? [])],
    },
    verify: verify.baseline === undefined ? verify : { ...verify, baseline: pathIn(folder, verify.baseline) },
    folder,
    file: settings.name,
    pinned: pinned || own.kubernetes !== undefined,
  };
}

function pathIn(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}

function lineOf({ message, fix }: Finding): string {
  return fix === undefined ? message : `${message}; ${fix}`;
}

/** The codes in settings that no rule has. */
function unknownCodes({ ignore = [], overrides = [] }: VerifySettings, file: string): readonly string[] {
  const lists = [
    ['ignore', ignore] as const,
    ...overrides.map((one, at) => [`overrides[${at}].ignore`, one.ignore] as const),
  ];
  return lists.flatMap(([setting, codes]) =>
    codes.flatMap((code) => {
      const problem = codeProblem(code);
      return problem === undefined ? [] : [`${file}, pods: setting "verify.${setting}": ${problem}`];
    }),
  );
}

/** The folder that `cdk8s synth` writes to: `output` in cdk8s.yaml, else dist. */
export function synthesizedFolder(): string {
  const { output } = projectFile();
  return typeof output === 'string' ? output : 'dist';
}

/**
 * The same folder, for a command that was given none.
 * @param instead what may be given instead
 * @throws UnreadableSource where it does not exist
 */
export function existingOutput(instead: string): string {
  const folder = synthesizedFolder();
  if (existsSync(folder)) return folder;
  throw new UnreadableSource(`cannot read ${folder}: no such folder; run npm run synth first, or give ${instead}`);
}
