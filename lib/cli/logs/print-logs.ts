import type { LogOptions } from '../../cluster/logs/log-line';
import { readLogs } from '../../cluster/logs/logs';
import type { ObjectName } from '../../cluster/objects/object-types';
import { type ClusterFlags, clusterNamed, withCluster } from '../cluster/cluster-source';
import type { ExitCode } from '../exit-codes';
import type { Terminal } from '../terminal';
import { lineText } from './line-text';

/** What the command was given. */
export interface LogsFlags extends ClusterFlags {
  readonly follow?: true;
  readonly previous?: true;
  readonly container?: string;
  /** In seconds. */
  readonly since?: number;
  readonly tail?: number;
}

const nothingBefore = 'nothing was logged before a restart';
const nothingLogged = 'nothing was logged; `cdk8s-pods status cluster` says why a container has not started';

/** Prints what the containers of a Pod or a workload log. */
export function printLogs(named: ObjectName, flags: LogsFlags, terminal: Terminal): Promise<ExitCode> {
  const { follow, previous, container, since, tail } = flags;
  const options: LogOptions = { follow, previous, container, sinceSeconds: since && Math.ceil(since), tailLines: tail };
  const text = lineText(terminal.colours);
  return withCluster(clusterNamed(flags), flags, async (connection): Promise<ExitCode> => {
    let isEmpty = true;
    for await (const line of readLogs(connection, named, options)) {
      isEmpty = false;
      terminal.out(text(line));
    }
    if (isEmpty) terminal.err(`note: ${previous ? nothingBefore : nothingLogged}\n`);
    return 0;
  });
}
