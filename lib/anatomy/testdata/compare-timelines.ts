import { startTimeline } from '../start-timeline';
import { graceSeconds, stopTimeline } from '../stop-timeline';
import type { TimelineEvent } from '../timeline-event';
import { orderDifferencesFrom } from './compare-order';
import { parsed, type RecordedEvent } from './recorded-event';
import { durationsOfCase, podSpecOf, type Recording, type TimelineCase } from './timeline-case';

/** How much earlier or later than in the model an event may be, in seconds: the kubelet and a busy node take some. */
export interface Tolerance {
  readonly early: number;
  readonly late: number;
  /** For each container that is created. */
  readonly lateEach: number;
}

/** How a recording differs from the model, in words; empty where it does not. */
export function differencesFrom(recording: Recording, tolerance: Tolerance): readonly string[] {
  const { case: one } = recording;
  const durations = durationsOfCase(one);
  const spec = podSpecOf(one);
  const stop = stopTimeline(spec, one.stop, { durations, running: one.running });
  const recordedStop = sinceNoticed(stop, recording.stop.map(parsed));
  const recordedStart = recording.start.map(parsed);
  const start = startTimeline(spec, durations).filter(({ event }) => event !== 'started');
  return [
    ...stopNames(recording, stop, recordedStop, closeKills(one)),
    ...times(stop, recordedStop, tolerance.early, () => tolerance.late),
    ...times(start, recordedStart, tolerance.early, (index) => tolerance.late + index * tolerance.lateEach),
    ...orderDifferencesFrom(recording),
  ];
}

/** The same events, without the time that the kubelet took to notice that the Pod is to stop. */
function sinceNoticed(model: readonly TimelineEvent[], recorded: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const firsts = new Set(model.filter(({ at }) => at === 0).map(nameOf));
  const [first] = recorded.filter((one) => firsts.has(nameOf(one)));
  const noticed = Math.max(0, first?.at ?? 0);
  return recorded.map((one) => ({ ...one, at: one.at - noticed }));
}

/** Whom a fraction of a second decides to be killed, or not. */
function closeKills(one: TimelineCase): ReadonlySet<string> {
  const killsWith = (more: number) => {
    const known = Object.entries(durationsOfCase(one));
    const durations = Object.fromEntries(
      known.map(([name, given]) => [name, { ...given, drainSeconds: Math.max(0, (given.drainSeconds ?? 0) + more) }]),
    );
    const events = stopTimeline(podSpecOf(one), one.stop, { durations, running: one.running });
    return events.filter(({ event }) => event === 'killed').map(nameOf);
  };
  const [less, more] = [killsWith(-closeSeconds), killsWith(closeSeconds)];
  return new Set([...less.filter((name) => !more.includes(name)), ...more.filter((name) => !less.includes(name))]);
}

const closeSeconds = 0.6;

const nameOf = ({ container, event }: Pick<RecordedEvent, 'container' | 'event'>) => `${container} ${event}`;

/** The same events have happened. The action `sleep` leaves no record, and what the kubelet no longer waits for may end. */
function stopNames(
  { case: one }: Recording,
  model: readonly TimelineEvent[],
  recorded: readonly RecordedEvent[],
  close: ReadonlySet<string>,
): readonly string[] {
  const grace = graceSeconds(podSpecOf(one), one.stop);
  const hooks = one.containers.flatMap(({ name, preStop, sleepAction }) => [
    ...(sleepAction === undefined ? [] : [`${name} preStopStarted`, `${name} preStopEnded`]),
    ...(preStop !== undefined && preStop >= grace ? [`${name} preStopEnded`] : []),
  ]);
  const unseen = [...hooks, ...close];
  const expected = new Set(model.map(nameOf));
  const seen = new Set(recorded.map(nameOf));
  const missing = [...expected].filter((name) => !seen.has(name) && !unseen.includes(name));
  const additional = [...seen].filter((name) => !expected.has(name) && !unseen.includes(name));
  return [
    ...missing.map((name) => `only in the model: ${name}`),
    ...additional.map((name) => `only recorded: ${name}`),
  ];
}

function times(
  model: readonly TimelineEvent[],
  recorded: readonly RecordedEvent[],
  early: number,
  lateOf: (index: number) => number,
): readonly string[] {
  const byName = new Map(recorded.map((one) => [nameOf(one), one.at]));
  const createdBefore = (index: number) => model.slice(0, index).filter(({ event }) => event === 'created').length;
  return model.flatMap((one, index) => {
    const at = byName.get(nameOf(one));
    const cut = one.event === 'preStopEnded';
    const fits =
      at === undefined || (at >= one.at - early && (cut || at <= (one.by ?? 0) + lateOf(createdBefore(index))));
    return fits ? [] : [`${nameOf(one)}: ${one.at} to ${one.by} in the model, ${at} recorded`];
  });
}
