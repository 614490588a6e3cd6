import type { PodSpec } from '../kubernetes/generated/types';
import { type PlacedContainer, type Role, roles } from './containers';

/**
 * What has to happen in a container before the next one starts: it `exits` with code 0, it is `created`, its
 * `postStart` hook has returned, its `startupProbe` has passed.
 */
export type Gate = 'exits' | 'created' | 'postStart' | 'startupProbe';

/** One container's turn in the start of a Pod. */
export interface StartStep {
  readonly container: string;
  readonly role: Role;
  readonly field: string;
  /** The container before it, and what it waits for there; `undefined` for the first. */
  readonly after: { readonly container: string; readonly gates: readonly Gate[] } | undefined;
}

/** One container's turn in the stop of a Pod. */
export interface StopStep {
  readonly container: string;
  readonly role: Exclude<Role, 'init'>;
  readonly field: string;
  /** Whether it has a preStop hook. All hooks start when the stop begins, in any order of the signals. */
  readonly preStop: boolean;
  /** The containers that have to have exited before it gets its stop signal; its own hook has to have returned, too. */
  readonly signalledAfter: readonly string[];
}

/**
 * The start of a Pod, one step a container. Init containers and sidecars start one at a time; the main containers are
 * created one after the other, each as soon as the one before is up and its postStart hook has returned, whatever its
 * probes say. Readiness gates none of them.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior
 * @see https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/753-sidecar-containers
 */
export function startOrder(spec: PodSpec | undefined): readonly StartStep[] {
  const all = roles(spec);
  return all.map(({ name, role, field }, index) => {
    const previous = all[index - 1];
    const after = previous === undefined ? undefined : { container: previous.name, gates: gatesOf(previous) };
    return { container: name, role, field, after };
  });
}

function gatesOf({ role, container }: PlacedContainer): readonly Gate[] {
  if (role === 'init') return ['exits'];
  const gates: Gate[] = [];
  if (isGiven(container.lifecycle?.postStart)) gates.push('postStart');
  if (role === 'sidecar' && isGiven(container.startupProbe)) gates.push('startupProbe');
  return gates.length === 0 ? ['created'] : gates;
}

/**
 * The stop of a Pod, in the order of the stop signals. Every preStop hook starts at once; a main container gets its
 * signal when its own hook has returned; sidecars get theirs one by one, the last started first, when all main
 * containers have exited. What is left at the end of the grace period is killed.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export function stopOrder(spec: PodSpec | undefined): readonly StopStep[] {
  const all = roles(spec);
  const mains = all.filter(({ role }) => role === 'main');
  const mainNames = mains.map(({ name }) => name);
  const sidecars = all.filter(({ role }) => role === 'sidecar').reverse();
  return [
    ...mains.map((main) => stopStep(main, 'main', [])),
    ...sidecars.map((sidecar, index) => {
      const laterSidecars = sidecars.slice(0, index).map(({ name }) => name);
      return stopStep(sidecar, 'sidecar', [...mainNames, ...laterSidecars]);
    }),
  ];
}

function stopStep(
  { name, field, container }: PlacedContainer,
  role: StopStep['role'],
  signalledAfter: readonly string[],
): StopStep {
  return { container: name, role, field, preStop: isGiven(container.lifecycle?.preStop), signalledAfter };
}

/** Whether a field is set: a null means absent on the wire. */
export function isGiven<T>(value: T): value is NonNullable<T> {
  return value !== undefined && value !== null;
}
