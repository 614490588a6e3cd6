import { entryOf } from '../../values/entry-of';
import { numberAt, textAt } from './read';
import { type ObjectReference, referenceTo, textOf } from './references';
import { earliest, latest, millisecondsOf, timeAt } from './time';

/** An event, of the core group or of events.k8s.io, which name the same fields differently. */
export interface SnapshotEvent {
  readonly reason: string;
  readonly message: string;
  /** The container that it is about; `''` for none. */
  readonly container: string;
  readonly first: string | undefined;
  readonly last: string | undefined;
  readonly count: number;
  /** As evidence names it: `Event shop/web-1.17a`. */
  readonly name: string;
  /** The field with the message. */
  readonly field: string;
}

/** Events by what they are about, newest first. */
export type EventsOf = (object: unknown) => readonly SnapshotEvent[];

/** Finds the events of an object: by its uid where both have one, so that those of an earlier Pod of its name do not count. */
export function eventsBy(events: readonly unknown[]): EventsOf {
  const byName = new Map<string, { readonly uid: string; readonly event: SnapshotEvent }[]>();
  for (const event of events) {
    const about = textAt(event, 'involvedObject', 'kind') === '' ? 'regarding' : 'involvedObject';
    const name = textAt(event, about, 'name');
    if (name === '') continue;
    const key = keyOf(textAt(event, about, 'kind'), textAt(event, about, 'namespace'), name);
    entryOf(byName, key, () => []).push({ uid: textAt(event, about, 'uid'), event: eventOf(event, about) });
  }
  for (const list of byName.values()) list.sort((one, other) => newestFirst(one.event, other.event));
  return (object) => {
    const { kind = '', namespace = '', name = '' }: Partial<ObjectReference> = referenceTo(object) ?? {};
    const uid = textAt(object, 'metadata', 'uid');
    const found = byName.get(keyOf(kind, namespace, name)) ?? [];
    return found.filter((one) => one.uid === '' || uid === '' || one.uid === uid).map(({ event }) => event);
  };
}

function eventOf(event: unknown, about: string): SnapshotEvent {
  const created = timeAt(event, 'metadata', 'creationTimestamp');
  const first = earliest([
    timeAt(event, 'firstTimestamp'),
    timeAt(event, 'deprecatedFirstTimestamp'),
    timeAt(event, 'eventTime'),
  ]);
  const last = latest([
    timeAt(event, 'lastTimestamp'),
    timeAt(event, 'deprecatedLastTimestamp'),
    timeAt(event, 'series', 'lastObservedTime'),
    timeAt(event, 'eventTime'),
  ]);
  const field = textAt(event, 'message') === '' && textAt(event, 'note') !== '' ? 'note' : 'message';
  const reference = referenceTo(event);
  return {
    reason: textAt(event, 'reason'),
    message: textAt(event, field),
    container: /^spec\.(?:initContainers|containers)\{(.+)\}$/.exec(textAt(event, about, 'fieldPath'))?.[1] ?? '',
    first: first ?? created,
    last: last ?? first ?? created,
    count: numberAt(event, 'count') ?? numberAt(event, 'series', 'count') ?? numberAt(event, 'deprecatedCount') ?? 1,
    name: reference === undefined ? 'Event' : textOf(reference),
    field,
  };
}

function newestFirst(one: SnapshotEvent, other: SnapshotEvent): number {
  const apart = (millisecondsOf(other.last) ?? 0) - (millisecondsOf(one.last) ?? 0);
  if (apart !== 0) return apart;
  return `${one.name} ${one.message}` < `${other.name} ${other.message}` ? -1 : 1;
}

function keyOf(kind: string, namespace: string, name: string): string {
  return [kind, namespace, name].join('\n');
}
