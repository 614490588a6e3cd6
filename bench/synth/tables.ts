import { table } from '../verify/table';
import { type Claim, holds } from './claims';
import { type By, least, middle, peak, quotient, timesOfStock } from './figures';
import type { Measured, Subject } from './measure';

const names: Readonly<Record<Subject, string>> = {
  cdk8s: 'cdk8s `App`',
  GitOpsApp: '`GitOpsApp`',
  'GitOpsApp, unverified': '`GitOpsApp`, `verify: false`',
  helm: '`helm template`',
  kustomize: '`kustomize build`',
};

const head = ['', 'objects', 'construct', 'synth', 'median', 'processor', 'process', 'processor', 'MB', 'cdk8s takes'];

/** What subjects took for the trials of one heading, in milliseconds. */
export function timesTable(all: readonly Measured[], by: By): string {
  const rows = all.map((measured) => {
    const { subject, count, runs } = measured;
    return [
      names[subject],
      figure(count),
      figure(least(runs, 'construct', 'wall')),
      figure(least(runs, 'synth', 'wall')),
      figure(middle(runs, 'synth', 'wall')),
      figure(least(runs, 'synth', 'cpu')),
      figure(least(runs, 'process', 'wall')),
      figure(least(runs, 'process', 'cpu')),
      figure(peak(runs)),
      subject === 'cdk8s' ? '' : times(timesOfStock(all, measured, by)),
    ];
  });
  return table(head, rows);
}

/** How the time grows from the least objects of a heading to the most, for each subject with both. */
export function growth(all: readonly Measured[], by: By): string {
  const sentences = [...new Set(all.map(({ subject }) => subject))].flatMap((subject) => {
    const own = all.filter((measured) => measured.subject === subject);
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined || first.count === last.count) return [];
    const part = subject === 'helm' || subject === 'kustomize' ? 'process' : 'synth';
    const grown = quotient(middle(last.runs, part, by), middle(first.runs, part, by));
    return [`${names[subject]} ${times(grown)} for ${times(last.count / first.count)} the objects`];
  });
  return sentences.length === 0 ? '' : `Growth: ${sentences.join(', ')}.\n`;
}

/** What each phase of a synth of ours took, in milliseconds. */
export function phasesTable(
  rows: readonly { readonly of: string; readonly phases: Readonly<Record<string, number>> }[],
): string {
  const columns = [...new Set(rows.flatMap(({ phases }) => Object.keys(phases)))];
  return table(
    ['', ...columns],
    rows.map(({ of, phases }) => [of, ...columns.map((column) => figure(phases[column]))]),
  );
}

export function claimsTable(claims: readonly Claim[]): string {
  const rows = claims.map((claim) => [
    claim.claim,
    `${claim.is} ${amount(claim, claim.limit)}`,
    claim.value === undefined ? 'not measured' : `${amount(claim, claim.value)}${holds(claim) ? '' : ' (**missed**)'}`,
  ]);
  return table(['claim', 'held to', 'measured'], rows);
}

function amount({ unit }: Claim, value: number): string {
  return unit === 'times' ? times(value) : `${figure(value)} ${unit}`;
}

function times(value: number | undefined): string {
  return value === undefined ? '' : `${value.toFixed(value < 10 ? 1 : 0)}×`;
}

function figure(value: number | undefined): string {
  return value === undefined ? '' : Math.round(value).toLocaleString('en');
}
