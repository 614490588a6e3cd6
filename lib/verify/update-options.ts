import { valueText } from '../findings/value-text';
import { type CheckedServer, checkNames, checkServer, type VerifyOptions } from './options';

/** What an update is verified for. */
export interface VerifyUpdateOptions extends Pick<VerifyOptions, 'kubernetes' | 'featureGates'> {
  /**
   * The level of Pod Security that pod templates have to keep; `false` for none, as in a cluster without its admission.
   * @default no level; labels of a Namespace have to be valid
   */
  readonly podSecurity?: 'baseline' | 'restricted' | false | undefined;
  /** Whether a Pod is updated through its `resize` subresource. @default false */
  readonly resize?: boolean | undefined;
}

/** Options once they are checked, with their defaults. */
export interface CheckedUpdateOptions extends CheckedServer {
  readonly resize: boolean;
}

const names: readonly string[] = Object.keys({
  kubernetes: true,
  featureGates: true,
  podSecurity: true,
  resize: true,
} satisfies Record<keyof VerifyUpdateOptions, true>);

/**
 * The options, which JavaScript may have made of anything.
 * @throws TypeError for one that is unknown or not valid, and for no release, with what is allowed.
 */
export function checkUpdateOptions(options: VerifyUpdateOptions): CheckedUpdateOptions {
  const given: VerifyUpdateOptions = options ?? {};
  checkNames(given, names);
  const { resize = false } = given;
  if (typeof resize !== 'boolean') throw new TypeError(`resize must be true or false, got ${valueText(resize)}`);
  const { target, podSecurity } = checkServer(given);
  return { target, podSecurity, resize };
}
