import { describe } from '../../findings/describe';
import { printable } from '../../values/printable';
import { onlyText } from '../verify/releases';
import { notesWithCount } from './notes';
import { type LocatedFinding, type Outcome, placeText } from './outcome';

/**
 * Annotations of a pull request, as a GitHub action prints them.
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
 */
export function githubOutput(outcome: Outcome): string {
  const notices = notesWithCount(outcome).map((note) => `::notice title=cdk8s-pods::${data(note)}`);
  return [...outcome.findings.map(annotation), ...notices].map((line) => `${line}\n`).join('');
}

function annotation(located: LocatedFinding): string {
  const { file, line, column, finding } = located;
  const title = `${finding.code} ${placeText(located)}`.trim();
  const place = `file=${property(file)},line=${line},col=${column},title=${property(title)}`;
  return `::${finding.severity} ${place}::${data(`${describe(finding)}${onlyText(located)}`)}`;
}

function data(text: string): string {
  return printable(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
