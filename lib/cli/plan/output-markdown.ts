import type { Change, Plan, PlannedObject } from '../../plan';
import { printable } from '../../values/printable';
import { countsText } from './counts';
import { objectText } from './names';
import { remarks } from './output-text';
import { changeText, textLines } from './value-lines';

/** GitHub takes no longer comment. */
const maxLength = 65_000;

/** A comment for a pull request: a table of what changes, effects, and the fields of each object, collapsed. */
export function planMarkdown(plan: Plan): string {
  const changed = plan.objects.filter(({ verdict }) => verdict !== 'unchanged');
  const title = `### Plan for Kubernetes ${plan.kubernetes}: ${countsText(plan)}\n`;
  if (changed.length === 0) return title;
  const rows = changed.map(
    (one) => `| ${one.verdict} | ${inCell(objectText(one))} | ${inCell(one.summary || `it is ${one.verdict}d`)} |`,
  );
  const table = `| Verdict | Object | What happens |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
  const effects = plan.effects.map(
    ({ severity, object, message }) => `- **${severity}**: ${inCell(`${objectText(object)}: ${message}`)}`,
  );
  const parts = [
    title,
    table,
    ...(effects.length === 0 ? [] : [`${effects.join('\n')}\n`]),
    ...changed.flatMap(details),
  ];
  return within(parts);
}

/** The fields of an object behind its name. */
function details(object: PlannedObject): readonly string[] {
  const lines = [...object.changes.flatMap(diffLines), ...remarks(object).map((line) => `# ${line}`)];
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

function within(parts: readonly string[]): string {
  let text = '';
  for (const [at, part] of parts.entries()) {
    if (text.length + part.length > maxLength)
      return `${text}\n${parts.length - at} more parts are omitted: the comment would be too long.\n`;
    text += `${at === 0 ? '' : '\n'}${part}`;
  }
  return text;
}
