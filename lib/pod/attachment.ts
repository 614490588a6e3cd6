import type { Finding } from '../findings/finding';
import type {
  Container,
  Lifecycle,
  PodSecurityContext,
  PodTemplateSpec,
  Quantity,
  Volume,
} from '../kubernetes/generated/types';
import type { WorkloadKind } from '../kubernetes/pod-template';
import type { KubernetesVersion } from '../kubernetes/version';
import type { Images } from './images';

/** What an attachment is to the application of its Pod. */
export type Pattern = 'proxy' | 'log-processor' | 'adapter' | 'ambassador' | 'helper';

/**
 * A reusable part of a Pod: a name, the ports it opens, and a pure function from the context to what it adds.
 *
 * An attachment is a value: it can be attached to many workloads, of any kind, and compared.
 */
export interface Attachment<PortName extends string = string> {
  /** Names its container, volumes, config and ports, so that a Pod can have two of a kind. A DNS label. */
  readonly name: string;
  /** The ports that it opens, by role: `tls.ports.https`. */
  readonly ports: Readonly<Record<PortName, AttachmentPort>>;
  /** What it is to the application. `AdapterPod` takes no ambassador as its adapter, for example. @default any pattern */
  readonly pattern?: Pattern | undefined;
  /** Says what it adds. Pure: the same context gives the same addition. */
  readonly build: (context: Context) => Addition;
}

/** A port that an attachment opens. */
export interface AttachmentPort {
  /** The container port's name, which Services and probes refer to. */
  readonly name: string;
  readonly containerPort: number;
  /** @default 'TCP' */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP' | undefined;
  /** What comes in here: requests of clients, a scrape of metrics, or probes and administration. `expose` publishes `traffic`. */
  readonly purpose: 'traffic' | 'metrics' | 'admin';
}

/** What an attachment may know when it says what it adds. */
export interface Context {
  /** The target release. */
  readonly kubernetes: KubernetesVersion;
  /** Feature gates that the target's servers were started with, beyond the release's defaults. */
  readonly featureGates: Readonly<Record<string, boolean>>;
  /** The kind that the pod template sits in. */
  readonly kind: WorkloadKind;
  /** The workload's `metadata.name`. */
  readonly name: string;
  /** Whether the Pod is one of our own workloads. On a foreign target an attachment changes nothing pod-wide. */
  readonly owned: boolean;
  /** The log files of this workload for log processors, if set. */
  readonly logs?: Logs | undefined;
  /** The preStop sleep that the workload sets, in seconds, `false` for none; absent where it does not say. */
  readonly preStopSleep?: number | false | undefined;
  readonly images: Images;
  /** The pod template before any attachment: for reading. */
  readonly template: PodTemplateSpec;
}

/** The log files that an application writes and a log processor reads. */
export interface Logs {
  /** The container that writes them. @default the only main container */
  readonly container?: string | undefined;
  /**
   * The absolute directory, as the writing container sees it. If it already mounts a volume there, that volume is shared;
   * else an `emptyDir` is added, which hides what the image has there (in nginx images, links to standard output).
   */
  readonly directory: string;
  /** Which files in it, as a glob of names that does not match rotated files. @default '*.log' */
  readonly files?: string | undefined;
  /** The most that the directory's `emptyDir` may hold; beyond it the kubelet evicts the Pod. @default no limit */
  readonly sizeLimit?: Quantity | undefined;
  /**
   * Who keeps the files from filling the volume: the application, which renames and reopens them, or a container that
   * copies and empties files which have grown too large.
   *
   * - `'app'`: a renamed file that is open is read to its end. Lost are files that are renamed within a second, and what is
   *   unread of a file that is renamed while the log processor is down.
   * - `{ renamed }`: renamed files are read too. Nothing is lost while they exist; they are read again when the log processor
   *   is restarted by a signal, as by its livenessProbe.
   * - `{ copytruncate }`: see {@link CopyTruncate}.
   *
   * @default no rotation, which is a warning if a volume is added for the directory
   */
  readonly rotation?: 'app' | RenamedFiles | { readonly copytruncate: CopyTruncate } | undefined;
}

/** Rotation by the application, with renamed files that the log processor reads as well. Compressed ones are not read. */
export interface RenamedFiles {
  /** The names of renamed files, as a glob: `'*.log.*'` for app.log.1 or app.log.2026-11-29. */
  readonly renamed: string;
}

/**
 * Rotation by a container of its own: every few seconds it copies a file larger than `maxSize` to `<file>.1` and empties
 * it. The application has to open its files for appending; lines that it writes between the copy and the emptying, and
 * lines that the log processor has not read by then, are lost. It runs as the user of the writing container, which the
 * Pod therefore has to say (`securityContext.runAsUser`): files can be emptied by their owner only. Where it empties a file
 * while the log processor is down, new lines are lost until the file is as long as it was.
 */
export interface CopyTruncate {
  /** The size of a file beyond which it is copied and emptied: `'16Mi'`. */
  readonly maxSize: Quantity;
  /** How many copies are kept, at most 100. @default 1 */
  readonly keep?: number | undefined;
}

