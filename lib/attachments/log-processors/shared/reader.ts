import type { Quantity } from '../../../kubernetes/generated/types';
import { addQuantities, isQuantity } from '../../../kubernetes/quantity';
import type { Logs } from '../../../pod/attachment';
import { env, fromField } from '../../../pod/env';
import type { LogSource } from '../../shared/log-files/log-source';

/** The unprivileged user and group of distroless images; all attachments with an `fsGroup` use this one. */
export const nonRoot = 65532;

/** The user who reads the files: the one who writes them, root excepted. */
export function userOf({ runAsUser, runAsGroup }: LogSource) {
  if (runAsUser === undefined || runAsUser === 0) return { runAsUser: nonRoot, runAsGroup: nonRoot };
  return { runAsUser, ...(runAsGroup !== undefined && { runAsGroup }) };
}

/** Where records come from, as variables of a log processor. */
export const podVariables = env({
  POD_NAME: fromField('metadata.name'),
  POD_NAMESPACE: fromField('metadata.namespace'),
  NODE_NAME: fromField('spec.nodeName'),
});

/**
 * Volumes on the node's disk are asked for like everything else that a Pod takes of a node: the log processor's own, and
 * the one that is added for the files.
 */
export function diskNeeded(stateSizeLimit: Quantity, { sizeLimit }: Logs): Quantity {
  return sizeLimit !== undefined && isQuantity(sizeLimit) ? addQuantities(stateSizeLimit, sizeLimit) : stateSizeLimit;
}
