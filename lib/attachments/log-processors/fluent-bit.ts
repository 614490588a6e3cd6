import type { Finding } from '../../findings/finding';
import type { Attachment } from '../../pod/attachment';
import { isFrom, releaseOf, tooOld } from '../shared/release';
import { fluentBitConfig } from './fluent-bit/config';
import { fluentBitContainer } from './fluent-bit/container';
import { literalProblem } from './fluent-bit/literal';
import { configFile, type FluentBitOptions, paths, type Settings, settle } from './fluent-bit/settings';
import { graceSeconds } from './fluent-bit/timing';
import { unfinished } from './shared/drain';
import { logProcessor, type ProcessorInput } from './shared/log-processor';

export type { Connection, Retries } from './fluent-bit/connection';
export { type ElasticsearchOptions, elasticsearch, opensearch } from './fluent-bit/elasticsearch';
export { type ForwardOptions, forward } from './fluent-bit/forward';
export { type HttpOptions, http } from './fluent-bit/http';
export { type LokiOptions, loki } from './fluent-bit/loki';
export { type OtlpOptions, otlp } from './fluent-bit/otlp';
export type { Output, OutputProperty } from './fluent-bit/output';
export type { FluentBitOptions } from './fluent-bit/settings';
export { stdout } from './fluent-bit/stdout';
export type { BasicCredentials, Credentials } from './shared/credentials';
export type { OutputTls, ResourceAttributes, TextBeforeSecret } from './shared/output';
export type { FirstLine, JsonTime, Parse, ParseOptions } from './shared/parse';
export type { RequestHeaders } from './shared/request-headers';

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
  return logProcessor({
    ...settings,
    tool: 'fluent-bit',
    ports: { http: settings.port },
    container: (logs, source) => fluentBitContainer(settings, logs, source),
    config: (input) => ({ [configFile]: configuration(settings, input) }),
    certificates: settings.wired.certificates,
    stopSeconds: graceSeconds + 1,
    findings: (image) => tooOldFor(settings, image),
  });
};

function configuration({ name, options, port, parsing, wired }: Settings, input: ProcessorInput): string {
  const { source, context, writer, image, drains } = input;
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
    truncatesLines: isFrom(releaseOf(image), { major: 4, minor: 2 }),
  });
}

function tooOldFor({ name, wired }: Settings, image: string): readonly Finding[] {
  const needed = wired.outputs.some(({ grpc }) => grpc === true) ? { major: 4, minor: 0 } : { major: 3, minor: 2 };
  return tooOld(`log processor "${name}"`, 'Fluent Bit', needed, image);
}
