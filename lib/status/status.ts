import { child } from '../findings/field-path';
import { entryOf } from '../values/entry-of';
import { claimTemplateOf } from './needs/claims';
import { objectChecks } from './object-checks';
import { fieldInOwner, type Owner, ownerOf } from './owners';
import { phaseOf } from './phase-of';
import { podChecks } from './pods/all-checks';
import { type PodView, podView } from './pods/pod-view';
import { isDeleted, terminating } from './pods/terminating';
import { quoting } from './quoting';
import { inOrder, type Reported, rolledUp } from './roll-up';
import { textAt } from './snapshot/read';
import { controllerOf, keyOf, referenceTo } from './snapshot/references';
import { readSnapshot, type Snapshot } from './snapshot/snapshot';
import type { StatusFinding, Trouble } from './status-finding';
import { checkStatusOptions, type StatusOptions } from './status-options';
import { creation } from './workloads/creation';
import { hasFinished } from './workloads/jobs';
import { notAvailable } from './workloads/not-available';

/**
 * What is not as it should be in a cluster, from a snapshot of its objects: one sentence for each workload, and for all of
 * its Pods with the same trouble, with the field to check and what to do. Nothing for what is healthy. It never throws for
 * what a snapshot contains. What may be secret in a log, an event or an object is described in its place.
 *
 * @param snapshot objects as `kubectl get … --output json` prints them: one, a list, or an array of both. The more kinds
 * are in it (workloads, ReplicaSets, Pods, events, nodes, claims), the more it finds.
 * @throws TypeError for a snapshot that is a string, which has to be parsed first, and for an option that is unknown or
 * not valid
 */
export function status(snapshot: unknown, options: StatusOptions = {}): readonly StatusFinding[] {
  checkStatusOptions(options);
  if (typeof snapshot === 'string')
    throw new TypeError('snapshot must be an object or an array, got a string; parse it first');
  const read = readSnapshot(snapshot, options);
  const quoteFor = quoting(read);
  const owners = podOwners(read);
  const ofPods = [...owners].flatMap(([pod, owner]) => {
    const view = podView(pod, read, quoteFor(pod), phaseOf(pod, options.kubernetes).status);
    return reportedOfPod(view, owner, troubleOf(view));
  });
  const ofObjects = objectChecks.flatMap(({ group, kind, checks }) =>
    read
      .ofKind(group, kind)
      .filter((object) => isLatest(object, read))
      .flatMap((object) => {
        const view = { object, snapshot: read, quote: quoteFor(object) };
        return reportedOfObject(
          object,
          first(checks, (check) => check(view)),
          read,
        );
      }),
  );
  const ofCreation = creators.flatMap(({ group, kind }) =>
    read.ofKind(group, kind).flatMap((object) => {
      const owner = ownerOf(object, read);
      if (owner === undefined || owner.isOld || hasFinished(object)) return [];
      const trouble = creation({ object, snapshot: read, quote: quoteFor(object) }, owner);
      return trouble === undefined ? [] : [{ owner, trouble }];
    }),
  );
  const refused = new Set(ofCreation.map(({ owner }) => keyOf(owner.reference)));
  // A rollout without Pods is not one to wait for.
  const waitsInVain = ({ owner, trouble }: Reported) =>
    trouble.cause === 'rollout' && refused.has(keyOf(owner.reference));
  const reported = [...ofPods, ...ofObjects.filter((one) => !waitsInVain(one)), ...ofCreation];
  const troubled = new Set(reported.map(({ owner }) => keyOf(owner.reference)));
  const ofOthers = replicated.flatMap(({ group, kind }) =>
    read.ofKind(group, kind).flatMap((object) => {
      const owner = ownerOf(object, read);
      if (owner === undefined || owner.object !== object || troubled.has(keyOf(owner.reference))) return [];
      const trouble = notAvailable({ object, snapshot: read, quote: quoteFor(object) });
      return trouble === undefined ? [] : [{ owner, trouble }];
    }),
  );
  const counts = partCounts(owners, read);
  return inOrder(
    rolledUp(
      [...reported, ...ofOthers],
      (owner, kind) => counts.get(countKey(owner, kind)) ?? 0,
      ({ reference, object }) => options.originsOf?.(object ?? { ...reference, metadata: reference }),
    ),
  );
}

/** The kinds whose controllers create Pods. A Deployment has the answers of its ReplicaSets, which may be missing. */
const creators = [
  { group: 'apps', kind: 'Deployment' },
  { group: 'apps', kind: 'ReplicaSet' },
  { group: '', kind: 'ReplicationController' },
  { group: 'apps', kind: 'StatefulSet' },
  { group: 'apps', kind: 'DaemonSet' },
  { group: 'batch', kind: 'Job' },
];

