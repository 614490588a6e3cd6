import type { Quantity } from '../../kubernetes/generated/types';
import type { Addition, Attachment, AttachmentOptions, Context, Logs } from '../../pod/attachment';
import { defineAttachment, type SettledOptions } from '../shared/define-attachment';
import { invalidLogs, logSource } from '../shared/log-files/log-source';
import { copyTruncate, type RotationOptions } from '../shared/log-files/rotation';
import { option } from '../shared/option';

/** Which files are rotated, and when. */
export interface LogRotatorOptions extends AttachmentOptions {
  /** The container that writes the files. @default the only main container */
  readonly writer?: string | undefined;
  /**
   * The absolute directory, as the writing container sees it. If it already mounts a volume there, that volume is shared;
   * else an `emptyDir` is added, which hides what the image has there.
   */
  readonly directory: string;
  /** Which files in it, as a glob of names that does not match rotated files. @default '*.log' */
  readonly files?: string | undefined;
  /** The size of a file beyond which it is copied to `<file>.1` and emptied: `'16Mi'`. */
  readonly maxSize: Quantity;
  /** How many copies are kept, at most 100. @default 1 */
  readonly keep?: number | undefined;
  /** The most that an added `emptyDir` may hold; beyond it the kubelet evicts the Pod. @default no limit */
  readonly sizeLimit?: Quantity | undefined;
}

/**
 * A helper that keeps log files from filling their volume, or the node's disk, where neither the application nor a log
 * processor rotates them: every 5 s it copies a file larger than `maxSize` to `<file>.1`, and empties it. Where a log
 * processor reads the files, set its `logs.rotation` instead.
 *
 * The application has to open its files for appending. Lines that it writes between the copy and the emptying are lost. The
 * container runs as the user of the writing one, which the Pod therefore has to set: files can be emptied by their owner only.
 *
 * @throws TypeError for an option that is not valid.
 */
export function logRotator(options: LogRotatorOptions): Attachment<never> {
  return define(options);
}

const table = {
  writer: option.optional(option.matching(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'the name of a container')),
  directory: option.string,
  files: option.withDefault(option.string, '*.log'),
  maxSize: option.quantity,
  keep: option.withDefault(option.number, 1),
  sizeLimit: option.optional(option.quantity),
} as const;

const messages: RotationOptions = {
  sizeLimit: 'sizeLimit',
  files: 'files',
  copytruncate: '',
  insteadOfRotator: 'remove the attachment',
  insteadOfGlob: "set a glob of current files, such as '*.log'",
};

const define = defineAttachment(
  'log-rotator',
  table,
  (settled: SettledOptions<typeof table>, { template }: Context) => {
    const { name, writer, directory, files, maxSize, keep, sizeLimit } = settled;
    const logs: Logs = { directory, files, ...(writer !== undefined && { container: writer }), sizeLimit };
    const invalid = invalidLogs(logs, '');
    if (invalid.length > 0) return { findings: invalid };
    const source = logSource(logs, template);
    const { rotator, findings } = copyTruncate(logs, { maxSize, keep }, source, messages);
    if (rotator === undefined) return { findings };
    const container = { ...rotator.container, ...(name !== 'log-rotator' && { name }) };
    return {
      containers: [{ ...rotator, container }],
      shares: [
        {
          volume: `${name}-logs`,
          directory: source.directory,
          option: 'writer',
          ...(source.container !== undefined && { writer: source.container }),
          ...(sizeLimit !== undefined && { sizeLimit }),
          reader: container.name,
          writable: true,
        },
      ],
      findings,
    } satisfies Addition;
  },
  'helper',
);
