import { compressedEndings } from '../../shared/log-files/log-source';
import type { ResourceAttributes } from '../shared/output';
import { writeYaml, type YamlFields } from '../shared/yaml';
import { literal, variable } from './literal';
import type { Parsing } from './operators';
import { pollSeconds, storage } from './settings';

/** What a configuration is made from. */
export interface ConfigInput {
  /** Directories with globs of the files to read. */
  readonly files: readonly FileGlob[];
  /** Whether renamed files are among them. */
  readonly readsRenamed: boolean;
  readonly workload: string;
  /** The container that writes the files. */
  readonly container: string;
  readonly resource: ResourceAttributes;
  readonly parsing: Parsing;
  readonly exporters: Readonly<Record<string, YamlFields>>;
  /** Where the state volume is mounted. */
  readonly state: string;
  readonly port: number;
  readonly metricsPort: number;
  /** Whether the servers listen on IPv6 too. */
  readonly ipv6: boolean;
}

/** Files of a directory. */
export interface FileGlob {
  readonly directory: string;
  readonly glob: string;
}

/**
 * The configuration of the OpenTelemetry Collector, as YAML.
 * @see https://opentelemetry.io/docs/collector/configuration/
 */
export function collectorConfig(input: ConfigInput): string {
  const { exporters, state, port, metricsPort, ipv6 } = input;
  const host = ipv6 ? '::' : '0.0.0.0';
  return writeYaml({
    receivers: { file_log: fileLog(input) },
    exporters,
    extensions: {
      health_check: { endpoint: `${ipv6 ? '[::]' : host}:${port}` },
      [storage]: { directory: `${state}/storage`, create_directory: true },
    },
    service: {
      extensions: ['health_check', storage],
      telemetry: { metrics: { readers: [{ pull: { exporter: { prometheus: { host, port: metricsPort } } } }] } },
      pipelines: { logs: { receivers: ['file_log'], exporters: Object.keys(exporters) } },
    },
  });
}

/** @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/receiver/filelogreceiver */
function fileLog({ files, readsRenamed, workload, container, resource, parsing }: ConfigInput): YamlFields {
  const { receiver, operators } = parsing;
  return {
    include: files.map(({ directory, glob }) => literal(`${directory}/${glob.replaceAll(/\*+/g, '*')}`, 'files')),
    exclude: [
      // Its "*" matches names that begin with a dot, as no shell's does: editors and rsync leave such files.
      ...files.filter(({ glob }) => /^[*?[]/.test(glob)).map(({ directory }) => `${directory}/.*`),
      ...(readsRenamed
        ? files.flatMap(({ directory }) => compressedEndings.map((ending) => `${directory}/*${ending}`))
        : []),
    ].filter((path, at, all) => all.indexOf(path) === at),
    // Lines that were written before the Collector saw the file count too.
    start_at: 'beginning',
    poll_interval: `${pollSeconds}s`,
    include_file_path: true,
    include_file_name: false,
    max_log_size: '1MiB',
    // A file that was emptied by copytruncate, and begins like before.
    on_truncate: 'read_whole_file',
    storage,
    retry_on_failure: { enabled: true, max_elapsed_time: '0s' },
    ...receiver,
    resource: {
      'service.name': literal(workload, 'workload'),
      'k8s.namespace.name': variable('POD_NAMESPACE'),
      'k8s.pod.name': variable('POD_NAME'),
      'k8s.container.name': container,
      'k8s.node.name': variable('NODE_NAME'),
      ...Object.fromEntries(Object.entries(resource).map(([key, value]) => [key, literal(value, key)])),
    },
    ...(operators.length > 0 && { operators }),
  };
}
