import type { Deployment } from '../../../kubernetes/generated/types';
import type { Report } from '../../report/report';
import type { Target } from '../../target/target';
import { immutable } from '../immutable';

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates */
export function validateDeploymentUpdate(deployment: Deployment, old: Deployment, _: Target, report: Report): void {
  immutable(deployment.spec?.selector, old.spec?.selector, 'spec.selector', report);
}
