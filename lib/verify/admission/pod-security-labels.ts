import { key } from '../../findings/field-path';
import type { Namespace } from '../../kubernetes/generated/types';
import { nearest } from '../../values/nearest';
import { invalid, type Report } from '../report/report';

const levels = ['privileged', 'baseline', 'restricted'];
const modes = ['enforce', 'audit', 'warn'];
const version = /^(?:latest|v1\.(?:0|[1-9]\d{0,17}))$/;

/**
 * Reports labels of a Namespace that name a level or a version of Pod Security that there is not: its admission refuses
 * to create such a Namespace. This is no validation: a server that is started without that admission takes them.
 * @see https://github.com/kubernetes/pod-security-admission/blob/master/admission/admission.go (ValidateNamespace)
 */
export function reportPodSecurityLabels({ metadata }: Namespace, report: Report): void {
  const labels = metadata?.labels;
  if (labels === undefined) return;
  for (const mode of modes) {
    const label = `pod-security.kubernetes.io/${mode}`;
    const level = labels[label];
    if (level !== undefined && !levels.includes(level)) say(label, level, 'level', levelFix(level), report);
    const pinned = labels[`${label}-version`];
    if (pinned === undefined || version.test(pinned)) continue;
    say(`${label}-version`, pinned, 'version', versionFix(pinned), report);
  }
}

function say(label: string, value: string, what: string, fix: string, report: Report): void {
  const message = `${JSON.stringify(value)} is no ${what} of Pod Security, which refuses to create the Namespace`;
  report(invalid('admission/pod-security-label', key('metadata.labels', label), { value, message, fix }));
}

function levelFix(level: string): string {
  return `write ${nearest(level, levels) ?? 'privileged, baseline or restricted'}`;
}

function versionFix(pinned: string): string {
  const [, minor] = /^v?1\.(0|[1-9]\d?)(?:\.\d+)?$/i.exec(pinned) ?? [];
  return minor === undefined ? 'write latest, or a release as v1.35' : `write v1.${minor}`;
}
