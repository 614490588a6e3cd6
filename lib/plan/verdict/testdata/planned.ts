import { plan } from '../../plan';
import type { PlannedObject } from '../../planned';

/** Where the first container of a workload is. */
export const container = 'spec.template.spec.containers.0';

/** What happens to the first of some objects. */
export function planned(
  old: object | readonly object[],
  now: object | readonly object[],
  kubernetes: '1.32' | '1.35' | '1.36' = '1.35',
): PlannedObject | undefined {
  return plan(old, now, { kubernetes }).objects[0];
}