/** The kinds that keep a number of Pods. */
const replicated = creators.filter(({ kind }) => kind !== 'Job');

/** The Pods, with what each comes from; without those whose Job tells how it ended. */
function podOwners(snapshot: Snapshot): ReadonlyMap<unknown, Owner> {
  const owners = new Map<unknown, Owner>();
  for (const pod of snapshot.ofKind('', 'Pod')) {
    const owner = ownerOf(pod, snapshot);
    const controller = controllerOf(pod);
    const job = controller?.kind === 'Job' ? snapshot.object(controller) : undefined;
    if (owner !== undefined && !hasFinished(job)) owners.set(pod, owner);
  }
  return owners;
}

function troubleOf(view: PodView): Trouble | undefined {
  if (isDeleted(view.pod)) return terminating(view);
  if (textAt(view.pod, 'status', 'phase') === 'Succeeded') return undefined;
  return first(podChecks, (check) => check(view));
}

function first<Check>(checks: readonly Check[], find: (check: Check) => Trouble | undefined): Trouble | undefined {
  for (const check of checks) {
    const trouble = find(check);
    if (trouble !== undefined) return trouble;
  }
  return undefined;
}

function reportedOfPod({ pod, snapshot }: PodView, owner: Owner, trouble: Trouble | undefined): readonly Reported[] {
  if (trouble === undefined) return [];
  if (owner.object === pod) return [{ owner, trouble }];
  // An empty path is the whole object, also where the template is only a part of it.
  const field = trouble.field === '' ? '' : fieldInOwner(trouble.field, pod, owner, snapshot.workloads);
  const part = { kind: 'Pod', name: textAt(pod, 'metadata', 'name'), hasEnded: hasEnded(pod) };
  return [{ owner, trouble: { ...trouble, field }, part }];
}

function reportedOfObject(object: unknown, trouble: Trouble | undefined, snapshot: Snapshot): readonly Reported[] {
  const reference = referenceTo(object);
  if (trouble === undefined || reference === undefined) return [];
  const part = { kind: reference.kind, name: reference.name };
  const claim = reference.kind === 'PersistentVolumeClaim' ? claimTemplateOf(object, snapshot) : undefined;
  if (claim !== undefined) {
    return [{ owner: claim.owner, trouble: { ...trouble, field: child(claim.field, trouble.field) }, part }];
  }
  const owner = ownerOf(object, snapshot);
  if (owner === undefined || owner.object === object) {
    return [{ owner: owner ?? { reference, object, isOld: false }, trouble }];
  }
  const isOfCronJob = owner.reference.kind === 'CronJob';
  return [{ owner, trouble: { ...trouble, field: isOfCronJob ? child('spec.jobTemplate', trouble.field) : '' }, part }];
}

/** Whether it is not a Job of a CronJob that has a later one. */
function isLatest(object: unknown, snapshot: Snapshot): boolean {
  const controller = controllerOf(object);
  const cronJob = controller?.kind === 'CronJob' ? snapshot.object(controller) : undefined;
  if (cronJob === undefined || textAt(object, 'kind') !== 'Job') return true;
  const created = (job: unknown) => textAt(job, 'metadata', 'creationTimestamp');
  return snapshot.controlledBy(cronJob).every((job) => created(job) <= created(object));
}

/** How many Pods and claims there are of each owner and template, without those that have ended. */
function partCounts(owners: ReadonlyMap<unknown, Owner>, snapshot: Snapshot): ReadonlyMap<string, number> {
  const counts = new Map<string, { count: number }>();
  const add = (key: string) => {
    entryOf(counts, key, () => ({ count: 0 })).count += 1;
  };
  for (const [pod, owner] of owners) if (!hasEnded(pod)) add(countKey(owner, 'Pod'));
  for (const claim of snapshot.ofKind('', 'PersistentVolumeClaim')) {
    const owner = claimTemplateOf(claim, snapshot)?.owner;
    if (owner !== undefined) add(countKey(owner, 'PersistentVolumeClaim'));
  }
  return new Map([...counts].map(([key, { count }]) => [key, count]));
}

function countKey({ reference, isOld }: Owner, kind: string): string {
  return [keyOf(reference), isOld, kind].join('\n');
}

function hasEnded(pod: unknown): boolean {
  return ['Succeeded', 'Failed'].includes(textAt(pod, 'status', 'phase'));
}
