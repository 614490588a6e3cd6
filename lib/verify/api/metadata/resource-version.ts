import type { ObjectMeta } from '../../../kubernetes/generated/types';
import type { Report } from '../../report/report';

const maxVersion = 2n ** 64n;

/**
 * An object that is created has no version yet; storage refuses one that has, once all else is valid. What is no whole
 * number, and 0, it takes for none.
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
 */
export function reportResourceVersion(metadata: ObjectMeta | undefined, report: Report): void {
  const { resourceVersion: value = '' } = metadata ?? {};
  if (value === '' || value.length > 1000 || !/^\d+$/.test(value)) return;
  const version = BigInt(value);
  if (version === 0n || version >= maxVersion) return;
  report({
    code: 'api/resource-version',
    severity: 'error',
    field: 'metadata.resourceVersion',
    value,
    message: `must not be set on an object to be created, got "${value.slice(0, 20)}"`,
    fix: 'remove it: servers set it',
  });
}
