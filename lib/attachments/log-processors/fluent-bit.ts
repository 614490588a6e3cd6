import type { Finding } from '../../findings/finding';
import type { Container, PodSecurityContext, Volume } from '../../kubernetes/generated/types';
import { dns1123Label } from '../../kubernetes/names';
import type { AddedContainer, Addition, Attachment, Context, Logs } from '../../pod/attachment';
import { overrideContainer } from '../../pod/override';
import { imageOf, isFrom, releaseOf, tooOld } from '../shared/release';
import { fluentBitConfig } from './fluent-bit/config';
import { fluentBitContainer } from './fluent-bit/container';
import { endOfPod, unfinished } from './fluent-bit/drain';
import { literalProblem } from './fluent-bit/literal';
import { invalidLogs, type LogSource, logSource, missingLogs } from './fluent-bit/log-source';
import { rotation } from './fluent-bit/rotation';
import { configFile, type FluentBitOptions, nonRoot, paths, type Settings, settle } from './fluent-bit/settings';
import { graceSeconds } from './fluent-bit/timing';
import type { WiredOutputs } from './fluent-bit/wire-outputs';

export type { BasicCredentials, Connection, Credentials, Retries } from './fluent-bit/connection';
export { type ElasticsearchOptions, elasticsearch, opensearch } from './fluent-bit/elasticsearch';
export { type ForwardOptions, forward } from './fluent-bit/forward';
export { type HttpOptions, http } from './fluent-bit/http';
export { type LokiOptions, loki } from './fluent-bit/loki';
export { type OtlpOptions, otlp } from './fluent-bit/otlp';
export type { Output, OutputProperty, OutputTls, ResourceAttributes, TextBeforeSecret } from './fluent-bit/output';
export type { FirstLine, JsonTime, Parse, ParseOptions } from './fluent-bit/parse';
export type { RequestHeaders } from './fluent-bit/request-headers';
export type { FluentBitOptions } from './fluent-bit/settings';
export { stdout } from './fluent-bit/stdout';

/**
 * A log processor: tails the files that a container of the Pod writes, says in every record which pod, namespace, node
 * and container it comes from, and sends the records on. It starts before the main containers, and stops when it has read
 * and delivered what they wrote, for which `<name>-drain` waits (`drainTimeout`).
 *
 * It reads as the user that the writing container runs as, where the Pod says which, root excepted; else as user 65532,
 * to whose group the files of our own Pods belong (`fsGroup`). In the Pods of others such files have to be readable by
 * everyone (mode 0644). Alert on `fluentbit_output_retries_total` of its port's
 * `/api/v1/metrics/prometheus`: `/api/v1/health` says ok while every output fails.
 *
 * @throws RangeError where an option cannot be what it is for.
 * @see https://docs.fluentbit.io/manual
 */
export const fluentBit = (options: FluentBitOptions = {}): Attachment<'http'> => {
  const settings = settle(options);
  return {
    name: settings.name,
    ports: { http: settings.port },
    build: (context) => {
      const logs = options.logs ?? context.logs;
      const findings = logs === undefined ? [missingLogs(settings.name)] : invalidLogs(logs);
      if (logs === undefined || findings.length > 0) return { findings };
      return addition(settings, logs, context);
    },
  };
};

function addition(settings: Settings, logs: Logs, context: Context): Addition {
  const { name, options, wired, sendsTo, stateSizeLimit } = settings;
  const source = logSource(logs, context.template);
  const { rotator, findings } = rotation(logs, source);
  const image = imageOf('fluent-bit', options.container, context);
  const container = overrideContainer(fluentBitContainer(settings, logs, source), options.container);
  const end = endOfPod(settings, source, container.securityContext, context);
  const share = {
    volume: `${name}-logs`,
    directory: source.directory,
    ...(source.container !== undefined && { writer: source.container }),
    ...(logs.sizeLimit !== undefined && { sizeLimit: logs.sizeLimit }),
  };
  const state: Volume = { name: `${name}-state`, emptyDir: { sizeLimit: stateSizeLimit } };
  const needs = startOrder(options, source, context);
  return {
    containers: [
      {
        as: 'sidecar',
        container,
        drainSeconds: graceSeconds + 1,
        ...needs,
      },
      ...(end.drain === undefined
        ? []
        : [{ ...pulledAs(container, end.drain), ...needs, startsAfter: [name, ...(needs.startsAfter ?? [])] }]),
      ...(rotator === undefined ? [] : [pulledAs(container, rotator)]),
    ],
    volumes: [state, ...certificates(name, wired)],
    config: [
      {
        volume: `${name}-config`,
        files: { [configFile]: configuration(settings, source, context, end.drain !== undefined) },
      },
    ],
    shares: [
      { ...share, reader: name },
      ...(end.drain === undefined ? [] : [{ ...share, reader: end.drain.container.name }]),
      ...(rotator === undefined ? [] : [{ ...share, reader: rotator.container.name, writable: true }]),
    ],
    ...(context.owned && { ...sharedGroup(source, context) }),
    ...(sendsTo.length > 0 && { sendsTo }),
    findings: [...findings, ...end.findings, ...tooOldFor(settings, image)],
  };
}

/** A container whose image is pulled by the policy of another one, where that has a policy. */
function pulledAs({ imagePullPolicy }: Container, added: AddedContainer): AddedContainer {
  return imagePullPolicy === undefined ? added : { ...added, container: { ...added.container, imagePullPolicy } };
}

/** What it starts before and after: a sidecar that writes the files stops before it, too. */
function startOrder(
  { startsBefore = [], startsAfter = [] }: FluentBitOptions,
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

function certificates(name: string, { certificates: sources }: WiredOutputs): Volume[] {
  if (sources.length === 0) return [];
  // Mounted in this container alone, whose user owns none of the files.
  return [{ name: `${name}-tls`, projected: { defaultMode: 0o444, sources } }];
}

function configuration(
  { name, options, port, parsing, wired }: Settings,
  source: LogSource,
  context: Context,
  drains: boolean,
): string {
  // A name that the API server will refuse goes no further than that.
  const writer =
    source.container !== undefined && dns1123Label(source.container).length === 0 ? source.container : name;
  const tag = `${context.name}.${writer}`;
  return fluentBitConfig({
    paths: [
      `${source.directory}/${source.files}`,
      ...(source.renamed === undefined ? [] : [`${source.directory}/${source.renamed}`]),
      ...(drains ? [`${paths.state}/*${unfinished}`] : []),
    ],
    readsRenamed: source.renamed !== undefined,
    tag: /^[\w.-]+$/.test(tag) ? tag : name,
    workload: literalProblem(context.name) === undefined ? context.name : name,
    container: writer,
    parsing,
    outputs: wired.outputs,
    resources: wired.resources,
    state: paths.state,
    port: port.containerPort,
    ipv6: options.ipv6 ?? true,
    truncatesLines: isFrom(releaseOf(imageOf('fluent-bit', options.container, context)), { major: 4, minor: 2 }),
  });
}

function tooOldFor({ name, wired }: Settings, image: string): readonly Finding[] {
  const needed = wired.outputs.some(({ grpc }) => grpc === true) ? { major: 4, minor: 0 } : { major: 3, minor: 2 };
  return tooOld(`log processor "${name}"`, 'Fluent Bit', needed, image);
}
