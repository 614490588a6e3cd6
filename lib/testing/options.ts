import { type Code, codes } from '../findings/generated/codes';
import type { PodTemplateSpec } from '../kubernetes/generated/types';
import { type WorkloadKind, workloadKinds } from '../kubernetes/pod-template';
import { type KubernetesVersion, kubernetesVersions } from '../kubernetes/version';
import type { Logs } from '../pod/attachment';
import { logs } from '../pod/attachment-checks';
import { arrayOf, type Check, type Checks, object, oneOf, optional, record, recordOf, string } from '../values/check';
import { nearest } from '../values/nearest';

/** What `checkAttachment` needs to know of an attachment. */
export interface CheckAttachmentOptions {
  /**
   * The pod template that it is attached to, with a name for each container.
   * @default one container `app` that listens on port 8080, named `http`, and has a readiness probe
   */
  readonly template?: PodTemplateSpec | undefined;
  /**
   * The log files of the workload, for log processors.
   * @default { directory: '/var/log/app', sizeLimit: '64Mi', rotation: 'app' }
   */
  readonly logs?: Logs | undefined;
  /** The kinds and releases that it is for. @default all */
  readonly only?: OnlyFor | undefined;
  /** Codes of rules that do not apply to it, each with the reason: `{ 'attachment/user': 'reads files of root' }`. @default {} */
  readonly acknowledge?: Readonly<Partial<Record<Code, string>>> | undefined;
}

/** Kinds and releases that an attachment is for, and why it is not for the others. */
export interface OnlyFor {
  /** @default all kinds with a pod template */
  readonly kinds?: readonly WorkloadKind[] | undefined;
  /** @default all releases */
  readonly releases?: readonly KubernetesVersion[] | undefined;
  /** Why it is not for the others. */
  readonly reason: string;
}

const reason: Check = (value) =>
  string(value) ??
  (typeof value === 'string' && value.trim() === '' ? { path: '', message: ' must not be empty; set why' } : undefined);

/** An array of some words, with at least one. */
const someOf =
  (words: readonly string[]): Check =>
  (value) =>
    arrayOf(oneOf(words))(value) ??
    (Array.isArray(value) && value.length === 0
      ? { path: '', message: ' must not be empty; set at least one, or omit it for all' }
      : undefined);

/** Reasons by code. */
const reasons: Check = (value) => {
  const problem = recordOf(reason)(value);
  if (problem !== undefined) return problem;
  const known: readonly string[] = codes;
  const unknown = Object.keys(value as object).find((code) => !known.includes(code) && !code.startsWith('custom/'));
  if (unknown === undefined) return undefined;
  const near = nearest(unknown, known);
  const fix = near === undefined ? 'set the code of a finding' : `did you mean "${near}"?`;
  return { path: '', message: `: unknown code ${JSON.stringify(unknown)}; ${fix}` };
};

/** The check of these options. */
export const checkAttachmentOptions = object({
  template: optional(record),
  logs: optional(logs),
  only: optional(
    object({
      kinds: optional(someOf(workloadKinds)),
      releases: optional(someOf(kubernetesVersions)),
      reason,
    } satisfies Checks<OnlyFor>),
  ),
  acknowledge: optional(reasons),
} satisfies Checks<CheckAttachmentOptions>);
