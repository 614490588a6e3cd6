import { key } from '../../findings/field-path';
import { valueText } from '../../findings/value-text';
import type { Namespace } from '../../kubernetes/generated/types';
import { nearest } from '../../values/nearest';
import { invalid, type Report } from '../report/report';

const levels = ['privileged', 'baseline', 'restricted'];
const modes = ['enforce', 'audit', 'warn'];
const version = /^(?:latest|v1\.(?:0|[1-9]\d{0,17}))$/;

/**
 * Reports labels of a Namespace with an unknown level or version of Pod Security: its admission plugin rejects such a
 * Namespace. A server without that plugin accepts it.
 * @see https://github.com/kubernetes/pod-security-admission/blob/master/admission/admission.go (ValidateNamespace)
 */
export function reportPodSecurityLabels({ metadata }: Namespace, report: Report): void {
  const labels = metadata?.labels;
  if (labels === undefined) return;
  for (const mode of modes) {
    const label = `pod-security.kubernetes.io/${mode}`;
    const level = labels[label];
    if (level !== undefined && !levels.includes(level)) reportLabel(label, level, oneOfLevels, levelFix(level), report);
    const pinned = labels[`${label}-version`];
    if (pinned === undefined || version.test(pinned)) continue;
    reportLabel(
      `${label}-version`,
      pinned,
      'must be "latest" or a release such as "v1.35"',
      versionFix(pinned),
      report,
    );
  }
}

const oneOfLevels = `must be one of ${levels.map((level) => `"${level}"`).join(', ')}`;

function reportLabel(label: string, value: string, rule: string, fix: string, report: Report): void {
  const message = `${rule}, got ${valueText(value)}: Pod Security rejects the Namespace`;
  report(invalid('admission/pod-security-label', key('metadata.labels', label), { value, message, fix }));
}

function levelFix(level: string): string {
  const intended = nearest(level, levels);
  return intended === undefined ? 'set one of them' : `set "${intended}"`;
}

function versionFix(pinned: string): string {
  const [, minor] = /^v?1\.(0|[1-9]\d?)(?:\.\d+)?$/i.exec(pinned) ?? [];
  return minor === undefined ? 'set "latest"' : `set "v1.${minor}"`;
}
