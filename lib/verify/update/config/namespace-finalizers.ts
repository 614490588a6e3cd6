import { index } from '../../../findings/field-path';
import type { Namespace } from '../../../kubernetes/generated/types';
import { type Draft, isBlank } from '../../defaults/draft';
import type { Report } from '../../report/report';
import type { Target } from '../../target/target';
import { lost, lostPositions } from '../lost';

const field = 'spec.finalizers';

const ofServer = 'kubernetes';

const why = 'an update keeps the finalizers of a Namespace';
const fix = 'remove it; the finalize subresource changes finalizers';

/** Gives an old Namespace that is a manifest the finalizer that its creation adds. */
export function addFinalizer(object: Draft<Namespace>): void {
  if (!isBlank(object.metadata?.uid)) return;
  const finalizers = object.spec?.finalizers ?? [];
  if (!finalizers.includes(ofServer)) object.spec = { finalizers: [...finalizers, ofServer] };
}

/**
 * Only the `finalize` subresource changes the finalizers of a Namespace: an update keeps the old ones, and drops those that
 * are written.
 * @returns true: the server always can
 */
export function keepFinalizers(object: Draft<Namespace>, old: Namespace, _: Target, report: Report): boolean {
  const [written, kept] = [object.spec?.finalizers ?? [], old.spec?.finalizers ?? []];
  if (kept.length === 0) {
    if (written.length > 0) report(lost(field, why, fix));
  } else {
    for (const at of lostPositions(written, kept)) report(lost(index(field, at), why, fix));
  }
  object.spec = { finalizers: [...kept] };
  return true;
}
