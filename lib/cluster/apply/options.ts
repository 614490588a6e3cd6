import { dns1123Subdomain } from '../../kubernetes/names';
import { type KubernetesVersionName, parseKubernetesVersion } from '../../kubernetes/version';
import {
  any,
  boolean,
  type Check,
  type Checks,
  callback,
  check,
  either,
  filled,
  object,
  oneOf,
  optional,
  recordOf,
} from '../../values/check';
import { abortSignal, positiveSeconds } from '../option-checks';
import type { SetParent } from './apply-set';
import type { ConflictChoice, ConflictPolicy } from './conflicts';
import type { ApplyEvent } from './result';

/** The set that objects belong to, and the object in the cluster that it is known by. */
export interface SetOptions {
  readonly name: string;
  /** The namespace of that object. @default the namespace of the connection */
  readonly namespace?: string | undefined;
  /** Its kind. @default 'Secret' */
  readonly kind?: 'Secret' | 'ConfigMap' | undefined;
}

/** How manifests are applied. */
export interface ApplyOptions {
  /**
   * The set that the objects belong to, by name or with more: what it has and the manifests do not have any more is pruned.
   * No two apps may use the same. @default none, and nothing is pruned
   */
  readonly set?: string | SetOptions | undefined;
  /** Whether to delete what is in the set, and in no manifest any more. @default true */
  readonly prune?: boolean | undefined;
  /** Whether no manifests at all delete all that is in the set. @default false */
  readonly allowEmpty?: boolean | undefined;
  /** Whether to wait until all objects are ready. @default true */
  readonly wait?: boolean | undefined;
  /** How long to wait for that at most, in seconds; also for what is deleted, and for another run. @default 300 */
  readonly timeoutSeconds?: number | undefined;
  /** Whether to delete Pods and Jobs and create them again, where a server refuses the change. @default false */
  readonly recreate?: boolean | undefined;
  /** What to do about fields that other managers have set to other values. @default 'fail' */
  readonly conflicts?: ConflictChoice | ConflictPolicy | undefined;
  /** The release of the server. @default what it says */
  readonly kubernetes?: KubernetesVersionName | undefined;
  /** Called for each object, and for what it waits for. @default none */
  readonly onEvent?: ((event: ApplyEvent) => void) | undefined;
  /** Ends the run: what was applied stays. @default none */
  readonly signal?: AbortSignal | undefined;
}

const choice = oneOf(['fail', 'take', 'leave'] satisfies readonly ConflictChoice[]);
const policy = object({
  default: optional(choice),
  byManager: optional(recordOf(choice)),
  byField: optional(recordOf(choice)),
});
/** The name of a Secret or ConfigMap. */
const setName: Check = (value) => {
  const problem = filled(value);
  if (problem !== undefined || typeof value !== 'string') return problem;
  const [first] = dns1123Subdomain(value);
  return first === undefined ? undefined : { path: '', message: `: ${first}` };
};
const set = object({
  name: setName,
  namespace: optional(filled),
  kind: optional(oneOf(['Secret', 'ConfigMap'] satisfies readonly SetOptions['kind'][])),
});

const checks: Checks<ApplyOptions> = {
  set: optional(either(set, setName)),
  prune: optional(boolean),
  allowEmpty: optional(boolean),
  wait: optional(boolean),
  timeoutSeconds: optional(positiveSeconds),
  recreate: optional(boolean),
  conflicts: optional(either(policy, choice)),
  kubernetes: any,
  onEvent: optional(callback),
  signal: optional(abortSignal),
};

/** Options once they are checked. */
export interface Settings {
  readonly set: SetParent | undefined;
  readonly prune: boolean;
  readonly allowEmpty: boolean;
  readonly wait: boolean;
  readonly timeoutSeconds: number;
  readonly recreate: boolean;
  readonly conflicts: ConflictPolicy;
  readonly kubernetes: KubernetesVersionName | undefined;
  readonly onEvent: (event: ApplyEvent) => void;
  readonly signal: AbortSignal | undefined;
}

/** @throws TypeError for an option that is unknown or not valid */
export function applySettings(where: string, options: ApplyOptions, namespace: string): Settings {
  check(where, options, object(checks));
  const { set: given, conflicts = 'fail', kubernetes } = options;
  if (kubernetes !== undefined) parseKubernetesVersion(kubernetes);
  const named = typeof given === 'string' ? { name: given } : given;
  return {
    set: named && { name: named.name, namespace: named.namespace ?? namespace, kind: named.kind ?? 'Secret' },
    prune: options.prune ?? true,
    allowEmpty: options.allowEmpty ?? false,
    wait: options.wait ?? true,
    timeoutSeconds: options.timeoutSeconds ?? 300,
    recreate: options.recreate ?? false,
    conflicts: typeof conflicts === 'string' ? { default: conflicts } : conflicts,
    kubernetes,
    onEvent: options.onEvent ?? (() => {}),
    signal: options.signal,
  };
}
