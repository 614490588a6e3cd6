import type { Effect, Plan, PlannedObject, Verdict } from '../../plan';
import { printable } from '../../values/printable';
import type { Style } from '../outputs/style';
import { countsText } from './counts';
import { objectText } from './names';
import { changeText, textLines } from './value-lines';

/** Names and fields that are longer do not move what is behind all others. */
const widest = { name: 44, field: 64 };

/** A paragraph for each object that changes, what it is to others, and how many there are. */
export function planText(plan: Plan, style: Style): string {
  const changed = plan.objects.filter(({ verdict }) => verdict !== 'unchanged');
  const width = widthOf(changed.map(objectText), widest.name);
  const objects = changed.map((object) => `${objectLines(object, width, style).join('\n')}\n`);
  const effects = plan.effects.map((effect) => `${effectLine(effect, style)}\n`);
  const gap = objects.length > 0 ? '\n' : '';
  const ofEffects = effects.length > 0 ? `${effects.join('')}\n` : '';
  return `${objects.join('')}${gap}${ofEffects}${style('bold', `plan for Kubernetes ${plan.kubernetes}: ${countsText(plan)}`)}\n`;
}

function objectLines(object: PlannedObject, width: number, style: Style): readonly string[] {
  const { verdict, summary, changes } = object;
  const said = `${style(looks[verdict] ?? 'bold', verdict)}${summary === '' ? '' : `: ${printable(summary)}`}`;
  const head = `${style('bold', printable(objectText(object)).padEnd(width))}  ${said}`;
  const fields = widthOf(
    changes.map(({ field }) => field),
    widest.field,
  );
  const ofChanges = changes.flatMap((change) => [
    `${change.field.padEnd(fields)}  ${changeText(change)}`,
    ...textLines(change).map((line) => `  ${line}`),
  ]);
  return [head, ...[...ofChanges, ...remarks(object)].map((line) => `  ${printable(line)}`)];
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
