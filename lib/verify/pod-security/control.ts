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
import type { Target } from '../target/target';

/**
 * The levels of the Pod Security Standards that forbid something; `restricted` forbids what `baseline` does, and more.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export type PodSecurityLevel = 'baseline' | 'restricted';

/** A pod template while its controls are checked. */
export interface CheckedPod {
  readonly metadata: ObjectMeta | undefined;
  readonly spec: PodSpec;
  /** In the server's order, which is that of `eachContainer`. */
  readonly containers: readonly CheckedContainer[];
  /** Where the template stands: `''` for a Pod. */
  readonly path: FieldPath;
  readonly target: Target;
}

/** A container and its place. */
export interface CheckedContainer {
  readonly container: Container | EphemeralContainer;
  /** Its own security context, which nearly every control asks for. */
  readonly security: SecurityContext | undefined;
  readonly list: ContainerList;
  readonly at: number;
}

/** The ids of all controls: those of the rows. */
type ControlId = Code extends infer One ? (One extends `pod-security/${infer Id}` ? Id : never) : never;

/** One control of a level. */
export interface Control {
  /** As upstream calls it. */
  readonly id: ControlId;
  readonly level: PodSecurityLevel;
  /** The first release that has it. @default all that are supported */
  readonly since?: KubernetesVersion;
  /** The control of the baseline level that it stands for in the restricted one. */
  readonly overrides?: string;
  readonly check: (pod: CheckedPod, find: Find) => void;
}

/** Takes what is wrong at a field of the template, which is given by its path in the object. */
export type Find = (field: FieldPath, details: Details) => void;

/** What is wrong at a field, and what passes. */
export interface Details {
  readonly value?: unknown;
  /** What was found there, in words. @default the value's own */
  readonly found?: string;
  /** What the level allows there, in words. */
  readonly allowed: string;
  /** What to do. */
  readonly fix: string;
}

/** What a control found, under its code. */
export function findingOf({ id, level }: Control, field: FieldPath, details: Details): Finding {
  const { value, allowed, fix } = details;
  return {
    code: `pod-security/${id}`,
    severity: 'error',
    field,
    ...(value !== undefined && { value }),
    message: `found ${details.found ?? valueText(value)}; the ${level} level of Pod Security allows ${allowed}`,
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

/** Whether the Pod has a user namespace of its own, in which root is nobody outside. */
export function hasOwnUsers({ spec }: CheckedPod): boolean {
  return spec.hostUsers === false;
}

/** The fix for what may not be there at all. */
export const takeOut = 'take it out';

/** The fix that a value is. */
export function setTo(value: unknown): string {
  return `set it to ${typeof value === 'boolean' ? value : JSON.stringify(value)}`;
}
