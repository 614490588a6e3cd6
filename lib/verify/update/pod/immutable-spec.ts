import type { PodSpec } from '../../../kubernetes/generated/types';
import { forbidden, type Report } from '../../report/report';
import { changedFields } from '../changed-fields';

/**
 * Reports each field of a Pod's spec that changes and must not.
 * @param spec what may change is in it as it was
 */
export function validateSpecUpdate(spec: PodSpec, old: PodSpec, report: Report): void {
  for (const field of changedFields(spec, old, 'spec')) {
    report(
      forbidden('api/immutable-pod', field, {
        message: 'must not change in a Pod that exists',
        fix: 'keep it, or delete the Pod and create it again',
        serverField: 'spec',
      }),
    );
  }
}
