import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { ClusterTrustBundleProjection } from '../../../kubernetes/generated/types';
import { invalid, type Report, required } from '../../report/report';
import { checkName, isSubdomain } from '../formats/name-format';
import { validateLabelSelector } from '../metadata/label-selector';
import { validateFileUser } from './file-attributes';
import { requireField } from './required-field';
import { validateSignerName } from './signer-name';
import { printedUnder, type VolumeContext } from './volume-context';
import { validateFilePath } from './volume-file-path';

const code = 'api/cluster-trust-bundle';

/** @see https://kubernetes.io/docs/concepts/storage/projected-volumes/#clustertrustbundle */
export function validateClusterTrustBundle(
  bundle: ClusterTrustBundleProjection,
  path: FieldPath,
  context: VolumeContext,
): void {
  // Two releases had the field, behind a gate, and printed its former name.
  const report = context.target.since('1.31') ? context.report : printedUnder(`${path}PEM`, path, context.report);
  const { name, signerName } = bundle;
  if (name !== undefined && signerName !== undefined) {
    const message = 'name and signerName must not be set together';
    report(invalid(code, path, { message, fix: 'remove one of them' }));
  } else if (name !== undefined) validateNamedBundle(bundle, name, path, report);
  else if (signerName !== undefined) {
    validateSignerName(signerName, `${path}.signerName`, report);
    validateLabelSelector(bundle.labelSelector, `${path}.labelSelector`, {}, report);
  } else {
    const message = 'missing name or signerName';
    report(required(code, path, { message, fix: 'set one of them' }));
  }
  requireField(bundle.path, path, 'path', report);
  validateFilePath(bundle.path, path, 'path', report);
  validateFileUser(bundle.user, path, 'user', report);
}

function validateNamedBundle(
  { labelSelector }: Pick<ClusterTrustBundleProjection, 'labelSelector'>,
  name: string,
  path: FieldPath,
  report: Report,
): void {
  const field = `${path}.name`;
  if (name === '')
    report(required(code, field, { message: 'must not be empty', fix: 'set the name of a ClusterTrustBundle' }));
  // In front of the last colon stands the signer, with colons for its slashes; what is in it is the signer's business,
  // but a slash cannot be.
  const colon = name.lastIndexOf(':');
  if (name.slice(0, Math.max(colon, 0)).includes('/')) {
    const message = `must have ":" in place of the signer's "/", got ${valueText(name)}`;
    report(invalid(code, field, { value: name, message, fix: 'replace "/" with ":"' }));
  } else checkName(colon > 0 ? name.slice(colon + 1) : name, isSubdomain, field, report, { code });
  if (labelSelector === undefined) return;
  const message = 'must not be set with name';
  report(invalid(code, `${path}.labelSelector`, { message, fix: 'remove it, or set signerName instead of name' }));
}
