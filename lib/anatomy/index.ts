/**
 * Readers of a Pod. Import them from `cdk8s-pods/anatomy`.
 * @module anatomy
 */

export { type Anatomy, type AnatomyOptions, anatomyOf } from './anatomy';
export type { Clash, ServerAnswer } from './clash';
export { type ClashOptions, type ClashRule, clashes, clashRules } from './clashes';
export type { ConfigFileSet } from './config-clashes';
export { containerNamed, onlyMainContainer, type PlacedContainer, type Role, roles, runTogether } from './containers';
export { type DeclaredStops, type DrainBudget, type DrainStep, drainBudget, drainMarginSeconds } from './drain-budget';
export { type Amounts, effectiveLimits, effectiveRequests } from './effective-requests';
export { type Listener, listeners, type UndeclaredPort } from './listeners';
export { type Mount, mountCovering, mounts, normalPath } from './mounts';
export { preStopSeconds } from './pre-stop';
export { type Gate, type StartStep, type StopStep, startOrder, stopOrder } from './start-order';
export { startTimeline } from './start-timeline';
export {
  defaultGraceSeconds,
  evictionGraceSeconds,
  graceSeconds,
  minimumStopSeconds,
  type StopCause,
  type StopOptions,
  stopTimeline,
} from './stop-timeline';
export type { ContainerDurations, Durations, TimelineEvent, TimelineEventType } from './timeline-event';
