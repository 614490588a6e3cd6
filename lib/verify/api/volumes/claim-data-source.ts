import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type {
  PersistentVolumeClaimSpec,
  TypedLocalObjectReference,
  TypedObjectReference,
} from '../../../kubernetes/generated/types';
import { invalid, type Report, required } from '../../report/report';
import type { Target } from '../../target/target';
import { checkName, isLabel, isSubdomain } from '../formats/name-format';

type ClaimSpec = Partial<PersistentVolumeClaimSpec>;

const code = 'api/claim-data-source';

/**
 * What a claim is filled from: two fields for one thing, which have to agree. In a PersistentVolumeClaim, the server fills
 * each of them from the other first; in templates of claims it does not. Any group is tolerated where an old claim has one.
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#data-source-references
 */
export function validateDataSources(
  spec: ClaimSpec,
  path: FieldPath,
  target: Target,
  report: Report,
  old: ClaimSpec = {},
): void {
  const { dataSource, dataSourceRef } = spec;
  const hadGroup = old.dataSource?.apiGroup !== undefined || old.dataSourceRef?.apiGroup !== undefined;
  const checksGroup = target.since('1.29') && !hadGroup;
  if (dataSource !== undefined) validateReference(dataSource, `${path}.dataSource`, checksGroup, report);
  if (dataSourceRef === undefined) return;
  validateReference(dataSourceRef, `${path}.dataSourceRef`, checksGroup, report);
  const { namespace = '' } = dataSourceRef;
  if (namespace !== '') checkName(namespace, isLabel, `${path}.dataSourceRef.namespace`, report, { code });
  if (dataSource === undefined) return;
  if (namespace !== '') {
    const message = 'must not be set with a dataSourceRef that has a namespace';
    report(invalid(code, `${path}.dataSource`, { message, fix: 'remove it', serverField: path }));
  } else if (!isSame(dataSource, dataSourceRef)) {
    const message = 'dataSource and dataSourceRef must be equal';
    report(invalid(code, `${path}.dataSource`, { message, fix: 'remove one of them', serverField: path }));
  }
}

/** To the server, an empty group is another one than none. */
function isSame(left: TypedLocalObjectReference, right: TypedObjectReference): boolean {
  return (
    left.apiGroup === right.apiGroup &&
    (left.kind ?? '') === (right.kind ?? '') &&
    (left.name ?? '') === (right.name ?? '')
  );
}

function validateReference(
  { name = '', kind = '', apiGroup = '' }: Partial<TypedLocalObjectReference>,
  path: FieldPath,
  checksGroup: boolean,
  report: Report,
): void {
  if (name === '') report(required(code, `${path}.name`, { message: 'missing', fix: 'set the name of the source' }));
  if (kind === '') report(required(code, `${path}.kind`, { message: 'missing', fix: 'set the kind' }));
  if (apiGroup === '' && kind !== 'PersistentVolumeClaim') {
    const message = `requires apiGroup when kind is not PersistentVolumeClaim, got kind ${valueText(kind)}`;
    report(invalid(code, path, { value: kind, message, fix: 'set the apiGroup' }));
  }
  if (apiGroup !== '' && checksGroup) checkName(apiGroup, isSubdomain, `${path}.apiGroup`, report, { code });
}
