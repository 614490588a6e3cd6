import type { Listener } from '../../../anatomy/listeners';
import type { IntOrString } from '../../../kubernetes/generated/types';
import { isInjected } from './injected';
import type { Workload } from './workload';

/** What a port of a Service or NetworkPolicy leads to in the Pods of a workload. */
export type Reached =
  | { readonly kind: 'listener'; readonly listener: Listener }
  /** No container has it, and that is sure: a name, or a number beside the ports that are declared. */
  | { readonly kind: 'nothing' }
  /** A port that nobody declares, in Pods that declare nothing, or into which something else puts containers. */
  | { readonly kind: 'unknown' };

/** What a port leads to, by its number or name and its protocol. */
export function reach(workload: Workload, port: IntOrString, protocol: string): Reached {
  const { open, spec } = workload;
  const listener = open.get(port)?.find((one) => one.protocol === protocol);
  if (listener !== undefined) return { kind: 'listener', listener };
  if (isInjected(workload)) return { kind: 'unknown' };
  if (typeof port === 'string') return { kind: 'nothing' };
  return open.size === 0 || spec.hostNetwork === true ? { kind: 'unknown' } : { kind: 'nothing' };
}

/** As many ports are listed in a message. */
const most = 10;

/** The ports of a workload, as text: `http (8080/TCP), 9113/TCP`. */
export function portsText({ listeners }: Workload): string {
  const ports: string[] = [];
  for (const { role, name, port, protocol } of listeners) {
    if (role === 'init') continue;
    if (ports.length === most) return `${ports.join(', ')}, …`;
    ports.push(name === undefined ? `${port}/${protocol}` : `${name} (${port}/${protocol})`);
  }
  return ports.length === 0 ? 'no ports' : ports.join(', ');
}
