import type { Namespace } from '../../kubernetes/generated/types';
import type { Draft } from './draft';

/** Only the `finalize` subresource changes the finalizers of a Namespace: an update keeps the old ones. */
export function completeNamespaceUpdate(object: Draft<Namespace>, old: Namespace): void {
  object.spec = { finalizers: [...(old.spec?.finalizers ?? [])] };
}