/** What an attachment adds to a pod template: data, merged by `compose`. */
export interface Addition {
  readonly containers?: readonly AddedContainer[] | undefined;
  readonly volumes?: readonly Volume[] | undefined;
  /** Files that become an immutable ConfigMap, named with a hash of their content, and a volume. */
  readonly config?: readonly ConfigFiles[] | undefined;
  /** Directories of one container that another one reads. */
  readonly shares?: readonly SharedDirectory[] | undefined;
  /** What it adds to containers that are already there. */
  readonly extend?: readonly Extension[] | undefined;
  /** Labels and annotations of the Pod. */
  readonly podMetadata?: {
    readonly labels?: Readonly<Record<string, string>> | undefined;
    readonly annotations?: Readonly<Record<string, string>> | undefined;
  };
  /** Pod-wide fields, filled in where absent. Only where the Pod is ours (`context.owned`). */
  readonly pod?: { readonly securityContext?: PodSecurityContext | undefined } | undefined;
  /** The servers outside of the Pod that its containers connect to, which `isolate` lets it reach. @default none */
  readonly sendsTo?: readonly Destination[] | undefined;
  /** Findings, with fields in the pod template's coordinates (`spec.containers[0]…`). */
  readonly findings?: readonly Finding[] | undefined;
}

/** A container whose image may be set elsewhere. */
export type ContainerWithoutImage = Omit<Container, 'image'> & Partial<Pick<Container, 'image'>>;

/** A container that an attachment brings. */
export interface AddedContainer {
  /** The container. It may omit its image where `image` has it. */
  readonly container: ContainerWithoutImage;
  /**
   * The default image, fully qualified. `images.registry` in the settings moves it to another registry; a
   * `container.image` is used in its place, as it is.
   */
  readonly image?: string | undefined;
  /**
   * `container` runs next to the main containers. `sidecar` starts before and stops after them: a native sidecar from
   * Kubernetes 1.29, a regular container before. `init` runs to its end before them.
   */
  readonly as: 'container' | 'sidecar' | 'init';
  /** Names of init containers, sidecars or attachments that it has to start before. */
  readonly startsBefore?: readonly string[] | undefined;
  /** Names of init containers, sidecars or attachments that it has to start after. */
  readonly startsAfter?: readonly string[] | undefined;
  /** How long its preStop hook takes, in seconds, at most, where the hook is not a sleep. */
  readonly preStopSeconds?: number | undefined;
  /** How long it takes to stop after SIGTERM, in seconds, at most. */
  readonly drainSeconds?: number | undefined;
  /** The option that adds it, where the attachment has others besides, for errors: `'logs.rotation'`. */
  readonly option?: string | undefined;
  /** Ports that it listens on without declaring them. */
  readonly listens?:
    | readonly { readonly containerPort: number; readonly protocol?: 'TCP' | 'UDP' | 'SCTP' | undefined }[]
    | undefined;
}

/** A server outside of the Pod, or who connects to servers that the attachment cannot name. */
export type Destination =
  | {
      /** A host name or an IP address (an IPv6 one without brackets). */
      readonly host: string;
      readonly port: number;
      /** @default 'TCP' */
      readonly protocol?: 'TCP' | 'UDP' | undefined;
      readonly unknown?: undefined;
    }
  | {
      /** What connects to them: `output "kafka"`. */
      readonly unknown: string;
      readonly host?: undefined;
      readonly port?: undefined;
      readonly protocol?: undefined;
    };

/** Files of one volume. */
export interface ConfigFiles {
  /** The volume's name; the added container mounts it. */
  readonly volume: string;
  /** File names to contents. A name is a ConfigMap key. */
  readonly files: Readonly<Record<string, string>>;
}

/** A directory that one container writes and another reads, through an `emptyDir` or the volume already mounted there. */
export interface SharedDirectory {
  /** The volume's name where one has to be added. */
  readonly volume: string;
  /** The absolute directory, the same in both containers. */
  readonly directory: string;
  /** The container that writes. @default the only main container */
  readonly writer?: string | undefined;
  /** The option by which users choose that container, for errors: `'logs.container'`. @default errors name no option */
  readonly option?: string | undefined;
  /** The added container that reads it (its mount is read-only unless `writable`). */
  readonly reader: string;
  /** Whether the reader may write there too. @default false */
  readonly writable?: boolean | undefined;
  /** The most that an `emptyDir` that is added may hold. @default no limit */
  readonly sizeLimit?: Quantity | undefined;
}

/** What is added to a container that is already there. Env, ports and mounts are merged by key; `fill` never overwrites. */
export interface Extension {
  /** The container. @default the only main container */
  readonly container?: string | undefined;
  /** The option by which users choose it, for errors: `'reader'`. @default errors name no option */
  readonly option?: string | undefined;
  readonly add?: Pick<Container, 'env' | 'ports' | 'volumeMounts'> | undefined;
  /** Fields set where they are absent. */
  readonly fill?: { readonly lifecycle?: Lifecycle | undefined } | undefined;
}

/** What every attachment's options share. */
export interface AttachmentOptions {
  /** Names the container, volumes, config and ports. @default the tool's name */
  readonly name?: string | undefined;
  /** Overrides fields of the attachment's container: env, ports and mounts merge by key, the rest replaces. */
  readonly container?: Partial<Omit<Container, 'name'>> | undefined;
  /** Names of init containers, sidecars or attachments that it has to start before. */
  readonly startsBefore?: readonly string[] | undefined;
  /** Names of init containers, sidecars or attachments that it has to start after. */
  readonly startsAfter?: readonly string[] | undefined;
}
