import { type ClusterError, isClusterError } from '../cluster-error';
import type { Item } from './items';

/** Why a server cannot take an object yet, and how often to send it again. */
export interface Late {
  readonly text: string;
  /** @default as often as the time allows */
  readonly mostAttempts?: number;
}

/** What a refused object waits for; `undefined` where sending it again is not known to help. */
export function latenessOf(error: unknown, { isDefinedHere }: Pick<Item, 'isDefinedHere'>): Late | undefined {
  // A kind that was defined just now is served a moment later.
  if (isDefinedHere && isClusterError(error, 'NotFound'))
    return { text: 'its kind is not served yet', mostAttempts: 20 };
  return isClusterError(error, 'InternalError') ? lateWebhook(error) : undefined;
}

/** A webhook that has no Pod yet, or one that does not listen yet, or whose certificate is not spread yet. */
function lateWebhook({ message }: ClusterError): Late | undefined {
  const [, name, kind] = /failed calling webhook "([^"]+)"|conversion webhook for (.+?) failed/.exec(message) ?? [];
  if ((name === undefined && kind === undefined) || !starting.test(message)) return undefined;
  const webhook = name === undefined ? `the conversion webhook of ${kind}` : `webhook "${name}"`;
  return { text: `${webhook} does not answer yet` };
}

const starting =
  /connection refused|no endpoints available|no route to host|i\/o timeout|context deadline exceeded|connection reset|certificate signed by unknown authority|\bEOF\b/;
