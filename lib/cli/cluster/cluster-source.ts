import type { Connection } from '../../cluster/connection/connection';
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
  readonly kubeconfig?: string;
  readonly namespace?: string;
}

/** The cluster that `cluster` or `cluster:CONTEXT` names; undefined for all other arguments. */
export function clusterIn(argument: string): ClusterChoice | undefined {
  if (argument === 'cluster') return { name: argument };
  if (!argument.startsWith('cluster:')) return undefined;
  const context = argument.slice('cluster:'.length);
  if (context === '') throw new UnreadableSource(`${argument}: use cluster or cluster:CONTEXT`);
  return { name: argument, context };
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
