import type { Origins } from '../findings/origins';
import type { CustomWorkload } from '../kubernetes/custom/custom-workload';
import { customWorkloadsCheck } from '../kubernetes/custom/custom-workload-check';
import { type KubernetesVersionName, parseKubernetesVersion } from '../kubernetes/version';
import { type Checks, callback, check, kind, object, optional, recordOf, string } from '../values/check';
import { millisecondsOf } from './snapshot/time';

/** What a program knows of an object that it wrote. */
export interface KnownOrigins {
  /** The path of the construct: `shop/storefront`. */
  readonly construct?: string | undefined;
  /** Who wrote each field, where attachments did. */
  readonly origins?: Origins | undefined;
}

/** What is known in addition to a snapshot. */
export interface StatusOptions {
  /** The release of the cluster, which decides what kubectl calls the status of a Pod. @default the default target release */
  readonly kubernetes?: KubernetesVersionName | undefined;
  /** The time at which the snapshot was made, such as `2026-11-30T18:00:00Z`. @default the latest time in the snapshot */
  readonly now?: string | undefined;
  /** Which construct wrote an object, such as build/pods.json has it. @default nothing is known */
  readonly originsOf?: ((object: unknown) => KnownOrigins | undefined) | undefined;
  /** Logs of containers, by `namespace/pod/container`; of each, the last line is quoted. @default none */
  readonly logs?: Readonly<Record<string, string>> | undefined;
  /** Kinds of custom resources with pod templates, in addition to those that are known. @default none */
  readonly workloads?: readonly CustomWorkload[] | undefined;
}

const time = kind(
  'a time',
  (value) => millisecondsOf(value) !== undefined,
  '; set one as API servers write it: "2026-11-30T18:00:00Z"',
);

const checks: Checks<Omit<StatusOptions, 'kubernetes'>> = {
  now: optional(time),
  originsOf: optional(callback),
  logs: optional(recordOf(string)),
  workloads: optional(customWorkloadsCheck),
};

/**
 * Checks options, which JavaScript may have made of anything.
 * @throws TypeError for one that is unknown or not valid
 */
export function checkStatusOptions(options: StatusOptions): void {
  const { kubernetes, ...others } = options ?? {};
  if (kubernetes !== undefined) parseKubernetesVersion(kubernetes);
  check('status', others, object(checks));
}
