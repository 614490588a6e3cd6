import { child } from '../../../findings/field-path';
import type { ObjectMeta } from '../../../kubernetes/generated/types';
import { forbidden, type Report } from '../../report/report';
import { listed } from '../../report/wording';
import { immutable } from '../immutable';

const path = 'metadata';

/** What servers write. Where an update omits it, they fill it in from the old object. */
const ofServers = ['uid', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds'] as const;

/**
 * What an update must not change in the metadata of an object.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/
 */
export function validateMetadataUpdate(metadata: ObjectMeta, old: ObjectMeta, report: Report): void {
  if (old.deletionTimestamp !== undefined) validateNoNewFinalizers(metadata, old, report);
  for (const name of ofServers) {
    const value = metadata[name];
    if (value !== undefined) immutable(value, old[name], child(path, name), report, 'remove it: the server sets it');
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
