import type { PodTemplateSpec } from '../kubernetes/generated/types';
import { type PlacedContainer, roles } from './containers';
import { type DeclaredStops, type DrainBudget, drainBudget } from './drain-budget';
import { type Amounts, effectiveLimits, effectiveRequests } from './effective-requests';
import { type Listener, listeners, type UndeclaredPort } from './listeners';
import { type Mount, mounts } from './mounts';
import { type StartStep, type StopStep, startOrder, stopOrder } from './start-order';

/** What can be read off a pod template. */
export interface Anatomy {
  readonly containers: readonly PlacedContainer[];
  readonly startOrder: readonly StartStep[];
  readonly stopOrder: readonly StopStep[];
  readonly listeners: readonly Listener[];
  readonly mounts: readonly Mount[];
  readonly drainBudget: DrainBudget;
  readonly effectiveRequests: Amounts;
  readonly effectiveLimits: Amounts;
}

/** What a template does not say of its containers, and attachments do. */
export interface AnatomyOptions extends Partial<DeclaredStops> {
  /** Ports that containers listen on without declaring them. @default none */
  readonly undeclared?: readonly UndeclaredPort[];
}

/** Everything that can be read off a pod template, in one value: for reports and pictures. */
export function anatomyOf(template: PodTemplateSpec, { undeclared, preStops, drains }: AnatomyOptions = {}): Anatomy {
  const { spec } = template;
  return {
    containers: roles(spec),
    startOrder: startOrder(spec),
    stopOrder: stopOrder(spec),
    listeners: listeners(template, undeclared),
    mounts: mounts(template),
    drainBudget: drainBudget(spec, drains, preStops),
    effectiveRequests: effectiveRequests(spec),
    effectiveLimits: effectiveLimits(spec),
  };
}
