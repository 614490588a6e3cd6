import type { Attachment } from '../../pod/attachment';
import { notPrintable } from '../shared/printable';
import { tooOld } from '../shared/release';
import { collectorConfig } from './otel-collector/config';
import { collectorContainer } from './otel-collector/container';
import { configFile, type OtelCollectorOptions, paths, type Settings, settle } from './otel-collector/settings';
import { unfinished } from './shared/drain';
import { logProcessor, type ProcessorInput } from './shared/log-processor';

export { debugExporter, type Exporter, type ExporterSetting, type ExporterSettings } from './otel-collector/exporter';
export { type OtlpGrpcOptions, type OtlpHttpOptions, otlpGrpc, otlpHttp } from './otel-collector/otlp';
export type { OtelCollectorOptions } from './otel-collector/settings';

/** How long it takes to stop after SIGTERM, in seconds, at most. */
const stopSeconds = 6;

/**
 * A log processor: the OpenTelemetry Collector (contrib distribution) tails the files that a container of the Pod writes, says
 * in the resource of every record which workload, pod, namespace, node and container it comes from, and sends the records on.
 * It starts before the main containers, and stops when it has read and delivered what they wrote, for which `<name>-drain`
 * waits (`drainTimeout`).
 *
 * Records wait on its state volume until they are delivered, and arrive at least once: after a kill of the process, some
 * arrive twice. Where the volume is full, it reads no further.
 *
 * It reads as the user that the writing container runs as, where the Pod says which, root excepted; else as user 65532, to
 * whose group the files of our own Pods belong (`fsGroup`). In the Pods of others such files have to be readable by everyone
 * (mode 0644). Alert on `otelcol_exporter_queue_size` near `otelcol_exporter_queue_capacity`, and on
 * `otelcol_exporter_send_failed_log_records`, of its metrics.
 *
 * @throws RangeError where an option cannot be what it is for.
 * @see https://opentelemetry.io/docs/collector/
 */
export const otelCollector = (options: OtelCollectorOptions): Attachment<'http' | 'metrics'> => {
  const settings = settle(options);
  const { name, wired } = settings;
  return logProcessor({
    ...settings,
    tool: 'otel-collector',
    container: (logs, source) => collectorContainer(settings, logs, source),
    config: (input) => ({ [configFile]: configuration(settings, input) }),
    certificates: wired.certificates,
    sendsTo: wired.sendsTo,
    stopSeconds,
    // The first with receivers and exporters under their present names.
    findings: (image) => tooOld(`log processor "${name}"`, 'the Collector', { major: 0, minor: 149 }, image),
  });
};

function configuration(
  { name, options, ports, parsing, wired, drain }: Settings,
  { source, context, writer, drains }: ProcessorInput,
): string {
  const { directory, files, renamed } = source;
  return collectorConfig({
    files: [
      { directory, glob: files },
      ...(renamed === undefined ? [] : [{ directory, glob: renamed }]),
      ...(drains && drain?.readsUnfinished !== true ? [{ directory: paths.state, glob: `*${unfinished}` }] : []),
    ],
    readsRenamed: renamed !== undefined,
    workload: notPrintable(context.name) === undefined ? context.name : name,
    container: writer,
    resource: options.resource ?? {},
    parsing,
    exporters: wired.exporters,
    state: paths.state,
    port: ports.http.containerPort,
    metricsPort: ports.metrics.containerPort,
    ipv6: options.ipv6 ?? true,
  });
}
