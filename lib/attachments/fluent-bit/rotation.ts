import type { Finding } from '../../findings/finding';
import { compareExact, multiplyExact, parseQuantity, tryParseQuantity } from '../../kubernetes/quantity';
import type { AddedContainer, CopyTruncate, Logs } from '../../pod/attachment';
import { bytes } from './bytes';
import type { LogSource } from './log-source';
import { rotator } from './rotator';

/** What keeps files from filling their volume. */
export interface Rotation {
  readonly rotator?: AddedContainer | undefined;
  readonly findings: readonly Finding[];
}

/** Who rotates the files, and what is wrong with that. */
export function rotation(logs: Logs, source: LogSource): Rotation {
  if (typeof logs.rotation === 'object') return copyTruncate(logs, logs.rotation.copytruncate, source);
  if (logs.rotation === 'app') return { findings: [...unlimited(logs, source), ...rotatedToo(source, 'warning')] };
  return { findings: [...(source.newVolume ? [nobodyRotates(logs, source)] : []), ...rotatedToo(source, 'warning')] };
}

function copyTruncate(logs: Logs, { maxSize, keep = 1 }: CopyTruncate, source: LogSource): Rotation {
  const size = tryParseQuantity(maxSize);
  const findings = [
    ...(size === undefined || bytes(size) < 1 ? [wrongSize(maxSize)] : []),
    ...(Number.isInteger(keep) && keep >= 0 && keep <= 100 ? [] : [wrongKeep(keep)]),
    ...rotatedToo(source, 'error'),
    ...(source.container !== undefined && source.runAsUser === undefined ? [unknownUser(source.container)] : []),
  ];
  if (findings.length > 0 || source.container === undefined) return { findings };
  return {
    rotator: rotator(source, source.container, bytes(parseQuantity(maxSize)), keep),
    findings: [...unlimited(logs, source), ...tooLarge(logs, maxSize, keep)],
  };
}

function nobodyRotates({ sizeLimit }: Logs, { directory }: LogSource): Finding {
  const until =
    sizeLimit === undefined
      ? "until the node's disk is full"
      : `until its ${sizeLimit} are full and the kubelet evicts the Pod`;
  return {
    code: 'pod/logs-not-rotated',
    severity: 'warning',
    field: 'spec.volumes',
    message: `nobody rotates the log files in ${directory}: the volume fills ${until}`,
    fix: "give `logs.rotation`: 'app' where the application renames and reopens its files, or { copytruncate: { maxSize } }",
  };
}

/** Rotation bounds what the files take only as long as it works. */
function unlimited({ sizeLimit }: Logs, { newVolume, directory }: LogSource): Finding[] {
  if (sizeLimit !== undefined || !newVolume) return [];
  return [
    {
      code: 'pod/logs-unlimited',
      severity: 'warning',
      field: 'spec.volumes',
      message: `the volume for the log files in ${directory} has no size limit: a burst of logs fills the node's disk`,
      fix: "give `logs.sizeLimit`, as '256Mi'",
    },
  ];
}

/** A glob that ends with "*" matches `app.log.1` where it matches `app.log`. */
function rotatedToo({ files }: LogSource, severity: Finding['severity']): Finding[] {
  if (!files.endsWith('*')) return [];
  const message = `logs.files is ${JSON.stringify(files)}, which matches rotated files too: their lines would be read again`;
  const fix = "give a glob that ends as the files do that are written to, as '*.log'";
  return [{ code: 'pod/logs-rotated-files', severity, field: 'spec.containers', value: files, message, fix }];
}

function unknownUser(writer: string): Finding {
  return {
    code: 'pod/logs-rotator-user',
    severity: 'error',
    field: 'spec.containers',
    value: writer,
    message: `copytruncate has to empty files of container "${writer}", and the Pod does not say as which user that runs`,
    fix: `give container "${writer}" a securityContext.runAsUser, or let the application rotate its files (rotation: 'app')`,
  };
}

function wrongSize(maxSize: unknown): Finding {
  const message = `logs.rotation.copytruncate.maxSize is ${JSON.stringify(maxSize)}, which is no size of a file`;
  return {
    code: 'pod/invalid-logs',
    severity: 'error',
    field: 'spec.containers',
    value: maxSize,
    message,
    fix: "give one, as '16Mi'",
  };
}

function wrongKeep(keep: unknown): Finding {
  const message = `logs.rotation.copytruncate.keep is ${JSON.stringify(keep)}, which is no number of files from 0 to 100`;
  return {
    code: 'pod/invalid-logs',
    severity: 'error',
    field: 'spec.containers',
    value: keep,
    message,
    fix: 'give one',
  };
}

/** A file at its largest, while it is copied beside the copies that are kept. */
function tooLarge({ sizeLimit }: Logs, maxSize: string | number, keep: number): Finding[] {
  const limit = sizeLimit === undefined ? undefined : tryParseQuantity(sizeLimit);
  if (limit === undefined || compareExact(multiplyExact(parseQuantity(maxSize), BigInt(keep + 1)), limit) < 0)
    return [];
  return [
    {
      code: 'pod/logs-rotation-size',
      severity: 'error',
      field: 'spec.volumes',
      value: maxSize,
      message: `a log file of ${maxSize} and its ${keep} older copies do not fit into logs.sizeLimit ${sizeLimit}: the kubelet evicts the Pod`,
      fix: 'lower `maxSize` or `keep`, or raise `sizeLimit`',
    },
  ];
}
