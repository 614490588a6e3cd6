import type { Attachment } from '../../pod/attachment';
import { tooOld } from '../shared/release';
import { logProcessor, type ProcessorInput } from './shared/log-processor';
import { vectorConfig } from './vector/config';
import { graceSeconds, vectorContainer } from './vector/container';
import { recordProgram } from './vector/records';
import { backend, configFile, paths, type Settings, settle, sinksFor, type VectorOptions } from './vector/settings';

export { type ElasticsearchSinkOptions, elasticsearchSink } from './vector/elasticsearch-sink';
export { type HttpSinkOptions, httpSink } from './vector/http-sink';
export { type LokiSinkOptions, lokiSink } from './vector/loki-sink';
export type { SinkServer } from './vector/server';
export type { VectorOptions } from './vector/settings';
export { consoleSink, type Sink, type SinkSetting, type SinkSettings, type SinkValue } from './vector/sink';
export { type VectorSinkOptions, vectorSink } from './vector/vector-sink';

/**
 * A log processor: Vector tails the files that a container of the Pod writes, says in every event which pod, namespace, node
 * and container it comes from, and sends the events on. It starts before the main containers, and stops when it has read and
 * delivered what they wrote, for which `<name>-drain` waits (`drainTimeout`).
 *
 * What waits to be delivered stays in the files: Vector keeps its position until sinks have delivered what is before it, and
 * where they cannot, it reads no further. Events arrive at least once: after a kill of the process, some arrive twice.
 *
 * It reads as the user that the writing container runs as, where the Pod says which, root excepted; else as user 65532, to
 * whose group the files of our own Pods belong (`fsGroup`). In the Pods of others such files have to be readable by everyone
 * (mode 0644). Alert on `vector_component_errors_total` and `vector_component_discarded_events_total` of its metrics.
 *
 * @throws RangeError where an option cannot be what it is for.
 * @see https://vector.dev/docs/
 */
export const vector = (options: VectorOptions): Attachment<'metrics'> => {
  const settings = settle(options);
  const { name, wired } = settings;
  return logProcessor({
    ...settings,
    tool: 'vector',
    container: (logs, source) => vectorContainer(settings, logs, source),
    config: (input) => configuration(settings, input),
    certificates: wired.certificates,
    values: wired.values,
    sendsTo: wired.sendsTo,
    stopSeconds: graceSeconds + 1,
    // Older ones put environment variables in place of each "$".
    findings: (image) => tooOld(`log processor "${name}"`, 'Vector', { major: 0, minor: 57 }, image),
  });
};

function configuration({ options, ports, parsing, wired }: Settings, { source, writer, drains }: ProcessorInput) {
  const { remap, ipv6 = true } = options;
  const programs = { records: recordProgram(parsing.json, writer), ...(remap !== undefined && { remap }) };
  return {
    [configFile]: vectorConfig({
      source,
      readsUnfinished: drains,
      firstLine: parsing.firstLine,
      sinks: sinksFor(options, writer).sinks,
      state: paths.state,
      programs: Object.keys(programs).map((id) => ({ id, file: `${paths.config}/${id}.vrl` })),
      values: wired.values.length === 0 ? undefined : { backend, path: paths.values },
      metricsPort: ports.metrics.containerPort,
      ipv6,
    }),
    ...Object.fromEntries(Object.entries(programs).map(([id, program]) => [`${id}.vrl`, program])),
  };
}
