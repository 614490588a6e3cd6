import { join } from 'node:path';
import type { Verdict } from '../../../lib/plan/planned';
import { recordedRows, recordRows } from '../../../test-helpers/record-by-release';
import { effectsOf } from './effects';
import type { Played } from './play';

/** What a control plane of a release did with the changes of a verdict. */
export interface Row {
  /** The release: `1.37`. */
  readonly kubernetes: string;
  readonly verdict: Verdict;
  readonly changes: number;
  /** How many of them had each effect. */
  readonly refused: number;
  readonly withNewTemplate: number;
  readonly withReplacedPods: number;
  readonly withRestarts: number;
}

const path = join(__dirname, 'record.json');

/** What was seen, as it is committed. */
export function recorded(): readonly Row[] {
  return recordedRows(path);
}

/** With CLUSTER_RECORD=1, writes what was seen of a release to record.json. `npm run generate` makes the table of docs/plan.md. */
export function record(kubernetes: string, results: readonly (Played | Error)[]): void {
  if (!process.env.CLUSTER_RECORD) return;
  const played = results.filter((one): one is Played => !(one instanceof Error));
  const verdicts = [...new Set(played.map(({ planned }) => planned.verdict))].sort();
  const rows = verdicts.map((verdict): Row => {
    const effects = played.filter(({ planned }) => planned.verdict === verdict).map(effectsOf);
    const count = (holds: (one: (typeof effects)[number]) => boolean): number => effects.filter(holds).length;
    return {
      kubernetes,
      verdict,
      changes: effects.length,
      refused: count(({ isRefused }) => isRefused),
      withNewTemplate: count(({ isTemplateNew }) => isTemplateNew),
      withReplacedPods: count(({ replacedPods, isRecreated }) => replacedPods > 0 || isRecreated),
      withRestarts: count(({ restartedContainers }) => restartedContainers > 0),
    };
  });
  recordRows(path, kubernetes, rows);
}
