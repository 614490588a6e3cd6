import { type Row, recorded } from '../e2e/cluster/plan/record';
import { type ResizeRow, recordedResizes } from '../e2e/patterns/resizes/record';
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
  return table(
    ['Release', 'Verdict', 'Changes', 'refused', 'new template', 'Pods replaced', 'containers restarted'],
    lines,
  );
}

/** The other table: what kubelets did with changes of the resources of Pods. */
export function resizeTable(rows: readonly ResizeRow[] = recordedResizes()): string {
  const lines = rows.map(({ kubernetes, verdict, restarts, changes, ...effects }) => {
    const { refused, inSamePod, withRestarts } = effects;
    const planned = `\`${verdict}\`${verdict === 'resize' ? `, ${restarts ? 'with a restart' : 'without a restart'}` : ''}`;
    return [kubernetes, planned, changes, refused, inSamePod, withRestarts];
  });
  return table(['Release', 'Verdict', 'Changes', 'refused', 'same Pod', 'container restarted'], lines);
}

function table(head: readonly string[], lines: readonly (readonly (string | number)[])[]): string {
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
