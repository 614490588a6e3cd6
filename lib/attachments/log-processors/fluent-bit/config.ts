import { compressedEndings } from '../../shared/log-files/log-source';
import type { ResourceAttributes } from '../shared/output';
import { writeYaml, type YamlFields } from '../shared/yaml';
import { variable } from './literal';
import type { Parsing } from './parse';
import { originFields, withResource } from './resource';
import { graceSeconds, refreshSeconds } from './timing';

/** What a configuration is made from. */
export interface ConfigInput {
  /** The files to read: a directory and a glob each. */
  readonly paths: readonly string[];
  /** Whether renamed files are among them. */
  readonly readsRenamed: boolean;
  /** What records are tagged with. */
  readonly tag: string;
  /** The container that writes the files. */
  readonly container: string;
  readonly parsing: Parsing;
  readonly outputs: readonly YamlFields[];
  /** Attributes of the resource, for each output. */
  readonly resources: readonly ResourceAttributes[];
  readonly workload: string;
  /** Where the state volume is mounted. */
  readonly state: string;
  /** The port of the HTTP server. */
  readonly port: number;
  /** Whether the HTTP server listens on IPv6 too. */
  readonly ipv6: boolean;
  /** Whether this release cuts a line that is too long; others skip it. */
  readonly truncatesLines: boolean;
}

/**
 * The configuration of Fluent Bit, as YAML.
 * @see https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/yaml
 */
export function fluentBitConfig(input: ConfigInput): string {
  const { parsing, outputs, resources } = input;
  return writeYaml({
    service: service(input),
    parsers: parsing.parsers,
    multiline_parsers: parsing.multilineParsers,
    pipeline: {
      inputs: [tail(input)],
      filters: [...parsing.filters, origin(input)],
      outputs: outputs.map((output, index) => withResource(output, resources[index] ?? {}, input)),
    },
  });
}

/** @see https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/yaml/service-section */
function service({ state, port, ipv6 }: ConfigInput): YamlFields {
  return {
    flush: 1,
    grace: graceSeconds,
    log_level: 'info',
    http_server: true,
    // "::" takes IPv4 too, where the Pod has it.
    http_listen: ipv6 ? '::' : '0.0.0.0',
    http_port: port,
    health_check: true,
    'scheduler.base': 3,
    'scheduler.cap': 30,
    'storage.path': `${state}/buffers`,
    'storage.sync': 'normal',
    'storage.metrics': true,
    // Chunks have 2 MB: with 16 of them, a burst of JSON takes 141 MiB of memory, with 5 it takes 83.
    'storage.max_chunks_up': 5,
    'storage.backlog.mem_limit': '5M',
  };
}

/** @see https://docs.fluentbit.io/manual/data-pipeline/inputs/tail */
function tail({ paths, readsRenamed, tag, state, parsing, truncatesLines, outputs }: ConfigInput): YamlFields {
  return {
    name: 'tail',
    path: paths.join(','),
    ...(readsRenamed && { exclude_path: compressed }),
    tag,
    path_key: fileFields.path,
    // Ids that are made from a record's content differ for equal lines of one moment.
    ...(outputs.some(({ generate_id }) => generate_id === true) && { offset_key: fileFields.offset }),
    // Lines that were written before Fluent Bit saw the file count too.
    read_from_head: true,
    // Files that live shorter are never seen.
    refresh_interval: refreshSeconds,
    // A file that is read under its new name too is forgotten, and read again, after this time.
    rotate_wait: readsRenamed ? 10 * 365 * 86_400 : 30,
    db: `${state}/positions.db`,
    'db.locking': true,
    mem_buf_limit: '8M',
    buffer_max_size: '1M',
    skip_long_lines: true,
    ...(truncatesLines && { truncate_long_lines: true }),
    skip_empty_lines: true,
    'storage.type': 'filesystem',
    ...parsing.tail,
  };
}

/** Compressed copies of files that were read. */
const compressed = compressedEndings.map((ending) => `*${ending}`).join(',');

/** The fields of a record with the file of its line, and where in it the line begins. */
const fileFields = { path: 'log_file', offset: 'log_offset' } as const;

/**
 * Says in every record where it comes from. A field of the application with such a name is kept, as `app_<name>`.
 * @see https://docs.fluentbit.io/manual/data-pipeline/filters/modify
 */
function origin({ container, parsing }: ConfigInput): YamlFields {
  const values = {
    pod: variable('POD_NAME'),
    namespace: variable('POD_NAMESPACE'),
    node: variable('NODE_NAME'),
    container,
  };
  return {
    name: 'modify',
    match: '*',
    ...(parsing.ownFields && { rename: originFields.map((field) => `${field} app_${field}`) }),
    set: originFields.map((field) => `${field} ${values[field]}`),
  };
}
