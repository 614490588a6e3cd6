import { mapAt } from '../../status/snapshot/read';
import { textOf } from '../../status/snapshot/references';
import { holdsParent, type SetParent } from './apply-set';
import type { AppliedObject } from './result';
import type { Member } from './set-members';

/** Annotations by which an object asks to stay where it is in no manifest any more: Helm's, cli-utils', and Argo CD's. */
const keeping: Readonly<Record<string, RegExp>> = {
  'helm.sh/resource-policy': /^keep$/,
  'cli-utils.sigs.k8s.io/on-remove': /^keep$/,
  'client.lifecycle.config.k8s.io/deletion': /^detach$/,
  'argocd.argoproj.io/sync-options': /(?:^|,)\s*(?:Prune|Delete)=false\s*(?:,|$)/,
};

/** Why a member of a set is never pruned; `undefined` where it is. */
export function whyKept(object: unknown, parent: SetParent): string | undefined {
  if (holdsParent(object, parent)) return 'the set is kept in it';
  const annotations = mapAt(object, 'metadata', 'annotations');
  const name = Object.keys(keeping).find((one) => keeping[one]?.test(annotations[one] ?? ''));
  return name === undefined ? undefined : `it has the annotation ${name}: ${annotations[name]}`;
}

/** A member that is never pruned, and why. */
export function keptObject({ reference, uid, object }: Member, parent: SetParent): AppliedObject {
  const reason = `${textOf(reference)} is in no manifest any more, and stays: ${whyKept(object, parent)}`;
  return { ...reference, action: 'kept', uid, reason, conflicts: [] };
}
