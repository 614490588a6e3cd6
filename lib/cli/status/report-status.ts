import { status } from '../../status';
import { printableJson } from '../../values/printable';
import type { ExitCode } from '../exit-codes';
import { styleOf } from '../outputs/style';
import { projectSettings } from '../project';
import type { Terminal } from '../terminal';
import { readPodsJson } from '../verify/pods-json';
import { originsIn } from './origins';
import { snapshotOf } from './snapshot-sources';
import { statusText } from './status-text';

/** What the command was given. */
export interface StatusFlags {
  readonly podsJson?: string;
  readonly output: 'text' | 'json';
}

/** Prints what is wrong in a snapshot; what is in progress alone is not. */
export function reportStatus(sources: readonly string[], flags: StatusFlags, terminal: Terminal): ExitCode {
  const { kubernetes, workloads } = projectSettings({}).options;
  const { objects } = snapshotOf(sources, terminal.standardInput);
  const originsOf = originsIn(readPodsJson(flags.podsJson, terminal.err).read);
  const findings = status(objects, { kubernetes, workloads, originsOf });
  terminal.out(
    flags.output === 'json'
      ? `${printableJson(JSON.stringify({ objects: objects.length, findings }, undefined, 2))}\n`
      : statusText(findings, objects.length, styleOf(terminal)),
  );
  return findings.some(({ severity }) => severity !== 'progress') ? 1 : 0;
}
