import { index } from '../../../findings/field-path';
import type { Namespace } from '../../../kubernetes/generated/types';
import { type Draft, isBlank } from '../../defaults/draft';
import type { Report } from '../../report/report';
import type { Target } from '../../target/target';

const field = 'spec.finalizers';

const ofServer = 'kubernetes';

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
    if (written.length > 0) report(dropped(field));
  } else {
    for (const at of lostIn(written, kept)) report(dropped(index(field, at)));
  }
  object.spec = { finalizers: [...kept] };
  return true;
}

/** The positions of what is written and no longer there: in lists of one length, what is there at the same position counts. */
function lostIn(written: readonly string[], kept: readonly string[]): readonly number[] {
  if (written.length === kept.length) return [...written.keys()].filter((at) => written[at] !== kept[at]);
  let next = 0;
  return [...written.keys()].filter((at) => {
    if (next >= kept.length || written[at] !== kept[next]) return true;
    next += 1;
    return false;
  });
}

function dropped(path: string) {
  return {
    code: 'shape/dropped-field',
    severity: 'error',
    field: path,
    message: 'silently dropped: an update keeps the finalizers of a Namespace',
    fix: 'remove it; the finalize subresource changes finalizers',
  } as const;
}
