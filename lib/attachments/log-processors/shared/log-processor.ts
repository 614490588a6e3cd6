import type { Finding } from '../../../findings/finding';
import type {
  Container,
  PodSecurityContext,
  Quantity,
  Volume,
  VolumeProjection,
} from '../../../kubernetes/generated/types';
import { dns1123Label } from '../../../kubernetes/names';
import type {
  AddedContainer,
  Addition,
  Attachment,
  AttachmentOptions,
  AttachmentPort,
  Context,
  Destination,
  Logs,
} from '../../../pod/attachment';
import type { ImageName } from '../../../pod/images';
import { overrideContainer } from '../../../pod/override';
import { invalidLogs, type LogSource, logSource, missingLogs } from '../../shared/log-files/log-source';
import { rotation } from '../../shared/log-files/rotation';
import { imageOf } from '../../shared/release';
import { type Drain, endOfPod } from './drain';
import { nonRoot } from './reader';

/** What makes a tool a log processor. Volumes, shared directories, rotation, the end of the Pod and the order follow. */
export interface LogProcessor<PortName extends string> {
  /** Names its container, its configuration, its volumes and the container that waits for it. */
  readonly name: string;
  readonly tool: ImageName;
  readonly options: AttachmentOptions & { readonly logs?: Logs | undefined };
  readonly ports: Readonly<Record<PortName, AttachmentPort>>;
  /** The container, but for the mount of the directory that it reads. */
  readonly container: (logs: Logs, source: LogSource) => Container;
  /** Its configuration, by file. */
  readonly config: (input: ProcessorInput) => Readonly<Record<string, string>>;
  /** Where its state volume is mounted. */
  readonly state: string;
  readonly stateSizeLimit: Quantity;
  /** Certificates of its connections, as sources of the volume `<name>-tls`. */
  readonly certificates: readonly VolumeProjection[];
  /** Values that its configuration refers to, as sources of the volume `<name>-values`. @default none */
  readonly values?: readonly VolumeProjection[] | undefined;
  readonly sendsTo: readonly Destination[];
  /** How long it takes to stop after SIGTERM, in seconds, at most. */
  readonly stopSeconds: number;
  /** Absent where nothing waits for it. */
  readonly drain: Drain | undefined;
  /** What is wrong with its image, or with options in this Pod. */
  readonly findings: (image: string, logs: Logs) => readonly Finding[];
}

/** What a configuration depends on, beyond the options. */
export interface ProcessorInput {
  readonly source: LogSource;
  readonly context: Context;
  readonly image: string;
  /** The container that writes the files; the log processor's name where it is not known. */
  readonly writer: string;
  /** Whether a container waits for it, which writes files of its own to the state volume. */
  readonly drains: boolean;
}

/** A tool that reads the files of another container and sends them on, as an attachment. */
export function logProcessor<PortName extends string>(processor: LogProcessor<PortName>): Attachment<PortName> {
  const { name, ports, options } = processor;
  return {
    name,
    pattern: 'log-processor',
    ports,
    build: (context) => {
      const logs = options.logs ?? context.logs;
      const findings = logs === undefined ? [missingLogs(name)] : invalidLogs(logs);
      if (logs === undefined || findings.length > 0) return { findings };
      return addition(processor, logs, context);
    },
  };
}

function addition(processor: LogProcessor<string>, logs: Logs, context: Context): Addition {
  const { name, tool, options, sendsTo, stopSeconds, stateSizeLimit } = processor;
  const source = logSource(logs, context.template);
  const { rotator, findings } = rotation(logs, source);
  const image = imageOf(tool, options.container, context);
  const container = overrideContainer(processor.container(logs, source), options.container);
  const end = endOfPod(processor, source, container.securityContext, context);
  const share = {
    volume: `${name}-logs`,
    directory: source.directory,
    option: 'logs.container',
    ...(source.container !== undefined && { writer: source.container }),
    ...(logs.sizeLimit !== undefined && { sizeLimit: logs.sizeLimit }),
  };
  const state: Volume = { name: `${name}-state`, emptyDir: { sizeLimit: stateSizeLimit } };
  const needs = startOrder(options, source, context);
  const input = { source, context, image, writer: writerOf(source, name), drains: end.drain !== undefined };
  return {
    containers: [
      {
        as: 'sidecar',
        container,
        drainSeconds: stopSeconds,
        ...needs,
      },
      ...(end.drain === undefined
        ? []
        : [{ ...pulledAs(container, end.drain), ...needs, startsAfter: [name, ...(needs.startsAfter ?? [])] }]),
      ...(rotator === undefined ? [] : [pulledAs(container, rotator)]),
    ],
    volumes: [
      state,
      ...filesVolume(`${name}-tls`, processor.certificates),
      ...filesVolume(`${name}-values`, processor.values),
    ],
    config: [{ volume: `${name}-config`, files: processor.config(input) }],
    shares: [
      { ...share, reader: name },
      ...(end.drain === undefined ? [] : [{ ...share, reader: end.drain.container.name }]),
      ...(rotator === undefined ? [] : [{ ...share, reader: rotator.container.name, writable: true }]),
    ],
    ...(context.owned && { ...sharedGroup(source, context) }),
    ...(sendsTo.length > 0 && { sendsTo }),
    findings: [...findings, ...end.findings, ...processor.findings(image, logs)],
  };
}

/** A name that the API server will refuse goes no further than that. */
function writerOf({ container }: LogSource, name: string): string {
  return container !== undefined && dns1123Label(container).length === 0 ? container : name;
}

/** A container whose image is pulled by the policy of another one, where that has a policy. */
function pulledAs({ imagePullPolicy }: Container, added: AddedContainer): AddedContainer {
  return imagePullPolicy === undefined ? added : { ...added, container: { ...added.container, imagePullPolicy } };
}

/** What it starts before and after: a sidecar that writes the files stops before it, too. */
function startOrder(
  { startsBefore = [], startsAfter = [] }: AttachmentOptions,
  { container }: LogSource,
  { template }: Context,
): Pick<AddedContainer, 'startsBefore' | 'startsAfter'> {
  const writers = (template.spec?.initContainers ?? [])
    .map(({ name }) => name)
    .filter((name) => name === container && !startsAfter.includes(name));
  const before = [...startsBefore, ...writers];
  return {
    ...(before.length > 0 && { startsBefore: before }),
    ...(startsAfter.length > 0 && { startsAfter }),
  };
}

/** Where reader and writer may be different users, files are shared through the group of the volume. */
function sharedGroup({ runAsUser }: LogSource, { template }: Context): Pick<Addition, 'pod'> {
  const needed = runAsUser === undefined || runAsUser === 0;
  if (!needed || template.spec?.securityContext?.fsGroup !== undefined) return {};
  const securityContext: PodSecurityContext = { fsGroup: nonRoot, fsGroupChangePolicy: 'OnRootMismatch' };
  return { pod: { securityContext } };
}

function filesVolume(name: string, sources: readonly VolumeProjection[] = []): Volume[] {
  if (sources.length === 0) return [];
  // Mounted in this container alone, whose user owns none of the files.
  return [{ name, projected: { defaultMode: 0o444, sources } }];
}
