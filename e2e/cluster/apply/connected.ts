import { apply, preview } from '../../../lib/cluster/apply/apply';
import type { ApplyOptions } from '../../../lib/cluster/apply/options';
import type { ApplyResult } from '../../../lib/cluster/apply/result';
import { openConnection } from '../../../lib/cluster/connection/connect';

/** What a run did, or why it failed, without throwing. */
export interface Ran {
  /** As `created ConfigMap a`, sorted. */
  readonly done: readonly string[];
  readonly reasons: readonly string[];
  readonly notes: readonly string[];
  /** What ended the run, in place of a result. */
  readonly error: string;
}

/** Applies manifests as the user of a kubeconfig. */
export function applied(kubeconfig: string, manifests: readonly object[], options: ApplyOptions = {}): Promise<Ran> {
  return ran(kubeconfig, options, (connection, all) => apply(connection, manifests, all));
}

/** Asks what that would do. */
export function previewed(kubeconfig: string, manifests: readonly object[], options: ApplyOptions = {}): Promise<Ran> {
  return ran(kubeconfig, options, (connection, all) => preview(connection, manifests, all));
}

async function ran(
  kubeconfig: string,
  options: ApplyOptions,
  run: (connection: Awaited<ReturnType<typeof openConnection>>, options: ApplyOptions) => Promise<ApplyResult>,
): Promise<Ran> {
  const connection = await openConnection({ kubeconfig });
  const notes: string[] = [];
  const onEvent: ApplyOptions['onEvent'] = (event) => {
    if (event.type === 'note') notes.push(event.text);
    options.onEvent?.(event);
  };
  try {
    return { ...summaryOf(await run(connection, { ...options, onEvent })), notes, error: '' };
  } catch (error) {
    const { result } = error as { readonly result?: ApplyResult };
    const none = { done: [], reasons: [] };
    return { ...(result === undefined ? none : summaryOf(result)), notes, error: String(error) };
  } finally {
    connection.close();
  }
}

function summaryOf({ objects }: ApplyResult): Pick<Ran, 'done' | 'reasons'> {
  return {
    done: objects.map(({ action, kind, name }) => `${action} ${kind} ${name}`).sort(),
    reasons: objects.flatMap(({ reason }) => reason ?? []),
  };
}
