import type { FieldPath } from '../../../findings/field-path';
import type { ServiceAccountTokenProjection } from '../../../kubernetes/generated/types';
import { invalid } from '../../report/report';
import { validateFileUser } from './file-attributes';
import { requireField } from './required-field';
import { printedUnder, type VolumeContext } from './volume-context';
import { validateFilePath } from './volume-file-path';

const least = 600;
const most = 2 ** 32;

/**
 * A token of the Pod's service account. The server prints its path as if it were the volume's.
 * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken
 */
export function validateServiceAccountToken(
  token: ServiceAccountTokenProjection,
  path: FieldPath,
  volumePath: FieldPath,
  { target, report }: VolumeContext,
): void {
  const { expirationSeconds } = token;
  if (expirationSeconds !== undefined && !(expirationSeconds >= least && expirationSeconds <= most)) {
    report(
      invalid('api/token-expiration', `${path}.expirationSeconds`, {
        value: expirationSeconds,
        message: `must be ${least} (10 minutes) to ${most}, got ${expirationSeconds}`,
        fix: 'set 3600 (the default)',
      }),
    );
  }
  if (token.path === undefined || token.path === '' || target.since('1.30')) {
    const reportPath = printedUnder(volumePath, path, report);
    requireField(token.path, path, 'path', reportPath);
    validateFilePath(token.path, path, 'path', reportPath);
  }
  validateFileUser(token.user, path, 'user', report);
}
