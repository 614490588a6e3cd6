import { type Row, recorded } from '../e2e/cluster/plan/record';
import { verdicts } from '../lib/plan/planned';

/** The table of docs/plan.md: what live control planes did with the changes of each verdict. */
export function planTable(rows: readonly Row[] = recorded()): string {
  const releases = [...new Set(rows.map(({ kubernetes }) => kubernetes))].sort((a, b) => b.localeCompare(a, 'en'));
  const lines = releases.flatMap((release) =>
    verdicts.flatMap((verdict) =>
      rows
        .filter((row) => row.kubernetes === release && row.verdict === verdict)
        .map((row) => [release, `\`${verdict}\``, row.changes, ...effectsOf(row)]),
    ),
  );
  const head = ['Release', 'Verdict', 'Changes', 'refused', 'new template', 'Pods replaced', 'containers restarted'];
  return [head, head.map((_, at) => (at < 2 ? '---' : '--:')), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

const effectsOf = ({ refused, withNewTemplate, withReplacedPods, withRestarts }: Row): readonly number[] => [
  refused,
  withNewTemplate,
  withReplacedPods,
  withRestarts,
];
