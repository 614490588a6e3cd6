import { child } from '../../../findings/field-path';
import type { ObjectMeta } from '../../../kubernetes/generated/types';
import { forbidden, type Report } from '../../report/report';
import { listed } from '../../report/wording';
import { immutable } from '../immutable';

const path = 'metadata';

/**
 * What an update must not change in the metadata of an object. What servers write counts only where it is not theirs: they
 * keep the time of creation and the generation, and of a deletion what is not sent.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/
 */
export function validateMetadataUpdate(metadata: ObjectMeta, old: ObjectMeta, report: Report): void {
  if (old.deletionTimestamp !== undefined) validateNoNewFinalizers(metadata, old, report);
  const { deletionTimestamp, deletionGracePeriodSeconds: grace } = metadata;
  const fix = 'remove it: the server sets it';
  if (old.deletionTimestamp === undefined) {
    immutable(deletionTimestamp, undefined, child(path, 'deletionTimestamp'), report, fix);
  }
  if (grace !== undefined) {
    immutable(grace, old.deletionGracePeriodSeconds, child(path, 'deletionGracePeriodSeconds'), report, fix);
  }
}

/** An object that is being deleted only loses finalizers. */
function validateNoNewFinalizers({ finalizers = [] }: ObjectMeta, old: ObjectMeta, report: Report): void {
  const known = new Set(old.finalizers ?? []);
  const added = finalizers.filter((finalizer) => !known.has(finalizer));
  if (added.length === 0) return;
  report(
    forbidden('api/new-finalizer', child(path, 'finalizers'), {
      value: added,
      message: `must not be added to while the object is being deleted, got ${listed(added)}`,
      fix: 'remove the new finalizers',
    }),
  );
}
