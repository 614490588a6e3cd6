import type { Toleration } from '../../../kubernetes/generated/types';
import { equal } from '../../../values/equal';
import { forbidden, type Report } from '../../report/report';

/** A Pod may get more tolerations, and tolerate for another time; it keeps those that it has. */
export function validateOnlyAddedTolerations(
  tolerations: readonly Toleration[] = [],
  old: readonly Toleration[] = [],
  report: Report,
): void {
  const missing = old.find((before) => !tolerations.some((toleration) => isSame(toleration, before)));
  if (missing === undefined) return;
  report(
    forbidden('api/pod-tolerations', 'spec.tolerations', {
      message: `must keep all tolerations of the Pod: ${JSON.stringify(missing)} is missing`,
      fix: 'add it; only tolerationSeconds may change',
    }),
  );
}

function isSame(toleration: Toleration, old: Toleration): boolean {
  return equal({ ...old, tolerationSeconds: toleration.tolerationSeconds }, toleration);
}
