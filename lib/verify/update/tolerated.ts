import type { Finding } from '../../findings/finding';
import type { Code } from '../../findings/generated/codes';
import type { KubernetesVersion } from '../../kubernetes/version';
import type { Report } from '../report/report';
import type { Target } from '../target/target';

/** What is wrong in a pod template and tolerated in an update, where the old one has it somewhere, too. */
interface Tolerance {
  readonly code: Code;
  /** Of its findings, those of these fields. @default all */
  readonly field?: RegExp;
  /** The first release that tolerates it. @default all */
  readonly since?: KubernetesVersion;
}

/**
 * What a release came to refuse that older ones accepted, so that Pods which have it can still be updated.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/api/pod/util.go (GetValidationOptionsFromPodSpecAndMeta)
 */
const tolerances: readonly Tolerance[] = [
  { code: 'api/pod-deletion-cost' },
  { code: 'api/huge-pages' },
  { code: 'api/label-format', field: /\.pod(?:Anti)?Affinity/ },
  { code: 'api/label-format', field: /\.nodeAffinity\.required/, since: '1.33' },
  { code: 'api/sysctl' },
  { code: 'api/host-users' },
];

/**
 * A report for the rules of objects: without what the old object has as well and servers tolerate.
 * @param ofOld what the rules report of the old object; asked for only where it matters
 */
export function withoutTolerated(ofOld: (report: Report) => void, target: Target, report: Report): Report {
  let known: readonly Finding[] | undefined;
  const old = () => {
    known ??= collected(ofOld);
    return known;
  };
  return (finding) => {
    const tolerance = tolerances.find((one) => covers(one, finding, target));
    if (tolerance === undefined || !old().some((before) => covers(tolerance, before, target))) report(finding);
  };
}

function covers({ code, field = /^/, since }: Tolerance, finding: Finding, target: Target): boolean {
  return code === finding.code && (since === undefined || target.since(since)) && field.test(finding.field);
}

function collected(ofOld: (report: Report) => void): readonly Finding[] {
  const findings: Finding[] = [];
  ofOld((finding) => findings.push(finding));
  return findings;
}
