import { join } from 'node:path';
import type { Verdict } from '../../../lib/plan/planned';
import { recordedRows, recordRows } from '../../../test-helpers/record-by-release';
import type { SeenResize } from './seen';

/** A change, what was planned of it, and what the kubelet did. */
export interface ResizeResult extends SeenResize {
  readonly change: string;
  readonly verdict: Verdict;
  readonly restarts: boolean;
  /** Whether it was refused without the deletion of the Pod. */
  readonly isRefused: boolean;
}

/** What kubelets of a release did with the changes of which the same is planned. */
export interface ResizeRow {
  /** The release: `1.37`. */
  readonly kubernetes: string;
  readonly verdict: Verdict;
  /** Whether a restart is planned. */
  readonly restarts: boolean;
  readonly changes: number;
  /** How many of them had each effect. */
  readonly refused: number;
  readonly inSamePod: number;
  readonly withRestarts: number;
}

const path = join(__dirname, 'record.json');

/** What was seen, as it is committed. */
export function recordedResizes(): readonly ResizeRow[] {
  return recordedRows(path);
}

/** With PATTERNS_RECORD=1, writes what was seen in a release to record.json. `npm run generate` makes the table of docs/plan.md. */
export function recordResizes(kubernetes: string, results: readonly ResizeResult[]): void {
  if (!process.env.PATTERNS_RECORD) return;
  const planned = [
    { verdict: 'resize', restarts: false },
    { verdict: 'resize', restarts: true },
    { verdict: 'recreate', restarts: true },
  ] as const;
  const rows = planned.map(({ verdict, restarts }): ResizeRow => {
    const all = results.filter((one) => one.verdict === verdict && one.restarts === restarts);
    const count = (holds: (one: ResizeResult) => boolean): number => all.filter(holds).length;
    return {
      kubernetes,
      verdict,
      restarts,
      changes: all.length,
      refused: count(({ isRefused }) => isRefused),
      inSamePod: count(({ isSamePod }) => isSamePod),
      withRestarts: count(({ restarted }) => restarted.length > 0),
    };
  });
  recordRows(path, kubernetes, rows);
}
