import { type Change, type Effect, type Plan, type PlannedObject, verdicts } from '../../plan';
import { counted } from '../../values/counted';
import { printable } from '../../values/printable';
import { countsText } from './counts';
import { objectText } from './names';
import { remarks } from './output-text';
import { shownChanges } from './schema-changes';
import { changeText, textLines } from './value-lines';

/** GitHub takes no longer comment. */
const maxLength = 65_000;

/** As much of it is the table, and as much effects, so that there is room for both. */
const mostOf = { table: 35_000, effects: 15_000 } as const;

const tooLong = 'the comment would be too long';

/** A comment for a pull request: a table of what changes, effects, and the fields of each object, collapsed. */
export function planMarkdown(plan: Plan): string {
  const changed = plan.objects.filter(({ verdict }) => verdict !== 'unchanged');
  const title = `### Plan for Kubernetes ${plan.kubernetes}: ${countsText(plan)}\n`;
  if (changed.length === 0) return title;
  const rows = fitting(changed, row, mostOf.table, ({ verdict }) => verdicts.indexOf(verdict));
  const effects = fitting(plan.effects, effectItem, mostOf.effects);
  const parts = [
    title,
    `| Verdict | Object | What happens |\n| --- | --- | --- |\n${rows.join('')}`,
    ...moreText(changed.length - rows.length, 'more object'),
    ...(effects.length === 0 ? [] : [effects.join('')]),
    ...moreText(plan.effects.length - effects.length, 'more effect'),
  ];
  return withDetails(parts.join('\n'), changed.flatMap(details));
}

function moreText(count: number, what: string): readonly string[] {
  return count === 0 ? [] : [`${counted(count, what)}: ${tooLong}.\n`];
}

function row(object: PlannedObject): string {
  const { verdict, summary } = object;
  return `| ${verdict} | ${inCell(objectText(object))} | ${inCell(summary || `it is ${verdict}d`)} |\n`;
}

function effectItem({ severity, object, message }: Effect): string {
  return `- **${severity}**: ${inCell(`${objectText(object)}: ${message}`)}\n`;
}

/** The texts of items, in their order; where they are too long together, of those with the most weight. */
function fitting<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  most: number,
  weight: (item: Item) => number = () => 0,
): readonly string[] {
  const texts = new Map<Item, string>();
  let left = most;
  for (const item of [...items].sort((one, other) => weight(other) - weight(one))) {
    const text = textOf(item);
    left -= text.length;
    if (left < 0) break;
    texts.set(item, text);
  }
  return items.flatMap((item) => texts.get(item) ?? []);
}

/** The fields of an object behind its name. */
function details(object: PlannedObject): readonly string[] {
  const { changes, schemas } = shownChanges(object);
  const lines = [
    ...changes.flatMap(diffLines),
    ...schemas.map((line) => `  ${line}`),
    ...remarks(object).map((line) => `# ${line}`),
  ];
  if (lines.length === 0) return [];
  const text = lines.map(printable).join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return [
    `<details><summary>${object.verdict} ${inCell(objectText(object))}</summary>\n\n${fence}diff\n${text}\n${fence}\n\n</details>\n`,
  ];
}

/** A change in the colors of a diff. */
function diffLines(change: Change): readonly string[] {
  const { field, before, after } = change;
  const ofText = textLines(change);
  if (ofText.length > 0) return [`  ${field}`, ...ofText];
  if (change.change === 'reordered') return [`  ${field}  ${changeText(change)}`];
  const lines = [
    ...(before === undefined
      ? []
      : [`- ${field}: ${changeText({ field, change: 'removed', before }).slice('removed: '.length)}`]),
    ...(after === undefined
      ? []
      : [`+ ${field}: ${changeText({ field, change: 'added', after }).slice('added: '.length)}`]),
  ];
  return lines;
}

/** Whatever is in it is text: no HTML, no mention of a person, no cell of its own. */
function inCell(text: string): string {
  return printable(text)
    .replace(/[\\`*_[\]|#~]/g, (sign) => `\\${sign}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('@', '&#64;');
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);
}

/** A text with the details of as many objects as fit. */
function withDetails(text: string, parts: readonly string[]): string {
  const kept: string[] = [];
  let left = maxLength - text.length;
  for (const part of parts) {
    if (part.length + 1 > left) continue;
    left -= part.length + 1;
    kept.push(part);
  }
  const omitted = parts.length - kept.length;
  const more = omitted === 0 ? [] : [`Without the fields of ${counted(omitted, 'object')}: ${tooLong}.\n`];
  return [text, ...kept, ...more].join('\n');
}
