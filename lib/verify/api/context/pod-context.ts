import type { FieldPath } from '../../../findings/field-path';
import type { ObjectMeta, PodSpec } from '../../../kubernetes/generated/types';
import type { WorkloadKind } from '../../../kubernetes/pod-template';
import type { Report } from '../../report/report';
import type { Target } from '../../target/target';

/** What the rules of a pod template's parts have to know besides their own value. */
export interface PodContext {
  readonly target: Target;
  readonly report: Report;
  /** The kind whose Pods these are. `Pod` itself knows rules that templates do not. */
  readonly kind: WorkloadKind;
  /** The defaulted spec as a whole. */
  readonly spec: PodSpec;
  /** Where it stands: `spec`, `spec.template.spec`, `spec.jobTemplate.spec.template.spec`. */
  readonly path: FieldPath;
  /** The restart policies that the kind accepts. @default all */
  readonly restartPolicies?: ReadonlySet<string>;
  /** The metadata next to the spec: the Pod's own; of a template only labels and annotations count. */
  readonly metadata?: ObjectMeta | undefined;
}
