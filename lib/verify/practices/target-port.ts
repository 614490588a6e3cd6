import type { Listener } from '../../anatomy/listeners';
import type { IntOrString } from '../../kubernetes/generated/types';
import type { Workload } from './workload';

/** What a port of a Service or NetworkPolicy leads to in the Pods of a workload. */
export type Reached =
  | { readonly kind: 'listener'; readonly listener: Listener }
  /** No container has it, and that is sure: a name, or a number beside the ports that are declared. */
  | { readonly kind: 'nothing' }
  /** A number that no container declares, in Pods that declare nothing. */
  | { readonly kind: 'unknown' };

/** What a port leads to, by its number or name and its protocol. */
export function reach({ listeners, spec }: Workload, port: IntOrString, protocol: string): Reached {
  const lasting = listeners.filter(({ role }) => role !== 'init');
  const listener = lasting.find(
    (one) => one.protocol === protocol && (typeof port === 'number' ? one.port === port : one.name === port),
  );
  if (listener !== undefined) return { kind: 'listener', listener };
  if (typeof port === 'string') return { kind: 'nothing' };
  return lasting.length === 0 || spec.hostNetwork === true ? { kind: 'unknown' } : { kind: 'nothing' };
}

/** The ports of a workload, as text: `http (8080/TCP), 9113/TCP`. */
export function portsText({ listeners }: Workload): string {
  const ports = listeners
    .filter(({ role }) => role !== 'init')
    .map(({ name, port, protocol }) => (name === undefined ? `${port}/${protocol}` : `${name} (${port}/${protocol})`));
  return ports.length === 0 ? 'no ports' : ports.join(', ');
}
