import type { ApplyPlan } from '../../cluster/apply/plan-apply';
import type { ApplyResult } from '../../cluster/apply/result';
import { printableJson } from '../../values/printable';
import { countsOf as verdictCounts } from '../plan/counts';
import { countsOf } from './counts';

/** What a run has planned and done. */
export interface Applied {
  /** The context of the kubeconfig. */
  readonly context: string;
  readonly plan: ApplyPlan;
  readonly isDry: boolean;
  /** Absent where nothing was applied, as something would be refused or was not confirmed. */
  readonly result?: ApplyResult;
}

/** One JSON object: what became of each object, what is wrong with those that are not ready, and the plan. */
export function applyJson({ context, plan, isDry, result }: Applied): string {
  const { kubernetes, ...planned } = plan;
  const { objects, findings } = result ?? { objects: [], findings: [] };
  const applied = {
    context,
    kubernetes,
    dryRun: isDry,
    applied: !isDry && result !== undefined,
    counts: countsOf(objects),
    objects,
    findings,
    plan: { counts: verdictCounts(plan), ...planned },
  };
  return `${printableJson(JSON.stringify(applied, undefined, 2))}\n`;
}
