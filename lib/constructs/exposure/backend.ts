import { get } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import type { ServicePort } from '../../kubernetes/generated/types';
import { nearest } from '../../values/nearest';
import type { Manifest } from '../manifest';

/** The port of a Service that a route leads to, or what is wrong with the choice. */
export type Backend = { readonly port: ServicePort } | { readonly finding: Finding };

/** What a kind of route needs of the port that it leads to. */
export interface BackendNeeds {
  /** The kind of the route, for messages. */
  readonly kind: string;
  /** The name of the port, where one is chosen. */
  readonly name: string | undefined;
  /** Whether the route connects by TLS, or passes it on. */
  readonly tls: boolean;
  /** Whether, of several ports, it leads to the one that speaks TLS. */
  readonly prefersTls?: boolean;
  /** The field of the route that the port is in. */
  readonly field: string;
  /** What to set for a port that speaks TLS. */
  readonly fixForTls: string;
  /** What to do for a port that does not. */
  readonly fixForPlain: string;
}

/** The port of a Service, as it is rendered, for a route. */
export function backendOf(service: Manifest, needs: BackendNeeds): Backend {
  const found = chosenPort(service, needs);
  if ('finding' in found || speaksTls(found.port) === needs.tls) return found;
  const { kind, tls, fixForTls, fixForPlain } = needs;
  const which = `port "${found.port.name ?? found.port.port}" of the Service`;
  return finding(
    needs,
    tls
      ? `${which} does not speak TLS, but the ${kind} needs it`
      : `${which} speaks TLS, but the ${kind} connects without`,
    tls ? fixForPlain : fixForTls,
  );
}

function chosenPort(service: Manifest, needs: BackendNeeds): Backend {
  const ports = tcpPorts(service);
  const [only, second] = ports;
  const { name, prefersTls = false } = needs;
  const list = ports.map((port) => JSON.stringify(port.name ?? port.port)).join(', ');
  if (name !== undefined) {
    const named = ports.find((port) => port.name === name);
    if (named !== undefined) return { port: named };
    const near = nearest(
      name,
      ports.flatMap((port) => port.name ?? []),
    );
    return finding(
      { ...needs, value: name },
      `no TCP port "${name}" in the Service, only ${list === '' ? 'none' : list}`,
      near === undefined ? 'set port to one of them' : `did you mean "${near}"?`,
    );
  }
  if (only !== undefined && second === undefined) return { port: only };
  const [secure, another] = ports.filter(speaksTls);
  if (prefersTls && secure !== undefined && another === undefined) return { port: secure };
  // A Service without ports has a finding of its own.
  return finding(
    needs,
    `the Service has ${ports.length === 0 ? 'no TCP port' : `${ports.length} ports: ${list}`}`,
    'set port to one of them',
  );
}

function tcpPorts(service: Manifest): readonly ServicePort[] {
  const ports = get(service, 'spec.ports');
  return (Array.isArray(ports) ? (ports as readonly ServicePort[]) : []).filter(
    ({ protocol }) => protocol === undefined || protocol === 'TCP',
  );
}

/** Whether a port speaks TLS, by its name or its application protocol, as proxies of a cluster tell, too. */
function speaksTls({ name = '', appProtocol = '' }: ServicePort): boolean {
  return /(^|-)(https|tls)(-|$)/.test(name) || /^(https|tls)$/i.test(appProtocol);
}

function finding({ field, value }: BackendNeeds & { readonly value?: string }, message: string, fix: string): Backend {
  return {
    finding: {
      code: 'app/route-backend',
      severity: 'error',
      field,
      ...(value !== undefined && { value }),
      message,
      fix,
    },
  };
}
