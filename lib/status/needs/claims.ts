import type { Owner } from '../owners';
import { listAt, textAt } from '../snapshot/read';
import { referenceTo } from '../snapshot/references';
import type { Snapshot } from '../snapshot/snapshot';
import { secondsSince, timeAt } from '../snapshot/time';
import { evidenceOf, type ObjectCheck } from '../workloads/workload-view';

/** A provisioner takes its time. */
const patienceSeconds = 120;

/** A claim that has no volume, and why, or that has lost it. */
export const claim: ObjectCheck = ({ object, snapshot, quote }) => {
  const phase = textAt(object, 'status', 'phase');
  if (phase === 'Lost') {
    return {
      cause: 'claim-pending',
      text: 'the volume is lost',
      field: 'spec.volumeName',
      evidence: evidenceOf(object, 'status.phase'),
      fix: 'restore the PersistentVolume, or create the claim anew',
    };
  }
  if (phase !== 'Pending') return undefined;
  const [event] = snapshot.eventsOf(object);
  const isFailure =
    event !== undefined && ['ProvisioningFailed', 'FailedBinding', 'VolumeMismatch'].includes(event.reason);
  const created = timeAt(object, 'metadata', 'creationTimestamp');
  const isYoung = (secondsSince(created, snapshot.now) ?? 0) < patienceSeconds;
  if (!isFailure && (isYoung || waitsForPod(object, snapshot, event?.reason))) return undefined;
  const [, missing] = /storageclass\.storage\.k8s\.io "([^"]+)" not found/.exec(event?.message ?? '') ?? [];
  const [, provisioner] = /by the external provisioner '([^']+)'/.exec(event?.message ?? '') ?? [];
  const hasClass = textAt(object, 'spec', 'storageClassName') !== '';
  const text =
    missing !== undefined
      ? `no volume: StorageClass "${missing}" does not exist`
      : event?.reason === 'FailedBinding' && !hasClass
        ? 'no volume: storageClassName is not set, and no PersistentVolume fits'
        : provisioner !== undefined
          ? `no volume: provisioner "${quote(provisioner)}" has not made one`
          : `no volume${event === undefined ? '' : `: ${quote(event.message)}`}`;
  return {
    cause: 'claim-pending',
    text,
    field: missing !== undefined || provisioner !== undefined || !hasClass ? 'spec.storageClassName' : 'spec',
    evidence: event === undefined ? evidenceOf(object, 'status.phase') : { object: event.name, field: event.field },
    since: created,
    fix:
      missing !== undefined || !hasClass
        ? 'set a storageClassName that exists'
        : 'check the provisioner of its StorageClass',
  };
};

/** Whether a volume is only made for a Pod, and none uses the claim yet, or the scheduler has to choose its node. */
function waitsForPod(object: unknown, snapshot: Snapshot, reason: string | undefined): boolean {
  if (reason === 'WaitForFirstConsumer' || reason === 'WaitForPodScheduled') return true;
  const name = textAt(object, 'spec', 'storageClassName');
  const storageClass = snapshot.object({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', name });
  return reason === undefined && textAt(storageClass, 'volumeBindingMode') === 'WaitForFirstConsumer';
}

/** The StatefulSet whose template a claim comes from, and where that template is. */
export function claimTemplateOf(
  object: unknown,
  snapshot: Snapshot,
): { readonly owner: Owner; readonly field: string } | undefined {
  const name = textAt(object, 'metadata', 'name');
  const namespace = textAt(object, 'metadata', 'namespace');
  for (const set of snapshot.ofKind('apps', 'StatefulSet')) {
    if (textAt(set, 'metadata', 'namespace') !== namespace) continue;
    const position = listAt(set, 'spec', 'volumeClaimTemplates').findIndex((template) => {
      const start = `${textAt(template, 'metadata', 'name')}-${textAt(set, 'metadata', 'name')}-`;
      return name.startsWith(start) && /^\d+$/.test(name.slice(start.length));
    });
    const reference = referenceTo(set);
    if (position === -1 || reference === undefined) continue;
    return { owner: { reference, object: set, isOld: false }, field: `spec.volumeClaimTemplates[${position}]` };
  }
  return undefined;
}
