import type { Listener } from '../../../anatomy/listeners';
import type { IntOrString } from '../../../kubernetes/generated/types';
import { isInjected } from './injected';
import type { Workload } from './workload';

/** The result of resolving a port of a Service or NetworkPolicy in the Pods of a workload. */
export type ResolvedPort =
  | { readonly kind: 'listener'; readonly listener: Listener }
  /** No container has the port: an undeclared name, or a number that is not among the declared ports, which may be open all the same. */
  | { readonly kind: 'missing' }
  /** An undeclared port in Pods that declare no ports, or with injected containers. */
  | { readonly kind: 'unknown' };

/** Resolves a port by its number or name and its protocol. */
export function resolvePort(workload: Workload, port: IntOrString, protocol: string): ResolvedPort {
  const { open, spec } = workload;
  const listener = open.get(port)?.find((one) => one.protocol === protocol);
  if (listener !== undefined) return { kind: 'listener', listener };
  if (isInjected(workload)) return { kind: 'unknown' };
  if (typeof port === 'string') return { kind: 'missing' };
  return open.size === 0 || spec.hostNetwork === true ? { kind: 'unknown' } : { kind: 'missing' };
}

/** The most ports that a message lists. */
const maxPorts = 10;

/** The ports of a workload, as a message lists them: `http (8080/TCP), 9113/TCP`. */
export function portsText({ listeners }: Workload): string {
  const ports: string[] = [];
  for (const { role, name, port, protocol } of listeners) {
    if (role === 'init') continue;
    if (ports.length === maxPorts) return `${ports.join(', ')}, …`;
    ports.push(name === undefined ? `${port}/${protocol}` : `${name} (${port}/${protocol})`);
  }
  return ports.length === 0 ? 'no ports' : ports.join(', ');
}
