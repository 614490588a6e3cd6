import type { Finding } from '../../../findings/finding';
import { compareExact, multiplyExact, parseQuantity, tryParseQuantity } from '../../../kubernetes/quantity';
import type { AddedContainer, CopyTruncate, Logs } from '../../../pod/attachment';
import { bytes } from './bytes';
import { type LogSource, renamedFiles } from './log-source';
import { rotator } from './rotator';

/** What keeps files from filling their volume. */
export interface Rotation {
  readonly rotator?: AddedContainer | undefined;
  readonly findings: readonly Finding[];
}

/** Who rotates the files, and what is wrong with that. */
export function rotation(logs: Logs, source: LogSource): Rotation {
  if (renamedFiles(logs) !== undefined) return { findings: [...unlimited(logs, source), ...everyFile(logs)] };
  if (typeof logs.rotation === 'object' && 'copytruncate' in logs.rotation)
    return byOption(copyTruncate(logs, logs.rotation.copytruncate, source, inLogs));
  if (logs.rotation === 'app') return { findings: [...unlimited(logs, source), ...rotatedToo(source, 'warning')] };
  return { findings: [...(source.newVolume ? [nobodyRotates(logs, source)] : []), ...rotatedToo(source, 'warning')] };
}

const byOption = ({ rotator, findings }: Rotation): Rotation =>
  rotator === undefined ? { findings } : { rotator: { ...rotator, option: 'logs.rotation' }, findings };

/** The options that findings name, and what they advise in place of a rotator and of a glob. */
export interface RotationOptions {
  readonly sizeLimit: string;
  readonly files: string;
  readonly copytruncate: string;
  readonly insteadOfRotator: string;
  readonly insteadOfGlob: string;
}

const inLogs: RotationOptions = {
  sizeLimit: 'logs.sizeLimit',
  files: 'logs.files',
  copytruncate: 'logs.rotation.copytruncate.',
  insteadOfRotator: "logs.rotation: 'app' if the application rotates its files",
  insteadOfGlob:
    "set a glob of current files, such as '*.log', and logs.rotation: { renamed: '*.log.*' } to read renamed files too",
};

/** A container that copies and empties the files, and what is wrong with that. */
export function copyTruncate(
  logs: Logs,
  { maxSize, keep = 1 }: CopyTruncate,
  source: LogSource,
  options: RotationOptions,
): Rotation {
  const size = tryParseQuantity(maxSize);
  const findings = [
    ...(size === undefined || bytes(size) < 1 ? [wrongSize(maxSize, options)] : []),
    ...(Number.isInteger(keep) && keep >= 0 && keep <= 100 ? [] : [wrongKeep(keep, options)]),
    ...rotatedToo(source, 'error', options),
    ...(source.container !== undefined && source.runAsUser === undefined
      ? [unknownUser(source.container, options)]
      : []),
  ];
  if (findings.length > 0 || source.container === undefined) return { findings };
  return {
    rotator: rotator(source, source.container, bytes(parseQuantity(maxSize)), keep),
    findings: [...unlimited(logs, source, options), ...tooLarge(logs, maxSize, keep, options)],
  };
}

function nobodyRotates({ sizeLimit }: Logs, { directory }: LogSource): Finding {
  const effect =
    sizeLimit === undefined
      ? "they fill the node's disk"
      : `they fill the volume's ${sizeLimit}, and the kubelet evicts the Pod`;
  return {
    code: 'pod/logs-not-rotated',
    severity: 'warning',
    field: 'spec.volumes',
    message: `the log files in ${directory} are not rotated: ${effect}`,
    fix: "set logs.rotation to 'app' if the application rotates its files, else to { copytruncate: { maxSize: '16Mi' } }",
  };
}

/** Rotation bounds what the files take only as long as it works. */
function unlimited({ sizeLimit }: Logs, { newVolume, directory }: LogSource, options = inLogs): Finding[] {
  if (sizeLimit !== undefined || !newVolume) return [];
  return [
    {
      code: 'pod/logs-unlimited',
      severity: 'warning',
      field: 'spec.volumes',
      message: `the volume of the log files in ${directory} has no size limit: a burst of logs can fill the node's disk`,
      fix: `set ${options.sizeLimit}, such as '256Mi'`,
    },
  ];
}

/** A glob that ends with "*" matches `app.log.1` where it matches `app.log`. */
function rotatedToo({ files }: LogSource, severity: Finding['severity'], options = inLogs): Finding[] {
  if (!files.endsWith('*')) return [];
  const message = `${options.files} ${JSON.stringify(files)} also matches rotated files: their lines would be read again`;
  const fix = options.insteadOfGlob;
  return [{ code: 'pod/logs-rotated-files', severity, field: 'spec.containers', value: files, message, fix }];
}

/** A glob that takes in what an application keeps next to its log files. */
function everyFile(logs: Logs): Finding[] {
  const renamed = renamedFiles(logs);
  if (renamed === undefined || !/^\*+$/.test(renamed)) return [];
  return [
    {
      code: 'pod/logs-rotated-files',
      severity: 'warning',
      field: 'spec.containers',
      value: renamed,
      message: `logs.rotation.renamed ${JSON.stringify(renamed)} matches every file in ${logs.directory}: those that are not log files are read too`,
      fix: "set a glob of the names after renaming, such as '*.log.*'",
    },
  ];
}

function unknownUser(writer: string, { insteadOfRotator }: RotationOptions): Finding {
  return {
    code: 'pod/logs-rotator-user',
    severity: 'error',
    field: 'spec.containers',
    value: writer,
    message: `copytruncate must truncate files of container "${writer}", whose user is unknown`,
    fix: `set securityContext.runAsUser of container "${writer}", or ${insteadOfRotator}`,
  };
}

function wrongSize(maxSize: unknown, { copytruncate }: RotationOptions): Finding {
  const message = `${copytruncate}maxSize must be a file size, got ${JSON.stringify(maxSize)}`;
  return {
    code: 'pod/invalid-logs',
    severity: 'error',
    field: 'spec.containers',
    value: maxSize,
    message,
    fix: "set a size such as '16Mi'",
  };
}

function wrongKeep(keep: unknown, { copytruncate }: RotationOptions): Finding {
  const message = `${copytruncate}keep must be an integer from 0 to 100, got ${JSON.stringify(keep)}`;
  return {
    code: 'pod/invalid-logs',
    severity: 'error',
    field: 'spec.containers',
    value: keep,
    message,
    fix: 'set 0 to 100',
  };
}

/** The finding for a largest file and its copies that exceed the size limit of the volume. */
function tooLarge({ sizeLimit }: Logs, maxSize: string | number, keep: number, options: RotationOptions): Finding[] {
  const limit = sizeLimit === undefined ? undefined : tryParseQuantity(sizeLimit);
  if (limit === undefined || compareExact(multiplyExact(parseQuantity(maxSize), BigInt(keep + 1)), limit) < 0)
    return [];
  return [
    {
      code: 'pod/logs-rotation-size',
      severity: 'error',
      field: 'spec.volumes',
      value: maxSize,
      message: `a log file of ${maxSize} and its ${keep} rotated copies exceed ${options.sizeLimit} ${sizeLimit}: the kubelet evicts the Pod`,
      fix: 'lower maxSize or keep, or raise sizeLimit',
    },
  ];
}
