import type { Code } from '../findings/generated/codes';
import type { PodTemplateSpec } from '../kubernetes/generated/types';
import { type WorkloadKind, workloadKinds } from '../kubernetes/pod-template';
import { type KubernetesVersion, kubernetesVersions } from '../kubernetes/version';
import type { Logs } from '../pod/attachment';
import { logs } from '../pod/attachment-checks';
import { arrayOf, type Checks, object, oneOf, optional, record, recordOf, string } from '../values/check';

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

/** The check of these options. */
export const checkAttachmentOptions = object({
  template: optional(record),
  logs: optional(logs),
  only: optional(
    object({
      kinds: optional(arrayOf(oneOf(workloadKinds))),
      releases: optional(arrayOf(oneOf(kubernetesVersions))),
      reason: string,
    } satisfies Checks<OnlyFor>),
  ),
  acknowledge: optional(recordOf(string)),
} satisfies Checks<CheckAttachmentOptions>);
