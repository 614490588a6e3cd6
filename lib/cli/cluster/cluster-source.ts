import type { Connection } from '../../cluster/connection/connection';
import { defined } from '../../values/defined';
import { UnreadableSource } from '../documents/sources';

/** A cluster that an argument names, and how it is found. */
export interface ClusterChoice {
  /** As messages name it: `cluster`, `cluster:staging`. */
  readonly name: string;
  /** A context of the kubeconfig. @default the current one */
  readonly context?: string;
}

/** The options with which a cluster is found. */
export interface ClusterFlags {
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly namespace?: string;
}

/** The cluster that only the options name. */
export function clusterNamed({ context }: ClusterFlags): ClusterChoice {
  return { name: 'cluster', ...defined({ context }) };
}

/** The cluster that `cluster` or `cluster:CONTEXT` names; undefined for all other arguments. */
export function clusterIn(argument: string, flags: ClusterFlags = {}): ClusterChoice | undefined {
  if (argument === 'cluster') return clusterNamed(flags);
  if (!argument.startsWith('cluster:')) return undefined;
  const context = argument.slice('cluster:'.length);
  if (context === '') throw new UnreadableSource(`${argument}: use cluster or cluster:CONTEXT`);
  if ((flags.context ?? context) !== context) {
    throw new UnreadableSource(`${argument}: --context is "${flags.context}"; remove one of them`);
  }
  return { name: argument, context };
}

/** @throws UnreadableSource for an option of clusters where no argument names one */
export function rejectClusterFlags(flags: Readonly<Record<string, unknown>>): void {
  const [only] = Object.entries(flags).flatMap(([flag, value]) => (value ? [flag] : []));
  if (only !== undefined) throw new UnreadableSource(`--${only}: only for a cluster; use cluster as the source`);
}

/** Does something with a connection, and ends it. */
export async function withCluster<Result>(
  { context }: ClusterChoice,
  { kubeconfig, namespace }: ClusterFlags,
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  // Loaded here: what reads no cluster does without.
  const { openConnection } =
    require('../../cluster/connection/connect') as typeof import('../../cluster/connection/connect');
  const connection = await openConnection({ kubeconfig, context, namespace });
  try {
    return await work(connection);
  } finally {
    connection.close();
  }
}
