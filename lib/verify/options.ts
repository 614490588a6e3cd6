import { valueText } from '../findings/value-text';
import type { KubernetesVersionName } from '../kubernetes/version';
import { nearest } from '../values/nearest';
import { type Target, targetOf } from './target/target';

/** What manifests are verified for. */
export interface VerifyOptions {
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
   * Whether to check for what an experienced engineer would stop in review: `true` for what is worth a warning nearly
   * everywhere, `'all'` for what only some teams hold themselves to as well (`cdk8s-pods rules` lists them).
   * @default true
   */
  readonly practices?: boolean | 'all' | undefined;
}

/** Options once they are checked, with their defaults. */
export interface CheckedOptions {
  readonly target: Target;
  readonly podSecurity?: 'baseline' | 'restricted' | false;
  readonly practices: boolean | 'all';
}

const levels: readonly unknown[] = ['baseline', 'restricted', false, undefined];
const practicesSettings: readonly unknown[] = [true, false, 'all'];
const names: readonly string[] = Object.keys({
  kubernetes: true,
  featureGates: true,
  podSecurity: true,
  practices: true,
} satisfies Record<keyof VerifyOptions, true>);

/**
 * The options, which JavaScript may have made of anything.
 * @throws TypeError for one that is unknown or not valid, and for no release, with what is allowed.
 */
export function checkOptions(options: VerifyOptions): CheckedOptions {
  const { kubernetes, featureGates, podSecurity, practices = true, ...others } = options ?? {};
  for (const name of Object.keys(others)) throw unknownOption(name);
  const target = targetOf(kubernetes, featureGates);
  if (!levels.includes(podSecurity)) {
    throw new TypeError(`podSecurity must be "baseline", "restricted" or false, got ${valueText(podSecurity)}`);
  }
  if (!practicesSettings.includes(practices)) {
    throw new TypeError(`practices must be true, false or "all", got ${valueText(practices)}`);
  }
  return { target, practices, ...(podSecurity !== undefined && { podSecurity }) };
}

function unknownOption(name: string): TypeError {
  const near = nearest(name, names);
  const fix = near === undefined ? `use ${names.join(', ')}` : `did you mean "${near}"?`;
  return new TypeError(`unknown option ${valueText(name)}; ${fix}`);
}
