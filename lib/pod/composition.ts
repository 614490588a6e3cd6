import type { DeclaredStops } from '../anatomy/drain-budget';
import type { Finding } from '../findings/finding';
import type { Origins } from '../findings/origins';
import type { PodTemplateSpec } from '../kubernetes/generated/types';
import type { Context, Destination } from './attachment';
import type { SecurityProfile } from './harden';

/** What `compose` has to know: what attachments may know, and who wrote the template. */
export interface ComposeContext extends Omit<Context, 'template'> {
  /** Who wrote the template, for origins. @default 'the pod template' */
  readonly writer?: string | undefined;
  /** How containers that attachments bring to a foreign Pod are hardened. @default 'restricted' */
  readonly hardening?: SecurityProfile | undefined;
}

/** Files that become a ConfigMap. */
export interface ConfigMapFiles {
  /** The ConfigMap's name: the workload's, the volume's, and a hash of the files. */
  readonly name: string;
  readonly volume: string;
  readonly files: Readonly<Record<string, string>>;
  /** The attachment that brought it. */
  readonly origin: string;
}

/** A server outside of the Pod that an attachment connects to. */
export interface SentTo {
  /** The attachment's name. */
  readonly attachment: string;
  readonly destination: Destination;
}

/** A pod template with its attachments, and what the template itself cannot carry. */
export interface Composition extends DeclaredStops {
  readonly template: PodTemplateSpec;
  /** Who wrote each field, in the template's coordinates (`spec.containers[1]`). */
  readonly origins: Origins;
  /**
   * What clashes or is missing: fields are in the template's coordinates, and messages name places of the whole object.
   */
  readonly findings: readonly Finding[];
  readonly configMaps: readonly ConfigMapFiles[];
  readonly sendsTo: readonly SentTo[];
}
