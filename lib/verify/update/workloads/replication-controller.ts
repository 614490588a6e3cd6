import type { ReplicationController } from '../../../kubernetes/generated/types';
import { notFound, type Report } from '../../report/report';
import type { Target } from '../../target/target';
import { immutablePart } from '../immutable-part';

const prefix = 'non-convertible.kubernetes.io';

/**
 * A ReplicationController keeps its selector where an annotation of the old one says that another API version cannot hold
 * it. Any other such annotation is refused.
 */
export function validateReplicationControllerUpdate(
  controller: ReplicationController,
  old: ReplicationController,
  _: Target,
  report: Report,
): void {
  for (const annotation of Object.keys(old.metadata?.annotations ?? {})) {
    const [, lost, ...others] = annotation.split('/');
    if (!annotation.startsWith(prefix) || lost === undefined || others.length > 0) continue;
    const fix = `remove the annotation ${annotation} from the old object first`;
    if (lost.includes('selector')) {
      immutablePart(controller, old, 'spec.selector', { fix }, report);
    } else {
      const message = `the old object has the annotation ${annotation}, which names no field`;
      report(notFound('api/immutable-field', '', { message, fix, serverField: lost }));
    }
  }
}
