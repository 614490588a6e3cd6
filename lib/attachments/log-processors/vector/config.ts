import { compressedEndings, type LogSource } from '../../shared/log-files/log-source';
import { unfinished } from '../shared/drain';
import { firstLinePattern } from '../shared/first-line';
import type { FirstLine } from '../shared/parse';
import { writeYaml, type YamlFields } from '../shared/yaml';

/** What a configuration is made from. */
export interface ConfigInput {
  readonly source: Pick<LogSource, 'directory' | 'files' | 'renamed'>;
  /** Whether files with last lines are written to the state volume. */
  readonly readsUnfinished: boolean;
  readonly firstLine: FirstLine | undefined;
  readonly sinks: Readonly<Record<string, YamlFields>>;
  /** Where the state volume is mounted. */
  readonly state: string;
  /** Programs in VRL that every event goes through, in this order, as files. */
  readonly programs: readonly { readonly id: string; readonly file: string }[];
  /** The name of the backend of values that sinks refer to, and where their files are; absent where there are none. */
  readonly values: { readonly backend: string; readonly path: string } | undefined;
  readonly metricsPort: number;
  /** Whether the metrics are served over IPv6 too. */
  readonly ipv6: boolean;
}

/** The id of the source, which is also the name of its folder with checkpoints. */
export const sourceId = 'files';

/** How often Vector looks for new files and writes positions, in seconds. */
export const lookSeconds = 0.5;

/** How long an open record waits for more lines, in seconds. */
export const flushSeconds = 1;

/**
 * The configuration of Vector, as YAML.
 * @see https://vector.dev/docs/reference/configuration/
 */
export function vectorConfig(input: ConfigInput): string {
  const { sinks, state, programs, values, metricsPort, ipv6 } = input;
  return writeYaml({
    data_dir: state,
    // Positions in the files are written when sinks have delivered what is before them.
    acknowledgements: { enabled: true },
    ...(values !== undefined && { secret: { [values.backend]: { type: 'directory', path: values.path } } }),
    sources: { [sourceId]: fileSource(input), internal: { type: 'internal_metrics' } },
    transforms: Object.fromEntries(
      programs.map(({ id, file }, at) => [
        id,
        { type: 'remap', inputs: [programs[at - 1]?.id ?? sourceId], file, drop_on_abort: true },
      ]),
    ),
    sinks: {
      ...sinks,
      metrics: {
        type: 'prometheus_exporter',
        inputs: ['internal'],
        address: `${ipv6 ? '[::]' : '0.0.0.0'}:${metricsPort}`,
        acknowledgements: { enabled: false },
      },
    },
  });
}

/** @see https://vector.dev/docs/reference/configuration/sources/file/ */
function fileSource({
  source: { directory, files, renamed },
  readsUnfinished,
  firstLine,
  state,
}: ConfigInput): YamlFields {
  const globs = [files, ...(renamed === undefined ? [] : [renamed])];
  const include = [
    ...globs.map((glob) => `${directory}/${globPattern(glob)}`),
    ...(readsUnfinished ? [`${state}/*${unfinished}`] : []),
  ];
  return {
    type: 'file',
    include,
    exclude: [
      // Its "*" matches names that begin with a dot, as no shell's does: editors and rsync leave such files.
      ...(globs.some((glob) => /^[*?[]/.test(glob)) ? [`${directory}/.*`] : []),
      ...(renamed === undefined ? [] : compressedEndings.map((ending) => `${directory}/*${ending}`)),
    ],
    // Lines that were written before Vector saw the file count too.
    read_from: 'beginning',
    // With the default of 2 KiB a file is read in small pieces, each a round through all files.
    max_read_bytes: 262_144,
    // A longer line is discarded.
    max_line_bytes: 1_048_576,
    glob_minimum_cooldown_ms: 1000 * lookSeconds,
    host_key: '',
    ...(firstLine !== undefined && { multiline: multiline(firstLine) }),
  };
}

/** Vector has no escape in globs, and negates a set of characters by "!" alone. */
function globPattern(glob: string): string {
  return glob.replaceAll(/\*+/g, '*').replaceAll('[^', '[!').replaceAll(/\\(.)/g, '[$1]');
}

/** Lines are joined up to the next one that has a match, wherever in the line. */
function multiline(firstLine: FirstLine): YamlFields {
  const pattern = firstLinePattern(firstLine, 'vector: parse.multiline.firstLine');
  return {
    mode: 'halt_before',
    start_pattern: pattern,
    condition_pattern: pattern,
    timeout_ms: 1000 * flushSeconds,
  };
}
