/**
 * What is not as it should be in a cluster. Import it from `cdk8s-pods/status`.
 * @module status
 */

export type { Origins } from '../findings/origins';
export type { CustomWorkload } from '../kubernetes/custom/custom-workload';
export { type Cause, causes } from './causes';
export { type PodPhase, phaseOf } from './phase-of';
export type { ObjectReference } from './snapshot/references';
export { status } from './status';
export type { Evidence, StatusFinding, StatusSeverity } from './status-finding';
export type { KnownOrigins, StatusOptions } from './status-options';
