import { valueText } from '../findings/value-text';
import type { CustomWorkload } from '../kubernetes/custom/custom-workload';
import { customWorkloadsCheck } from '../kubernetes/custom/custom-workload-check';
import { type CustomWorkloads, customWorkloads, knownCustomWorkloads } from '../kubernetes/custom/custom-workloads';
import type { KubernetesVersionName } from '../kubernetes/version';
import { check } from '../values/check';
import type { Defined } from '../values/defined';
import { nearest } from '../values/nearest';
import { enableProblem, type PracticeOptions } from './practices/chosen';
import { type Target, targetOf } from './target/target';

/** What manifests are verified for. */
export interface VerifyOptions extends PracticeOptions {
  /** The target release: `'1.35'`. */
  readonly kubernetes: KubernetesVersionName;
  /** Feature gates that the target's servers are started with, beyond the release's defaults. @default {} */
  readonly featureGates?: Readonly<Record<string, boolean>> | undefined;
  /**
   * The level of Pod Security that pod templates have to keep; `false` for none, as in a cluster without its admission.
   * @default what the Namespaces among the objects enforce
   */
  readonly podSecurity?: 'baseline' | 'restricted' | false | undefined;
  /**
   * Kinds of custom resources whose pod templates are verified, in addition to those that are known.
   * @default []
   */
  readonly workloads?: readonly CustomWorkload[] | undefined;
}

/** What an API server is asked about, once it is checked. */
export interface CheckedServer {
  readonly target: Target;
  readonly podSecurity?: 'baseline' | 'restricted' | false | undefined;
}

/** Options once they are checked, with their defaults. */
export interface CheckedOptions extends CheckedServer, Defined<Required<PracticeOptions>> {
  readonly workloads: CustomWorkloads;
}

const levels: readonly unknown[] = ['baseline', 'restricted', false, undefined];
const practicesSettings: readonly unknown[] = [true, false, 'all'];
const names: readonly string[] = Object.keys({
  kubernetes: true,
  featureGates: true,
  podSecurity: true,
  workloads: true,
  practices: true,
  enable: true,
} satisfies Record<keyof VerifyOptions, true>);

/**
 * The options, which JavaScript may have made of anything.
 * @throws TypeError for one that is unknown or not valid, and for no release, with what is allowed.
 */
export function checkOptions(options: VerifyOptions): CheckedOptions {
  const given: VerifyOptions = options ?? {};
  checkNames(given, names);
  const { target, podSecurity } = checkServer(given);
  const { practices = true, enable = [] } = given;
  if (!practicesSettings.includes(practices)) {
    throw new TypeError(`practices must be true, false or "all", got ${valueText(practices)}`);
  }
  checkEnable(enable);
  return { target, podSecurity, practices, enable, workloads: checkWorkloads(given.workloads) };
}

/** The API server that is asked. @throws TypeError for a release, gate or level that is not valid, with what is allowed */
export function checkServer({
  kubernetes,
  featureGates,
  podSecurity,
}: Pick<VerifyOptions, 'kubernetes' | 'featureGates' | 'podSecurity'>): CheckedServer {
  const target = targetOf(kubernetes, featureGates);
  if (!levels.includes(podSecurity)) {
    throw new TypeError(`podSecurity must be "baseline", "restricted" or false, got ${valueText(podSecurity)}`);
  }
  return { target, podSecurity };
}

/** Kinds of custom resources. @throws TypeError for what is none, with what to set */
export function checkWorkloads(workloads: unknown): CustomWorkloads {
  if (workloads === undefined) return knownCustomWorkloads;
  check('workloads', workloads, customWorkloadsCheck, '');
  return customWorkloads(workloads as readonly CustomWorkload[]);
}

/** Checks codes of practices. @throws TypeError for others */
export function checkEnable(enable: unknown): void {
  if (!Array.isArray(enable)) throw new TypeError(`enable must be an array of codes, got ${valueText(enable)}`);
  for (const [at, pattern] of enable.entries()) {
    if (typeof pattern !== 'string') throw new TypeError(`enable[${at}] must be a string, got ${valueText(pattern)}`);
    const problem = enableProblem(pattern);
    if (problem !== undefined) throw new TypeError(`enable[${at}]: ${problem}`);
  }
}

/** @throws TypeError for an option that has none of the names */
export function checkNames(options: object, allowed: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (allowed.includes(name)) continue;
    const near = nearest(name, allowed);
    const fix = near === undefined ? `use ${allowed.join(', ')}` : `did you mean "${near}"?`;
    throw new TypeError(`unknown option ${valueText(name)}; ${fix}`);
  }
}
