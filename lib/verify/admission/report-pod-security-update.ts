import type { Finding } from '../../findings/finding';
import type { Container, Pod } from '../../kubernetes/generated/types';
import { equal } from '../../values/equal';
import type { Report } from '../report/report';
import type { Decoded } from '../shape/decode';
import type { Subject } from '../target/subject';
import { reportPodSecurity } from './report-pod-security';

/**
 * What Pod Security admission says of an object that takes the place of an old one. It does not look at a Pod whose containers
 * and images stay, nor at a Namespace whose labels were as wrong before.
 * @see https://github.com/kubernetes/pod-security-admission/blob/master/admission/admission.go (isSignificantPodUpdate)
 */
export function reportPodSecurityOfUpdate(
  object: Decoded,
  old: Decoded,
  server: Pick<Subject, 'target' | 'podSecurity'>,
  report: Report,
): void {
  const findings = podSecurityFindings(object, server);
  const isIgnored =
    object.kind === 'Pod'
      ? !isSignificant(object as never, old as never)
      : object.kind === 'Namespace' && equal(findings, podSecurityFindings(old, server));
  if (!isIgnored) findings.forEach(report);
}

function podSecurityFindings(object: Decoded, server: Pick<Subject, 'target' | 'podSecurity'>): readonly Finding[] {
  const findings: Finding[] = [];
  const subject = { ...server, object };
  reportPodSecurity(
    object,
    subject,
    () => undefined,
    (finding) => findings.push(finding),
  );
  return findings;
}

/** Whether a Pod has another number of containers, another ephemeral container, or another image. */
function isSignificant({ spec }: Pod, { spec: old }: Pod): boolean {
  const ephemeral = new Map(old?.ephemeralContainers?.map(({ name, image }) => [name, image]));
  return (
    !equal(imagesOf(spec?.containers), imagesOf(old?.containers)) ||
    !equal(imagesOf(spec?.initContainers), imagesOf(old?.initContainers)) ||
    (spec?.ephemeralContainers ?? []).some(({ name, image }) => !ephemeral.has(name) || ephemeral.get(name) !== image)
  );
}

function imagesOf(containers: readonly Container[] = []): readonly unknown[] {
  return containers.map(({ image }) => image);
}
