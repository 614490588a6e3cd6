/**
 * What applying manifests does. Import it from `cdk8s-pods/plan`.
 * @module plan
 */

export type { Effect, EffectCode } from './effects/effect';
export type { ObjectName } from './object-name';
export type { PlanOptions } from './options';
export { plan } from './plan';
export { type Change, type Plan, type PlannedObject, type Verdict, verdicts } from './planned';
export type { Rollout } from './rollout/rollout';
