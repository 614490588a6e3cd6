import type { CustomWorkload } from '../kubernetes/custom/custom-workload';
import type { CustomWorkloads } from '../kubernetes/custom/custom-workloads';
import type { KubernetesVersionName } from '../kubernetes/version';
import { arrayOf, check, filled, object } from '../values/check';
import { defined } from '../values/defined';
import { checkNames, checkOptions } from '../verify/options';
import type { Target } from '../verify/target/target';
import { defaultFieldManagers } from './live/owned';

/** What a plan is made for. */
export interface PlanOptions {
  /** The release of the server: `'1.35'`. */
  readonly kubernetes: KubernetesVersionName;
  /** Feature gates that the servers are started with, beyond the release's defaults. @default {} */
  readonly featureGates?: Readonly<Record<string, boolean>> | undefined;
  /** Kinds of custom resources with pod templates, in addition to those that are known. @default [] */
  readonly workloads?: readonly CustomWorkload[] | undefined;
  /** The namespace of objects that name none. @default 'default' */
  readonly namespace?: string | undefined;
  /**
   * The field managers, in the `managedFields` of live objects, that apply the manifests: what they have set and a manifest
   * no longer has is removed. @default those of this package, kubectl, Argo CD, Flux and Helm
   */
  readonly fieldManagers?: readonly string[] | undefined;
}

/** Options once they are checked. */
export interface PlanTarget {
  readonly target: Target;
  readonly workloads: CustomWorkloads;
  readonly namespace: string;
  readonly fieldManagers: readonly string[];
  /** What the verifier is told. */
  readonly verifyOptions: {
    readonly kubernetes: KubernetesVersionName;
    readonly featureGates?: Readonly<Record<string, boolean>>;
  };
}

const names: readonly string[] = Object.keys({
  kubernetes: true,
  featureGates: true,
  workloads: true,
  namespace: true,
  fieldManagers: true,
} satisfies Record<keyof PlanOptions, true>);

/** @throws TypeError for an option that is unknown, missing or not valid */
export function checkPlanOptions(options: PlanOptions): PlanTarget {
  const given: PlanOptions = options ?? {};
  checkNames(given, names);
  const { kubernetes, featureGates, workloads: kinds } = given;
  const { namespace = 'default', fieldManagers = defaultFieldManagers } = given;
  const { target, workloads } = checkOptions({ kubernetes, featureGates, workloads: kinds });
  check('plan', { namespace, fieldManagers }, object({ namespace: filled, fieldManagers: arrayOf(filled) }));
  return { target, workloads, namespace, fieldManagers, verifyOptions: { kubernetes, ...defined({ featureGates }) } };
}
