import { startOrder, stopOrder } from '../start-order';
import { graceSeconds } from '../stop-timeline';
import { parsed, type RecordedEvent } from './recorded-event';
import { podSpecOf, type Recording } from './timeline-case';

/**
 * How the order in a recording differs from the model, in words: what holds on a node that is busy, too, where everything
 * takes longer. Empty where nothing differs.
 */
export function orderDifferencesFrom(recording: Recording): readonly string[] {
  return [...creations(recording), ...turns(recording), ...ends(recording)];
}

function find(recorded: readonly RecordedEvent[], container: string, event: string): number | undefined {
  return recorded.find((one) => one.container === container && one.event === event)?.at;
}

/** Containers are created in the order of the model, as far as the start came. */
function creations({ case: one, start }: Recording): readonly string[] {
  const order = start.map(parsed).flatMap(({ container, event }) => (event === 'created' ? [container] : []));
  const expected = startOrder(podSpecOf(one)).map(({ container }) => container);
  const same = order.every((name, index) => name === expected[index]);
  return same ? [] : [`created ${order.join()} rather than ${expected.join()}`];
}

/** Within the grace period, a container gets its signal after its hook, and a sidecar after the exits that it waits for. */
function turns({ case: one, stop }: Recording): readonly string[] {
  // When an eviction begins is not known; a failed probe stops a single container.
  if (one.stop.by === 'eviction' || 'container' in one.stop) return [];
  const spec = podSpecOf(one);
  const grace = graceSeconds(spec, one.stop);
  const recorded = stop.map(parsed);
  return stopOrder(spec).flatMap(({ container, signalledAfter }) => {
    const signalled = find(recorded, container, 'signalled');
    if (signalled === undefined || signalled >= grace) return [];
    const before = signalledAfter.filter((other) => (find(recorded, other, 'exited') ?? 0) > signalled);
    const hook = one.containers.find(({ name }) => name === container);
    const cut = hook?.preStop !== undefined && signalled < hook.preStop - 0.1;
    return [
      ...before.map((other) => `${container} is signalled before ${other} has exited`),
      ...(cut ? [`${container} is signalled at ${signalled}, before its hook of ${hook.preStop} s has returned`] : []),
    ];
  });
}

/** A container that runs is signalled; it is killed, or takes its time to exit. */
function ends({ case: one, stop }: Recording): readonly string[] {
  const recorded = stop.map(parsed);
  return one.containers.flatMap(({ name, drain }) => {
    const signalled = find(recorded, name, 'signalled');
    const exited = find(recorded, name, 'exited');
    const killed = find(recorded, name, 'killed') !== undefined;
    if (signalled === undefined || exited === undefined) {
      return runs(one, name) ? [`${name} is not signalled, or has not exited`] : [];
    }
    if (!killed && drain < 0) return [`${name} exits, but ignores the signal`];
    return !killed && exited < signalled + drain - 0.1 ? [`${name} exits before its drain of ${drain} s`] : [];
  });
}

function runs({ stop, running, containers }: Recording['case'], name: string): boolean {
  if ('container' in stop) return stop.container === name;
  const role = containers.find((one) => one.name === name)?.role;
  if (running !== undefined) return running.includes(name);
  return role === 'sidecar' || (role === 'main' && stop.by !== 'completion');
}
