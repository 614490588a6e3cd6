import { mountCovering, normalPath } from '../../../anatomy/mounts';
import type { Finding } from '../../../findings/finding';
import type { Container, PodSpec, PodTemplateSpec } from '../../../kubernetes/generated/types';
import { dns1123Label } from '../../../kubernetes/names';
import type { Logs } from '../../../pod/attachment';
import { notPrintable } from '../printable';
import { rotatorName } from './rotator-name';

/** How names of compressed files end, which are not read. */
export const compressedEndings: readonly string[] = ['.gz', '.bz2', '.xz', '.zst', '.zip'];

/** The files that a log processor reads, in a Pod. */
export interface LogSource {
  readonly directory: string;
  readonly files: string;
  /** The names of renamed files, if they are read too. */
  readonly renamed?: string;
  /** The name of the container that writes them, if it is unambiguous. */
  readonly container?: string;
  /** Whether the writer mounts no volume there, so that one is added. */
  readonly newVolume: boolean;
  /** The user of the writer, if the Pod sets it. */
  readonly runAsUser?: number;
  readonly runAsGroup?: number;
}

/**
 * Where the files are, and who writes them. A container that the Pod does not have may be another attachment's, of which
 * nothing is known here.
 */
export function logSource(logs: Logs, { spec }: PodTemplateSpec): LogSource {
  const all = spec?.containers ?? [];
  // In a Pod that was composed before, a rotator can be next to its writer.
  const main = all.filter(({ name }) => !all.some((other) => rotatorName(other.name) === name));
  const only = main.length === 1 ? main[0] : undefined;
  const named = [...all, ...(spec?.initContainers ?? [])].find(({ name }) => name === logs.container);
  const writer = logs.container === undefined ? only : named;
  const container = logs.container ?? writer?.name;
  const directory = normalPath(logs.directory);
  const renamed = renamedFiles(logs);
  return {
    directory,
    files: logs.files ?? '*.log',
    ...(renamed !== undefined && { renamed }),
    ...(container !== undefined && { container }),
    newVolume: container !== undefined && (writer === undefined || mountCovering(writer, directory) === undefined),
    ...userOf(writer, spec),
  };
}

/** The glob of renamed files, if they are read too. */
export function renamedFiles({ rotation }: Logs): string | undefined {
  return typeof rotation === 'object' && 'renamed' in rotation ? rotation.renamed : undefined;
}

/** The user and group of the container, or else of the Pod; empty for an unknown container. */
function userOf(writer: Container | undefined, spec: PodSpec | undefined): Pick<LogSource, 'runAsUser' | 'runAsGroup'> {
  if (writer === undefined) return {};
  const runAsUser = writer.securityContext?.runAsUser ?? spec?.securityContext?.runAsUser;
  const runAsGroup = writer.securityContext?.runAsGroup ?? spec?.securityContext?.runAsGroup;
  return { ...(runAsUser !== undefined && { runAsUser }), ...(runAsGroup !== undefined && { runAsGroup }) };
}

/** Problems that keep a log processor from reading the files: with any of them, nothing is configured. */
export function invalidLogs(logs: Logs, prefix = 'logs.'): readonly Finding[] {
  const { directory, files = '*.log', container } = logs;
  const inDirectory = notPrintable(directory);
  const invalid = invalidIn(prefix);
  return [
    ...(!directory.startsWith('/') || normalPath(directory) === '/'
      ? [invalid('directory', directory, 'must be an absolute path below "/"', 'set a path such as "/var/log/app"')]
      : inDirectory !== undefined || /[*?[\]{},:$]/.test(directory)
        ? [
            invalid(
              'directory',
              directory,
              inDirectory ?? 'must not contain any of * ? [ ] { } , : $',
              'set another directory',
            ),
          ]
        : []),
    ...invalidGlob(invalid, 'files', files, '*.log'),
    ...invalidGlob(invalid, 'rotation.renamed', renamedFiles(logs), '*.log.*'),
    ...uselessRenamed(logs),
    ...(container !== undefined && dns1123Label(container).length > 0
      ? [invalid('container', container, 'must be a container name', 'set the name of a container of the Pod')]
      : []),
  ];
}

type GlobField = 'files' | 'rotation.renamed';

function invalidGlob(invalid: Invalid, field: GlobField, glob: string | undefined, example: string): Finding[] {
  if (glob === undefined) return [];
  const problem = notPrintable(glob);
  if (problem !== undefined || glob === '' || /[/,${}]/.test(glob)) {
    const fix = `set a glob without "/", ",", "$", "{" and "}", such as "${example}"`;
    return [invalid(field, glob, problem ?? 'must be a single glob of file names', fix)];
  }
  if (/^\.\.?$/.test(glob) || glob.replace(closedBrackets, '').includes('['))
    return [invalid(field, glob, 'matches no file names', `set a glob such as "${example}"`)];
  return [];
}

/** Escaped characters of a glob, and its sets of characters: a "]" at the beginning is one of them. */
const closedBrackets = /\\.|\[[!^]?.[^\]]*\]/g;

/** A glob of renamed files that adds no file to those that are read anyway. */
function uselessRenamed(logs: Logs): Finding[] {
  const { files = '*.log' } = logs;
  const renamed = renamedFiles(logs);
  if (renamed === undefined) return [];
  const wrong = (problem: string, fix: string) => [invalidIn('logs.')('rotation.renamed', renamed, problem, fix)];
  if (compressedEndings.some((ending) => renamed.endsWith(ending)))
    return wrong('must not match compressed files only, which are not read', 'set "*.log.*"');
  if (renamed === files) return wrong('equals logs.files', 'set a glob of the names after renaming, such as "*.log.*"');
  return [];
}

type LogsField = 'directory' | 'files' | 'rotation.renamed' | 'container';

type Invalid = (field: LogsField, value: string, problem: string, fix: string) => Finding;

/** Findings about an option, whose name begins with `prefix`. */
function invalidIn(prefix: string): Invalid {
  return (field, value, problem, fix) => {
    const message = `${prefix}${field} ${problem}, got ${JSON.stringify(value)}`;
    return { code: 'pod/invalid-logs', severity: 'error', field: 'spec.containers', value, message, fix };
  };
}

/** The finding for a log processor without log files to read. */
export function missingLogs(name: string): Finding {
  return {
    code: 'pod/missing-logs',
    severity: 'error',
    field: 'spec.containers',
    message: `no log files set for log processor "${name}"`,
    fix: "set logs: { directory: '/var/log/app' } in the workload or in the log processor",
  };
}
