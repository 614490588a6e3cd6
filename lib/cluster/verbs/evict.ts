import type { LabelSelector } from '../../kubernetes/generated/types';
import { at, mapAt, numberAt, textAt } from '../../status/snapshot/read';
import { selectorMatches } from '../../verify/api/metadata/selector-matches';
import { ClusterError } from '../cluster-error';
import type { Connection } from '../connection/connection';
import { pause } from '../connection/pause';
import type { Reference } from '../objects/object-types';
import { type Abortable, getObject, listObjects } from '../objects/read';
import { type Target, targetOf } from '../objects/target';

/** How a Pod is evicted. */
export interface EvictOptions extends Abortable {
  /** How long its containers have to stop. @default terminationGracePeriodSeconds of the Pod */
  readonly gracePeriodSeconds?: number | undefined;
  /** How long to wait while a PodDisruptionBudget refuses. @default 0: not at all */
  readonly timeoutSeconds?: number | undefined;
}

/** How long it takes until a refused eviction is tried again, in milliseconds: a budget is counted anew when a Pod is ready. */
const pauseAfterRefusal = 2000;

export async function evictPod(connection: Connection, pod: Reference, options: EvictOptions = {}): Promise<void> {
  const { gracePeriodSeconds, timeoutSeconds = 0, signal } = options;
  const target = await targetOf(connection, pod);
  const { name, namespace, path, uid } = target;
  const body = {
    apiVersion: 'policy/v1',
    kind: 'Eviction',
    metadata: { name, namespace },
    deleteOptions: { gracePeriodSeconds, ...(uid !== undefined && { preconditions: { uid } }) },
  };
  const end = Date.now() + timeoutSeconds * 1000;
  for (;;) {
    try {
      await connection.request({ method: 'POST', path: `${path}/eviction`, body, signal });
      return;
    } catch (error) {
      const isRefused =
        error instanceof ClusterError && error.causes.some(({ reason }) => reason === 'DisruptionBudget');
      if (!isRefused) throw error;
      if (Date.now() + pauseAfterRefusal > end) throw await refusedByBudget(connection, target, error);
    }
    await pause(pauseAfterRefusal, signal);
  }
}

/** The same refusal, with the budgets and what they count. */
async function refusedByBudget(connection: Connection, target: Target, error: ClusterError): Promise<ClusterError> {
  const { namespace, name, text } = target;
  const budgets = await budgetsOf(connection, { namespace, name }).catch(() => []);
  const why = budgets.length === 0 ? error.message : `${text}: ${budgets.map(budgetText).join('; ')}`;
  const { reason, status, causes, method, path, object, construct, retryAfterSeconds } = error;
  return new ClusterError({
    message: `${why}; wait until more of its Pods are ready, or add a replica`,
    ...{ reason, status, causes, method, path, object, construct, retryAfterSeconds },
  });
}

/** The budgets of a Pod that allow no eviction. */
async function budgetsOf(connection: Connection, pod: Pick<Target, 'namespace' | 'name'>): Promise<readonly object[]> {
  const named = { apiVersion: 'v1', kind: 'Pod', ...pod } as const;
  const kind = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' } as const;
  const [{ metadata }, budgets] = await Promise.all([
    getObject(connection, named),
    listObjects(connection, kind, { namespace: pod.namespace }),
  ]);
  return budgets.filter((budget) => {
    const selector = at(budget, 'spec', 'selector') as LabelSelector | undefined;
    return (
      (numberAt(budget, 'status', 'disruptionsAllowed') ?? 0) === 0 &&
      selectorMatches(selector, mapAt({ metadata }, 'metadata', 'labels'))
    );
  });
}

function budgetText(budget: object): string {
  const name = `${textAt(budget, 'metadata', 'namespace')}/${textAt(budget, 'metadata', 'name')}`;
  return `PodDisruptionBudget ${name} refuses the eviction: ${reasonOf(budget)}`;
}

/** A budget that is new or changed refuses everything until its controller has counted the Pods. */
function reasonOf(budget: object): string {
  const isCounted =
    (numberAt(budget, 'status', 'observedGeneration') ?? 0) >= (numberAt(budget, 'metadata', 'generation') ?? 0);
  if (!isCounted) return 'its Pods are not counted yet';
  const [healthy, desired] = ['currentHealthy', 'desiredHealthy'].map(
    (field) => numberAt(budget, 'status', field) ?? 0,
  );
  return `${healthy === 1 ? '1 Pod is' : `${healthy} Pods are`} healthy, ${desired} must be`;
}
