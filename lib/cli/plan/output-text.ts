import type { Effect, Plan, PlannedObject, Verdict } from '../../plan';
import { grouped } from '../../values/grouped';
import { printable } from '../../values/printable';
import type { Style } from '../outputs/style';
import { countsText } from './counts';
import { objectText } from './names';
import { shownChanges } from './schema-changes';
import { changeText, textLines } from './value-lines';

/** Names and fields that are longer do not move what is behind all others. */
const widest = { name: 44, field: 64 };

/** A paragraph for each object that changes, what it is to others, and how many there are. */
export function planText(plan: Plan, style: Style): string {
  const changed = plan.objects.filter(({ verdict }) => verdict !== 'unchanged');
  const groups = together(changed);
  const width = widthOf(groups.map(headOf), widest.name);
  const objects = groups.map((group) => `${objectLines(group, width, style).join('\n')}\n`);
  const effects = plan.effects.map((effect) => `${effectLine(effect, style)}\n`);
  const gap = objects.length > 0 ? '\n' : '';
  const ofEffects = effects.length > 0 ? `${effects.join('')}\n` : '';
  return `${objects.join('')}${gap}${ofEffects}${style('bold', `plan for Kubernetes ${plan.kubernetes}: ${countsText(plan)}`)}\n`;
}

/** An object, and others with the same changes. */
type Group = readonly [PlannedObject, ...PlannedObject[]];

/** Fewer objects are printed one by one. */
const fewest = 3;

/** The objects, those together whose labels or annotations change in the same way: a new version of a chart does that to all. */
function together(objects: readonly PlannedObject[]): readonly Group[] {
  const groups = grouped(objects, (object): unknown => marksOf(object) ?? object);
  return [...groups.values()].flatMap((group): readonly Group[] =>
    group.length < fewest ? group.map((one) => [one]) : [group],
  );
}

/** What changes of an object where that is labels and annotations only; `undefined` for all else. */
function marksOf(object: PlannedObject): string | undefined {
  const { verdict, summary, changes } = object;
  const isMark = changes.every(({ field }) => /^metadata\.(?:labels|annotations)\[/.test(field));
  if (verdict !== 'patch' || changes.length === 0 || !isMark || remarks(object).length > 0) return undefined;
  return JSON.stringify([summary, changes]);
}

function headOf([first, ...others]: Group): string {
  return others.length === 0 ? objectText(first) : `${others.length + 1} objects`;
}

function objectLines(group: Group, width: number, style: Style): readonly string[] {
  const [object, ...others] = group;
  const { verdict, summary } = object;
  const { changes, schemas } = shownChanges(object);
  const said = `${style(looks[verdict] ?? 'bold', verdict)}${summary === '' ? '' : `: ${printable(summary)}`}`;
  const head = `${style('bold', printable(headOf(group)).padEnd(width))}  ${said}`;
  const fields = widthOf(
    changes.map(({ field }) => field),
    widest.field,
  );
  const ofChanges = changes.flatMap((change) => [
    `${change.field.padEnd(fields)}  ${changeText(change)}`,
    ...textLines(change).map((line) => `  ${line}`),
  ]);
  const names = others.length === 0 ? [] : [`objects: ${group.map(objectText).join(', ')}`];
  return [head, ...[...ofChanges, ...schemas, ...remarks(object), ...names].map((line) => `  ${printable(line)}`)];
}

/** What else is said of an object, each in a line. */
export function remarks({ notes, options, refused, summary }: PlannedObject): readonly string[] {
  const more = refused
    .map(({ field, message }) => (field === '' ? message : `${field}: ${message}`))
    .filter((text) => !summary.includes(text));
  return [
    ...more.map((text) => `refused: ${text}`),
    ...notes.map((note) => `note: ${note}`),
    ...options.map((option) => `instead: ${option}`),
  ];
}

/** An effect in a line: `warning: Service shop/web: its selector matches no Pods any more`. */
function effectLine({ severity, object, message }: Effect, style: Style): string {
  return `${style(severity === 'warning' ? 'yellow' : 'dim', `${severity}:`)} ${printable(`${objectText(object)}: ${message}`)}`;
}

const looks: Partial<Readonly<Record<Verdict, 'red' | 'yellow'>>> = {
  roll: 'yellow',
  recreate: 'red',
  delete: 'red',
  forbidden: 'red',
};

function widthOf(texts: readonly string[], most: number): number {
  return texts.reduce((width, { length }) => (length > most ? width : Math.max(width, length)), 0);
}
