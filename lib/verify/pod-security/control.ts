import { child, type FieldPath } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import type { Code } from '../../findings/generated/codes';
import { valueText } from '../../findings/value-text';
import type {
  Container,
  EphemeralContainer,
  ObjectMeta,
  PodSpec,
  SecurityContext,
} from '../../kubernetes/generated/types';
import type { KubernetesVersion } from '../../kubernetes/version';
import { type ContainerList, containerPath } from '../api/context/containers-in';
import type { Level } from '../target/level';
import type { Target } from '../target/target';

/** A pod template while its controls are checked. */
export interface CheckedPod {
  readonly metadata: ObjectMeta | undefined;
  readonly spec: PodSpec;
  /** In the server's order, which is that of `eachContainer`. */
  readonly containers: readonly CheckedContainer[];
  /** The path of the template: `''` for a Pod. */
  readonly path: FieldPath;
  readonly target: Target;
}

/** A container and its position. */
export interface CheckedContainer {
  readonly container: Container | EphemeralContainer;
  /** Its own security context, which nearly every control reads. */
  readonly security: SecurityContext | undefined;
  readonly list: ContainerList;
  readonly at: number;
}

/** The ids of all controls: those of the rows. */
type ControlId = Code extends infer One ? (One extends `pod-security/${infer Id}` ? Id : never) : never;

/** One control of a level. */
export interface Control {
  /** The ID in upstream's code. */
  readonly id: ControlId;
  readonly level: Level;
  /** The first release that has it. @default all that are supported */
  readonly since?: KubernetesVersion;
  /** The control of the baseline level that it replaces in the restricted level. */
  readonly overrides?: string;
  readonly check: (pod: CheckedPod, report: ReportViolation) => void;
}

/** Reports a violation at a field of the template, given by its path in the object. */
export type ReportViolation = (field: FieldPath, violation: Violation) => void;

/** A value that the level does not allow. */
export interface Violation {
  readonly value?: unknown;
  /** The value as the message shows it. @default {@link valueText} of it, or nothing for `undefined` */
  readonly got?: string;
  /** What the level allows: `must be false or unset`. */
  readonly rule: string;
  readonly fix: string;
}

/** The finding for a violation of a control. */
export function findingOf({ id, level }: Control, field: FieldPath, violation: Violation): Finding {
  const { value, rule, fix } = violation;
  const got = violation.got ?? (value === undefined ? undefined : valueText(value));
  return {
    code: `pod-security/${id}`,
    severity: 'error',
    field,
    ...(value !== undefined && { value }),
    message: `violates Pod Security "${level}": ${rule}${got === undefined ? '' : `, got ${got}`}`,
    fix,
  };
}

/** The path of a field of the Pod's spec. */
export function inSpec({ path }: CheckedPod, field: string): FieldPath {
  return child(path, `spec.${field}`);
}

/** The path of a field of a container. */
export function inContainer(pod: CheckedPod, { list, at }: CheckedContainer, field: string): FieldPath {
  return child(containerPath(child(pod.path, 'spec'), list, at), field);
}

/** Whether the Pod has its own user namespace, whose root has no rights outside of it. */
export function hasOwnUsers({ spec }: CheckedPod): boolean {
  return spec.hostUsers === false;
}

/** The fix for a field that must be unset. */
export const removeIt = 'remove it';

/** The fix that sets a value. */
export function setTo(value: unknown): string {
  return `set ${typeof value === 'boolean' ? value : JSON.stringify(value)}`;
}
