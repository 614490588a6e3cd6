import { describe } from '../../findings/describe';
import { counted } from '../../values/counted';
import { printable } from '../../values/printable';
import { onlyText, releasesText } from '../verify/releases';
import { notesOf, objectsText } from './notes';
import { type LocatedFinding, type Outcome, placeText } from './outcome';
import type { Style } from './style';

/** A line for each finding, as compilers print them, notes on what was not verified, and a summary. */
export function textOutput(outcome: Outcome, style: Style): string {
  const { findings, releases } = outcome;
  const lines = findings.map((finding) => `${lineOf(finding, style)}\n`);
  const errors = findings.filter(({ finding }) => finding.severity === 'error');
  const counts = `${counted(errors.length, 'error')}, ${counted(findings.length - errors.length, 'warning')}`;
  const notes = notesOf(outcome).map((note) => `${printable(note)}\n`);
  const summary = `${objectsText(outcome)} for Kubernetes ${releasesText(releases)}: ${counts}`;
  const [first = findings[0]] = errors;
  const more =
    first === undefined ? '' : style('dim', `; run \`cdk8s-pods explain ${first.finding.code}\` for details`);
  return `${lines.join('')}${notes.join('')}${style('bold', summary)}${more}\n`;
}

function lineOf(located: LocatedFinding, style: Style): string {
  const { file, line, column, finding } = located;
  const object = placeText(located);
  const where = style('bold', printable(`${file}:${line}:${column}:`));
  const severity = style(finding.severity === 'error' ? 'red' : 'yellow', `${finding.severity}:`);
  return `${where} ${severity} ${object === '' ? '' : `${printable(object)}: `}${printable(describe(finding))}${onlyText(located)}`;
}
