import { valueText } from '../../../findings/value-text';
import { compareAmounts } from '../../../kubernetes/amounts';
import type { PersistentVolumeClaim, Quantity } from '../../../kubernetes/generated/types';
import { forbidden, type Report } from '../../report/report';
import type { Target } from '../../target/target';
import { immutablePart } from '../immutable-part';

/** A claim, which may be a live one. */
interface Claim extends PersistentVolumeClaim {
  readonly status?: {
    readonly phase?: string;
    readonly capacity?: { readonly storage?: Quantity };
    readonly allocatedResources?: object;
    readonly allocatedResourceStatuses?: object;
    readonly currentVolumeAttributesClassName?: string;
  };
}

const fix = 'keep the old value, or delete the claim and create it again';

/**
 * What stays in a PersistentVolumeClaim: all but its size and its VolumeAttributesClass, once a volume is bound to it.
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims
 */
export function validatePersistentVolumeClaimUpdate(
  claim: Claim,
  old: Claim,
  target: Target,
  report: Report,
  sent: Claim,
): void {
  validateClassAnnotation(claim, old, report);
  const part = { fix, reason: 'forbidden' } as const;
  immutablePart(claim, withMutableOf(claim, old, sent, target), 'spec', part, report);
  validateSize(claim, old, target, report);
  immutablePart(claim, old, 'spec.volumeMode', { fix, serverField: 'volumeMode' }, report);
  if (target.since('1.29')) validateAttributesClass(claim, old, target, report);
}

const classAnnotation = 'volume.beta.kubernetes.io/storage-class';

/** The annotation that the field `storageClassName` replaces stays, unless the field comes to say the same. */
function validateClassAnnotation(claim: Claim, old: Claim, report: Report): void {
  const [now, before] = [classInAnnotation(claim), classInAnnotation(old)];
  const isReplaced = now === undefined && before !== undefined && claim.spec.storageClassName === before;
  if ((isReplaced && old.spec.storageClassName === undefined) || (now ?? '') === (before ?? '')) return;
  const part = { fix, serverField: `metadata.annotations.${classAnnotation}` };
  immutablePart(claim, old, `metadata.annotations[${classAnnotation}]`, part, report);
}

function classInAnnotation({ metadata }: Partial<Claim>): string | undefined {
  return metadata?.annotations?.[classAnnotation];
}

/** An old claim, with what of a new one may differ from it. Requests that are sent without a size count as having another. */
function withMutableOf({ spec }: Claim, old: Claim, sent: Claim, target: Target): object {
  const before = old.spec;
  const isBound = old.status?.phase === 'Bound';
  const named = classInAnnotation(old) ?? spec.storageClassName;
  const setsClass = before.storageClassName === undefined && named === spec.storageClassName;
  return {
    ...old,
    spec: {
      ...before,
      volumeName: before.volumeName ?? spec.volumeName,
      storageClassName: setsClass ? spec.storageClassName : before.storageClassName,
      volumeAttributesClassName: mayChangeAttributes(spec, isBound, target)
        ? spec.volumeAttributesClassName
        : before.volumeAttributesClassName,
      resources:
        isBound && sent.spec.resources?.requests !== undefined
          ? withSizeOf(spec.resources, before.resources)
          : before.resources,
    },
  };
}

function mayChangeAttributes({ volumeAttributesClassName }: Claim['spec'], isBound: boolean, target: Target): boolean {
  if (!target.since('1.31')) return target.since('1.29');
  return isBound && (volumeAttributesClassName !== undefined || target.since('1.34'));
}

type Resources = Claim['spec']['resources'] | undefined;

/** In canonical form, too: without what is empty. */
function withSizeOf(resources: Resources, { requests = {}, ...limits }: NonNullable<Resources> = {}): Resources {
  const { storage: _, ...others } = requests;
  const storage = resources?.requests?.storage;
  const resized = storage === undefined ? others : { ...others, storage };
  const all = Object.keys(resized).length === 0 ? limits : { ...limits, requests: resized };
  return Object.keys(all).length === 0 ? undefined : all;
}

/** A volume grows. Where that has failed, the claim may ask for less again, as long as that is more than the volume has. */
function validateSize(claim: Claim, old: Claim, target: Target, report: Report): void {
  const [size, before] = [sizeOf(claim), sizeOf(old)];
  if (compareAmounts(size, before) >= 0) return;
  const { capacity, allocatedResources, allocatedResourceStatuses } = old.status ?? {};
  const recovers =
    target.gate('RecoverVolumeExpansionFailure') ||
    allocatedResources !== undefined ||
    allocatedResourceStatuses !== undefined;
  const least = capacity?.storage ?? 0;
  if (recovers && compareAmounts(size, least) > 0) return;
  const message = recovers
    ? `must be greater than the capacity of the volume (${valueText(least)}), got ${valueText(size)}`
    : `must be at least ${valueText(before)} as in the old claim, got ${valueText(size)}`;
  report(
    forbidden('api/claim-shrinks', 'spec.resources.requests[storage]', {
      value: size,
      message,
      fix: 'keep the old size, or create a smaller claim and copy the data',
      serverField: 'spec.resources.requests.storage',
    }),
  );
}

function sizeOf({ spec }: Claim): string | number {
  return spec.resources?.requests?.storage ?? 0;
}

/** A VolumeAttributesClass changes where the gate is on; it does not go again once the volume has it. */
function validateAttributesClass(claim: Claim, old: Claim, target: Target, report: Report): void {
  const field = 'spec.volumeAttributesClassName';
  const [now, before] = [claim.spec.volumeAttributesClassName, old.spec.volumeAttributesClassName];
  if (now === before) return;
  if (!target.gate('VolumeAttributesClass')) {
    const turnOn = 'keep the old value, or set featureGates: { VolumeAttributesClass: true }';
    immutablePart(claim, old, field, { reason: 'forbidden', fix: turnOn }, report);
  }
  const current = target.since('1.34') ? old.status?.currentVolumeAttributesClassName : before;
  if (current === undefined || (now !== undefined && now !== '')) return;
  const message = `must not be removed once it is ${valueText(current)}`;
  report(forbidden('api/claim-attributes-class', field, { value: now, message, fix: 'keep it, or set another class' }));
}
