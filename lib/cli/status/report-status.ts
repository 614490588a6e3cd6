import { type StatusFinding, status } from '../../status';
import type { StatusOptions } from '../../status/status-options';
import { printableJson } from '../../values/printable';
import {
  type ClusterChoice,
  type ClusterFlags,
  clusterIn,
  rejectClusterFlags,
  withCluster,
} from '../cluster/cluster-source';
import { interruptible } from '../cluster/until-interrupted';
import { UnreadableSource } from '../documents/sources';
import type { Ended, ExitCode } from '../exit-codes';
import { styleOf } from '../outputs/style';
import { projectSettings } from '../project';
import type { Terminal } from '../terminal';
import { readPodsJson } from '../verify/pods-json';
import { originsIn } from './origins';
import { snapshotObjects } from './snapshot-sources';
import { statusText } from './status-text';

/** What the command was given. */
export interface StatusFlags extends ClusterFlags {
  readonly podsJson?: string;
  readonly output: 'text' | 'json';
  readonly watch?: boolean;
}

/** Prints what is wrong in a snapshot or a cluster; what is in progress alone is not. */
export function reportStatus(sources: readonly string[], flags: StatusFlags, terminal: Terminal): Ended {
  const { kubernetes, workloads } = projectSettings({}).options;
  const cluster = clusterOf(sources, flags);
  if (cluster === undefined) {
    const { watch, context, kubeconfig, namespace } = flags;
    rejectClusterFlags({ watch, context, kubeconfig, namespace });
  }
  const options = { kubernetes, workloads, originsOf: originsIn(readPodsJson(flags.podsJson, terminal.err).read) };
  if (cluster !== undefined) return reportCluster(cluster, flags, terminal, options);
  const objects = snapshotObjects(sources, terminal.standardInput);
  return reported(status(objects, options), objects.length, flags, terminal);
}

function clusterOf(sources: readonly string[], flags: StatusFlags): ClusterChoice | undefined {
  const [cluster] = sources.flatMap((source) => clusterIn(source, flags) ?? []);
  if (cluster !== undefined && sources.length > 1) {
    throw new UnreadableSource(`${cluster.name}: a cluster is read alone; remove the other sources`);
  }
  return cluster;
}

function reportCluster(
  cluster: ClusterChoice,
  flags: StatusFlags,
  terminal: Terminal,
  options: StatusOptions,
): Promise<ExitCode> {
  if (flags.watch && flags.output === 'json') throw new UnreadableSource('--watch prints text; remove --output json');
  // Loaded here: snapshots do without.
  const { followStatus, readStatus } = require('./read-status') as typeof import('./read-status');
  const { watchStatus } = require('./watch-status') as typeof import('./watch-status');
  return withCluster(cluster, flags, async (connection) => {
    if (flags.watch) {
      const watch = (signal: AbortSignal) => {
        const statuses = followStatus(connection, flags.namespace, options, signal);
        return watchStatus(statuses, terminal, styleOf(terminal));
      };
      await interruptible(watch, () => undefined);
      return 0;
    }
    const { findings, objects, omitted } = await readStatus(connection, flags.namespace, options);
    for (const line of omitted) terminal.err(`note: not read: ${line}\n`);
    return reported(findings, objects, flags, terminal);
  });
}

function reported(
  findings: readonly StatusFinding[],
  objects: number,
  { output }: StatusFlags,
  terminal: Terminal,
): ExitCode {
  terminal.out(
    output === 'json'
      ? `${printableJson(JSON.stringify({ objects, findings }, undefined, 2))}\n`
      : statusText(findings, objects, styleOf(terminal)),
  );
  return findings.some(({ severity }) => severity !== 'progress') ? 1 : 0;
}
