import type { ServiceAccount } from '../../kubernetes/generated/types';
import type { Report } from '../report';
import type { Target } from '../target';
import { validateObjectMeta } from './metadata';
import { isSubdomain } from './name-format';
import { warning } from './warning';

const mountableSecrets = 'kubernetes.io/enforce-mountable-secrets';

/**
 * A ServiceAccount: its metadata alone.
 * @see https://kubernetes.io/docs/concepts/security/service-accounts/
 */
export function validateServiceAccount({ metadata }: ServiceAccount, target: Target, report: Report): void {
  validateObjectMeta(metadata, 'metadata', isSubdomain, target, report, { keepsGeneration: true });
  if (!target.since('1.32') || metadata.annotations?.[mountableSecrets] === undefined) return;
  const fix = 'keep Secrets apart in namespaces of their own';
  const field = `metadata.annotations[${mountableSecrets}]`;
  report(warning('api/mountable-secrets', field, 'the annotation is deprecated', fix));
}
