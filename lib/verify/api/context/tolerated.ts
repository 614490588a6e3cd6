import type { Finding } from '../../../findings/finding';
import type { Code } from '../../../findings/generated/codes';
import type { KubernetesVersion } from '../../../kubernetes/version';
import type { Report } from '../../report/report';
import type { Gate } from '../../target/gates';
import { type Target, withGates } from '../../target/target';

/** What is wrong in a pod template and tolerated in an update, where the old one has it somewhere, too. */
interface Tolerance {
  readonly code: Code;
  /** Of its findings, those of these fields. @default all */
  readonly field?: RegExp;
  /** Of its findings, those that say this. @default all */
  readonly message?: RegExp;
  /** The first release that tolerates it. @default all */
  readonly since?: KubernetesVersion;
  /** Of its findings, those that are none where this feature gate is on. @default all */
  readonly gate?: Gate;
}

/**
 * What a release came to refuse that older ones accepted, and what only a feature gate allows that may have been on: Pods
 * which have it can still be updated.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/api/pod/util.go (GetValidationOptionsFromPodSpecAndMeta)
 */
const tolerances: readonly Tolerance[] = [
  { code: 'api/pod-deletion-cost' },
  { code: 'api/huge-pages' },
  { code: 'api/label-format', field: /\.pod(?:Anti)?Affinity.*\.values\[/ },
  { code: 'api/label-format', field: /\.nodeAffinity\.required.*\.values\[/, since: '1.33' },
  { code: 'api/sysctl', message: /hostNetwork|hostIPC/ },
  { code: 'api/host-users', field: /hostNetwork$/, since: '1.35' },
  { code: 'api/host-users', field: /volumeDevices/, since: '1.34' },
  { code: 'api/privilege-escalation', message: /SYS_ADMIN/, since: '1.37' },
  { code: 'api/toleration', gate: 'TaintTolerationComparisonOperators', since: '1.35' },
  { code: 'api/env-name', gate: 'RelaxedEnvironmentVariableValidation', since: '1.30' },
  { code: 'api/dns-config', gate: 'RelaxedDNSSearchValidation', since: '1.32' },
  { code: 'api/field-ref', gate: 'PodHostIPs' },
  { code: 'api/sleep', gate: 'PodLifecycleSleepActionAllowZero', since: '1.32' },
  { code: 'api/enum', field: /seLinuxChangePolicy$/, gate: 'SELinuxMount', since: '1.32' },
  { code: 'api/resize-policy', message: /must not be set/, since: '1.32' },
  { code: 'api/resize-policy', field: /initContainers.*restartPolicy$/, since: '1.36' },
  { code: 'api/match-label-keys', field: /topologySpreadConstraints/, since: '1.34' },
  { code: 'api/image-volume', field: /reference$/, since: '1.37' },
  { code: 'api/selector-operator', field: /topologySpreadConstraints.*labelSelector/ },
  { code: 'api/label-format', field: /topologySpreadConstraints.*labelSelector/ },
  { code: 'api/volume-file-path', field: /serviceAccountToken/, since: '1.30' },
];

/** Two objects, the old one and the new one, and the rules that report what is wrong in one of them. */
export interface Compared<Manifest> {
  readonly object: Manifest;
  readonly old: Manifest;
  readonly validate: (object: Manifest, target: Target, report: Report) => void;
}

/** A report for the rules of the new object: without what the old object has as well and servers tolerate. */
export function withoutTolerated<Manifest>(compared: Compared<Manifest>, target: Target, report: Report): Report {
  const known = new Map<string, readonly Finding[]>();
  const findingsIn = (which: 'object' | 'old', gate?: Gate) => {
    const name = `${which} ${gate}`;
    const found =
      known.get(name) ?? findings(compared, which, gate === undefined ? target : withGates(target, new Set([gate])));
    known.set(name, found);
    return found;
  };
  const covers = ({ gate, ...tolerance }: Tolerance, finding: Finding, which: 'object' | 'old') =>
    isOf(tolerance, finding, target) && (gate === undefined || !findingsIn(which, gate).some(isSame(finding)));
  return (finding) => {
    const isTolerated = tolerances.some(
      (one) => covers(one, finding, 'object') && findingsIn('old').some((before) => covers(one, before, 'old')),
    );
    if (!isTolerated) report(finding);
  };
}

function isOf({ code, field = /^/, message = /^/, since }: Tolerance, finding: Finding, target: Target): boolean {
  return (
    code === finding.code &&
    (since === undefined || target.since(since)) &&
    field.test(finding.field) &&
    message.test(finding.message)
  );
}

function isSame({ code, field }: Finding): (other: Finding) => boolean {
  return (other) => other.code === code && other.field === field;
}

function findings<Manifest>(compared: Compared<Manifest>, which: 'object' | 'old', target: Target): readonly Finding[] {
  const found: Finding[] = [];
  compared.validate(compared[which], target, (finding) => found.push(finding));
  return found;
}
