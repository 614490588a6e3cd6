import type { Judged } from './judged';
import { table } from './table';
import type { Judge } from './validator';

/** A table of what part of some objects each validator refuses: of those that the API server refuses, and of the others. */
export function catchTable(judged: readonly Judged[], validators: readonly Judge[], scratch: string): string {
  const groups = grouped(judged);
  const objects = judged.map(({ object }) => object);
  const rows = validators.map((validator) => {
    const refused = validator.refuses(objects, scratch);
    return [validator.name, ...groups.map(({ of }) => shareOf(of, refused))];
  });
  return table(['validator', ...groups.map(({ name, of }) => `${name} (${of.size.toLocaleString('en')})`)], rows);
}

interface Group {
  readonly name: string;
  /** The places of its objects. */
  readonly of: ReadonlySet<number>;
}

function grouped(judged: readonly Judged[]): readonly Group[] {
  const places = (wanted: (answer: Judged['answer']) => boolean): ReadonlySet<number> =>
    new Set(judged.flatMap(({ answer }, at) => (wanted(answer) ? [at] : [])));
  return [
    { name: 'refused in validation', of: places(({ verdict }) => verdict === 'reject') },
    { name: 'not decodable', of: places(({ verdict }) => verdict === 'undecodable') },
    { name: 'accepted, fields cleared', of: places((answer) => isAccepted(answer) && answer.dropped !== undefined) },
    {
      name: 'accepted whole: false alarms',
      of: places((answer) => isAccepted(answer) && answer.dropped === undefined),
    },
  ];
}

function isAccepted({ verdict }: Judged['answer']): boolean {
  return verdict === 'accept';
}

function shareOf(places: ReadonlySet<number>, refused: readonly boolean[]): string {
  const count = [...places].filter((at) => refused[at] === true).length;
  return places.size === 0 ? '-' : `${((100 * count) / places.size).toFixed(1)} %`;
}
