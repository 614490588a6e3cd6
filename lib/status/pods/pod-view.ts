import type { Role } from '../../anatomy/containers';
import { type FieldPath, index } from '../../findings/field-path';
import { own } from '../../values/own';
import type { Quote } from '../quoting';
import type { SnapshotEvent } from '../snapshot/events';
import { at, listAt, numberAt, textAt } from '../snapshot/read';
import { referenceTo, textOf } from '../snapshot/references';
import type { Snapshot } from '../snapshot/snapshot';
import type { Evidence, Trouble } from '../status-finding';

/** A container of a Pod: what its manifest has, and what the kubelet reports. */
export interface ContainerView {
  readonly name: string;
  readonly role: Role;
  /** Its path in the Pod: `spec.containers[0]`. */
  readonly field: FieldPath;
  readonly spec: unknown;
  /** Where its status is: `status.containerStatuses[0]`. */
  readonly statusField: FieldPath;
  readonly status: unknown;
}

/** A Pod and what checks read of it. */
export interface PodView {
  readonly pod: unknown;
  readonly containers: readonly ContainerView[];
  readonly events: readonly SnapshotEvent[];
  readonly snapshot: Snapshot;
  readonly quote: Quote;
  /** What kubectl prints as its STATUS. */
  readonly status: string;
}

/** A check finds what is wrong with a Pod in one respect. */
export type PodCheck = (view: PodView) => Trouble | undefined;

export function podView(pod: unknown, snapshot: Snapshot, quote: Quote, status: string): PodView {
  return { pod, containers: containersOf(pod), events: snapshot.eventsOf(pod), snapshot, quote, status };
}

/** The containers in the order in which they start. */
function containersOf(pod: unknown): readonly ContainerView[] {
  return [...listed(pod, 'initContainers', 'initContainerStatuses'), ...listed(pod, 'containers', 'containerStatuses')];
}

function listed(pod: unknown, list: 'initContainers' | 'containers', statusList: string): readonly ContainerView[] {
  const statuses = listAt(pod, 'status', statusList);
  return listAt(pod, 'spec', list).map((spec, position) => {
    const name = textAt(spec, 'name');
    const found = statuses.findIndex((status) => own(status, 'name') === name);
    const isSidecar = list === 'initContainers' && own(spec, 'restartPolicy') === 'Always';
    return {
      name,
      role: list === 'containers' ? 'main' : isSidecar ? 'sidecar' : 'init',
      field: index(`spec.${list}`, position),
      spec,
      statusField: found === -1 ? `status.${statusList}` : index(`status.${statusList}`, found),
      status: statuses[found],
    };
  });
}

const roleTexts: Readonly<Record<Role, string>> = { init: 'init container', sidecar: 'sidecar', main: 'container' };

/** As messages name a container: `init container "migrate"`. */
export function textOfContainer({ role, name }: ContainerView): string {
  return `${roleTexts[role]} "${name}"`;
}

/** The container that is waiting for one of some reasons. */
export function waitingFor(view: PodView, reasons: ReadonlySet<string>): ContainerView | undefined {
  return view.containers.find((container) => reasons.has(waitingReason(container)));
}

export function waitingReason({ status }: ContainerView): string {
  return textAt(status, 'state', 'waiting', 'reason');
}

/** How its container ended: now, or the last time. */
export function lastEnd({ status }: ContainerView): unknown {
  return at(status, 'state', 'terminated') ?? at(status, 'lastState', 'terminated');
}

export function restartsOf({ status }: ContainerView): number {
  return numberAt(status, 'restartCount') ?? 0;
}

/** The status of a container, or of the Pod, as evidence. */
export function evidenceIn({ pod }: Pick<PodView, 'pod'>, field: FieldPath): Evidence {
  const reference = referenceTo(pod);
  return { object: reference === undefined ? 'Pod' : textOf(reference), field };
}

export function eventEvidence({ name, field }: SnapshotEvent): Evidence {
  return { object: name, field };
}

/** The newest event of a Pod with a reason, of a container where it is given. */
export function eventWith(
  { events }: Pick<PodView, 'events'>,
  reason: string,
  matches: (event: SnapshotEvent) => boolean = () => true,
): SnapshotEvent | undefined {
  return events.find((event) => event.reason === reason && matches(event));
}

/** Whether an event is about a container; some kubelets do not name it where there is only one. */
export function isAbout(event: SnapshotEvent, { name }: ContainerView): boolean {
  return event.container === name || event.container === '';
}
