import type { Destination } from '../../../pod/attachment';
import { equal } from '../../../values/equal';

/** A part of a configuration that sends to servers. */
interface Sender {
  readonly type: string;
  readonly sendsTo?: readonly Destination[] | undefined;
}

/**
 * Where the parts of a configuration send to, each destination once.
 * @param part what messages call a part, which stands for the destinations of one that names none
 */
export function destinationsOf(senders: readonly Sender[], part: string): readonly Destination[] {
  return senders
    .flatMap(({ type, sendsTo = [{ unknown: `${part} "${type}"` }] }) => sendsTo)
    .filter((one, at, all) => all.findIndex((other) => equal(one, other)) === at);
}
