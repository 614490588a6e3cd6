import type { StatusFinding, StatusSeverity } from '../../status';
import { counted } from '../../values/counted';
import { printable } from '../../values/printable';
import type { Style } from '../outputs/style';

/** More names of Pods are counted. */
const mostPods = 3;

const labels: Readonly<Record<StatusSeverity, string>> = {
  error: 'error',
  warning: 'warning',
  progress: 'in progress',
};

/** Each finding as a sentence, with what to check in the lines below it, and how many there are. */
export function statusText(findings: readonly StatusFinding[], objects: number, style: Style): string {
  const blocks = findings.map((finding) => `${findingText(finding, style)}\n`);
  return `${blocks.join('')}${summaryOf(findings)} in ${counted(objects, 'object')}\n`;
}

/** A finding as a sentence, with what to check in the lines below it. */
export function findingText(finding: StatusFinding, style: Style): string {
  const { severity, message, fix, field, construct, writer, since, evidence, pods } = finding;
  const look = severity === 'error' ? 'red' : 'yellow';
  const by = writer === undefined ? '' : ` (written by ${writer})`;
  const lines = [
    `${style(look, labels[severity])}: ${printable(`${message}; ${fix}`)}`,
    ...(field === '' ? [] : [`  field: ${printable(`${field}${by}`)}`]),
    ...(construct === undefined ? [] : [`  construct: ${printable(construct)}`]),
    ...(pods.length === 0 ? [] : [`  pods: ${printable(podsText(pods))}`]),
    `  from: ${printable(`${evidence.object}, ${evidence.field}`)}`,
    ...(since === undefined ? [] : [`  since: ${since}`]),
  ];
  return lines.join('\n');
}

function podsText(pods: readonly string[]): string {
  const more = pods.length > mostPods ? ` and ${pods.length - mostPods} more` : '';
  return `${pods.slice(0, mostPods).join(', ')}${more}`;
}

function summaryOf(findings: readonly StatusFinding[]): string {
  const count = (severity: StatusSeverity) => findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings, progress] = [count('error'), count('warning'), count('progress')];
  const parts = [
    ...(errors === 0 ? [] : [counted(errors, 'error')]),
    ...(warnings === 0 ? [] : [counted(warnings, 'warning')]),
    ...(progress === 0 ? [] : [`${progress} in progress`]),
  ];
  return parts.length === 0 ? 'nothing is wrong' : parts.join(', ');
}
