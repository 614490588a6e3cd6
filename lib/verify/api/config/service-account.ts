import type { ObjectMeta, ServiceAccount } from '../../../kubernetes/generated/types';
import type { Report } from '../../report/report';
import { warning } from '../../report/warning';
import type { Target } from '../../target/target';
import type { NameRule } from '../formats/name-format';
import { validateObjectMeta } from '../metadata/metadata';

const mountableSecrets = 'kubernetes.io/enforce-mountable-secrets';

function isMarked(metadata: ObjectMeta | undefined): boolean {
  return metadata?.annotations?.[mountableSecrets] !== undefined;
}

/**
 * A ServiceAccount: its metadata alone.
 * @see https://kubernetes.io/docs/concepts/security/service-accounts/
 */
export function validateServiceAccount(
  { metadata }: ServiceAccount,
  target: Target,
  report: Report,
  nameRule: NameRule,
  old?: ServiceAccount,
): void {
  validateObjectMeta(metadata, 'metadata', nameRule, target, report, { keepsGeneration: true });
  if (!target.since('1.32') || !isMarked(metadata) || (old !== undefined && isMarked(old.metadata))) return;
  const fix = 'remove it, and separate Secrets by namespace';
  const field = `metadata.annotations[${mountableSecrets}]`;
  report(warning('api/mountable-secrets', field, 'deprecated annotation', fix));
}
