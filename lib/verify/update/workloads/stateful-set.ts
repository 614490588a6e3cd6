import type { StatefulSet, StatefulSetSpec } from '../../../kubernetes/generated/types';
import type { Report } from '../../report/report';
import type { Target } from '../../target/target';
import { immutablePart } from '../immutable-part';

const fix = 'keep the old value, or delete the StatefulSet with --cascade=orphan and create it again';
const immutable = ['selector', 'serviceName', 'podManagementPolicy', 'volumeClaimTemplates'] as const;
const immutableBefore133 = [...immutable, 'revisionHistoryLimit'] as const;

/**
 * What stays in a StatefulSet. Up to 1.36, servers name the whole spec.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#statefulset-basics
 */
export function validateStatefulSetUpdate(
  statefulSet: StatefulSet,
  old: StatefulSet,
  target: Target,
  report: Report,
): void {
  const part = target.since('1.37') ? { fix } : ({ fix, reason: 'forbidden', serverField: 'spec' } as const);
  const [now, before] = [withStoredClaims(statefulSet), withStoredClaims(old)];
  for (const name of target.since('1.33') ? immutable : immutableBefore133) {
    immutablePart(now, before, `spec.${name}`, part, report);
  }
}

/** A StatefulSet with its claim templates as servers keep them. */
export function withStoredClaims(statefulSet: StatefulSet): StatefulSet {
  const { spec } = statefulSet;
  const claims = spec.volumeClaimTemplates;
  return claims === undefined
    ? statefulSet
    : { ...statefulSet, spec: { ...spec, volumeClaimTemplates: claims.map(asStored) } };
}

/** A template of a claim, which may be a live one. */
type Claim = NonNullable<StatefulSetSpec['volumeClaimTemplates']>[number] & { readonly status?: object };

/** A template without its kind, which servers forget, and with the phase that they set. */
function asStored({ apiVersion: _apiVersion, kind: _kind, ...claim }: Claim): Claim {
  return { ...claim, status: { phase: 'Pending', ...claim.status } };
}
