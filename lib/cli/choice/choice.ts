import type { FailOn, VerifySettings } from '../../constructs/check-verify-settings';
import type { Override } from '../../verify/overrides';
import type { Outcome } from '../outputs/outcome';
import type { Unchecked } from '../outputs/unchecked';
import { patternFrom } from './path-patterns';

/** What the options of a command line choose. */
export interface ChoiceFlags {
  readonly exclude?: readonly string[];
  readonly ignore?: readonly string[];
  readonly failOn?: FailOn;
  readonly practices?: 'off' | 'default' | 'all';
  readonly enable?: readonly string[];
  readonly unchecked?: Unchecked;
  readonly baseline?: string | undefined;
}

/** What a user chooses to have read, reported, and failed on. */
export interface Choice {
  /** The folder of the settings file, from the working folder. */
  readonly folder: string;
  /** Files and folders that are not read, as patterns of .gitignore, relative to that folder. */
  readonly exclude: readonly string[];
  /** Those that the options set. */
  readonly excludeOfRun: readonly string[];
  /** Codes whose findings are not reported, or patterns of them. */
  readonly ignore: readonly string[];
  /** Their paths are relative to the folder, too. */
  readonly overrides: readonly Override[];
  readonly failOn: FailOn;
  readonly unchecked: Unchecked;
  /** A file with findings that are not reported. */
  readonly baseline: string | undefined;
}

/**
 * What the options of a command choose, in addition to a settings file or in place of it.
 * @param folder that of the settings file, from the working folder
 */
export function choiceOf(flags: ChoiceFlags, file: VerifySettings, folder: string): Choice {
  const excludeOfRun = (flags.exclude ?? []).map((pattern) => patternFrom(folder, pattern));
  return {
    folder,
    exclude: [...(file.exclude ?? []), ...excludeOfRun],
    excludeOfRun,
    ignore: [...(file.ignore ?? []), ...(flags.ignore ?? [])],
    overrides: file.overrides ?? [],
    failOn: flags.failOn ?? file.failOn ?? 'warning',
    unchecked: flags.unchecked ?? file.unchecked ?? 'warning',
    baseline: flags.baseline ?? file.baseline,
  };
}

/** Whether the command fails for the findings that are left. */
export function isFailure({ findings }: Pick<Outcome, 'findings'>, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  return failOn === 'warning' ? findings.length > 0 : findings.some(({ finding }) => finding.severity === 'error');
}
