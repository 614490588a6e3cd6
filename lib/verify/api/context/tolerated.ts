import type { Finding } from '../../../findings/finding';
import type { Code } from '../../../findings/generated/codes';
import type { KubernetesVersion } from '../../../kubernetes/version';
import { own } from '../../../values/own';
import type { Report } from '../../report/report';
import type { Target } from '../../target/target';

/** Findings of one kind. */
interface Pattern {
  /** @default all */
  readonly code?: Code;
  /** Of its findings, those of these fields. @default all */
  readonly field?: RegExp;
  /** Of its findings, those that say this. @default all */
  readonly message?: RegExp;
}

/** What is wrong in a pod template, or in what has one, and tolerated in an update, where the old one has something like it. */
interface Tolerance extends Pattern {
  /** The kinds of objects whose updates tolerate it. @default all */
  readonly kinds?: readonly unknown[];
  /** The first release that tolerates it. @default all */
  readonly since?: KubernetesVersion;
  /** What has to be somewhere in the old one. @default the same */
  readonly old?: Pattern;
}

const affinityValue: Pattern = { code: 'api/label-format', field: /\.pod(?:Anti)?Affinity.*\.values\[/ };
const affinitySelector: Pattern = { field: /\.pod(?:Anti)?Affinity.*\.(?:label|namespace)Selector/ };
/** Servers ask together whether the selector of such an object, and those of the affinity of its Pods, may have invalid values. */
const selecting = ['DaemonSet', 'Job'];
const selectorValue: Pattern = { code: 'api/label-format', field: /^spec\.selector\.matchExpressions.*\.values\[/ };
const spreadSelector = { field: /topologySpreadConstraints.*labelSelector/ };

/**
 * What a release came to refuse that older ones accepted: Pods which have it can still be updated.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/api/pod/util.go (GetValidationOptionsFromPodSpecAndMeta)
 */
const tolerances: readonly Tolerance[] = [
  { code: 'api/pod-deletion-cost' },
  {
    code: 'api/huge-pages',
    message: /multiple/,
    old: { code: 'api/huge-pages', message: /multiple/, field: /ontainers\[|overhead/ },
  },
  { ...affinityValue, old: affinitySelector },
  { ...affinityValue, kinds: selecting, old: selectorValue },
  { ...selectorValue, kinds: selecting },
  { ...selectorValue, kinds: selecting, old: affinitySelector },
  { code: 'api/label-format', field: /\.nodeAffinity\.required.*\.values\[/, since: '1.33' },
  { code: 'api/sysctl', message: /hostNetwork|hostIPC/ },
  { code: 'api/host-users', field: /volumeDevices/, since: '1.34' },
  { code: 'api/privilege-escalation', message: /SYS_ADMIN/, since: '1.37' },
  {
    code: 'api/resize-policy',
    message: /must not be set/,
    since: '1.32',
    old: { code: 'api/resize-policy', message: /must not be set on a sidecar/ },
  },
  { code: 'api/resize-policy', message: /not a sidecar/, since: '1.36' },
  { code: 'api/image-volume', field: /reference$/, since: '1.37' },
  { code: 'api/selector-operator', ...spreadSelector, old: spreadSelector },
  { code: 'api/label-format', ...spreadSelector, old: spreadSelector },
  { code: 'api/volume-file-path', field: /serviceAccountToken/, since: '1.30' },
];

/** Two objects, the old one and the new one, and the rules that report what is wrong in one of them. */
export interface Compared<Manifest> {
  readonly object: Manifest;
  readonly old: Manifest;
  readonly validate: (object: Manifest, target: Target, report: Report) => void;
}

/** The servers as they tolerate in the new object what the old one has as well. */
export function toleratingTarget<Manifest>(compared: Compared<Manifest>, target: Target): Target {
  let known: readonly Finding[] | undefined;
  const before = () => (known ??= errorsInOld(compared, target));
  const kind = own(compared.object, 'kind');
  const tolerates = (finding: Finding) =>
    tolerances.some(({ kinds, since, old, ...pattern }) => {
      const applies = (kinds === undefined || kinds.includes(kind)) && (since === undefined || target.since(since));
      return applies && matches(pattern, finding) && before().some((other) => matches(old ?? pattern, other));
    });
  return { ...target, tolerates };
}

/** A report for the rules of the new object: without what the target tolerates. */
export function withoutTolerated({ tolerates }: Target, report: Report): Report {
  return (finding) => {
    if (tolerates?.(finding) !== true) report(finding);
  };
}

function matches({ code, field, message }: Pattern, finding: Finding): boolean {
  return (
    (code === undefined || code === finding.code) &&
    (field === undefined || field.test(finding.field)) &&
    (message === undefined || message.test(finding.message))
  );
}

function errorsInOld<Manifest>({ old, validate }: Compared<Manifest>, target: Target): readonly Finding[] {
  const found: Finding[] = [];
  validate(old, target, (finding) => finding.severity === 'error' && found.push(finding));
  return found;
}
