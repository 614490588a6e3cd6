import type { PodSpec } from '../kubernetes/generated/types';
import { type PlacedContainer, type Role, roles } from './containers';
import { preStopSeconds } from './pre-stop';

/** One container's part in the stop of a Pod, in seconds after the stop begins. */
export interface DrainStep {
  readonly container: string;
  readonly role: Exclude<Role, 'init'>;
  /** How long its preStop hook takes: 0 without one, `undefined` where the hook does not tell. */
  readonly preStopSeconds: number | undefined;
  /** How long it takes to stop after its stop signal; `undefined` if unknown. */
  readonly drainSeconds: number | undefined;
  /** When it gets its stop signal, at the latest. What is unknown counts as nothing. */
  readonly signalledAt: number;
  /** When it has exited, at the latest. What is unknown counts as nothing. */
  readonly exitedBy: number;
}

/** How long a Pod takes to stop. */
export interface DrainBudget {
  /** The least `terminationGracePeriodSeconds` that lets everything end by itself, as far as it is known. */
  readonly seconds: number;
  /** Whether that is all: every preStop hook tells its length, and the drain of every container has been said. */
  readonly known: boolean;
  /** One step a container, in the order of the stop signals. */
  readonly steps: readonly DrainStep[];
}

/** Seconds between the last exit and the end of the grace period, for signals and hooks to be carried out. */
export const drainMarginSeconds = 5;

/**
 * How much grace a Pod needs: the longest preStop hook and drain of the main containers, then the drains of the
 * sidecars one after the other in reverse order, and a margin. A sidecar's preStop hook runs from the start, so it
 * counts only for what it outlasts the containers that stop before it.
 *
 * @param drains seconds from stop signal to exit by container name, as attachments and users declare them
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow
 */
export function drainBudget(spec: PodSpec | undefined, drains: Readonly<Record<string, number>> = {}): DrainBudget {
  const all = roles(spec);
  const mains = all.filter(({ role }) => role === 'main').map((main) => step(main, 'main', 0, drains));
  const sidecars: DrainStep[] = [];
  let turn = lastExit(mains);
  for (const sidecar of all.filter(({ role }) => role === 'sidecar').reverse()) {
    const next = step(sidecar, 'sidecar', turn, drains);
    sidecars.push(next);
    turn = next.exitedBy;
  }
  const steps = [...mains, ...sidecars];
  return {
    seconds: Math.ceil(turn) + drainMarginSeconds,
    known: steps.every((each) => each.preStopSeconds !== undefined && each.drainSeconds !== undefined),
    steps,
  };
}

function lastExit(steps: readonly DrainStep[]): number {
  return steps.reduce((last, { exitedBy }) => Math.max(last, exitedBy), 0);
}

function step(
  { name, container }: PlacedContainer,
  role: DrainStep['role'],
  turn: number,
  drains: Readonly<Record<string, number>>,
): DrainStep {
  const preStop = preStopSeconds(container);
  const drainSeconds = Object.hasOwn(drains, name) ? drains[name] : undefined;
  const signalledAt = Math.max(turn, preStop ?? 0);
  const exitedBy = signalledAt + (drainSeconds ?? 0);
  return { container: name, role, preStopSeconds: preStop, drainSeconds, signalledAt, exitedBy };
}
