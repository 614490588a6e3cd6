import type { ApiObject } from 'cdk8s';
import type { Finding } from '../../findings/finding';
import type { NetworkPolicyPort } from '../../kubernetes/generated/types';
import type { Destination } from '../../pod/attachment';
import type { SentTo } from '../../pod/composition';
import { type ComposedObject, readable } from '../composition';
import { objectNamespace } from '../object-name';
import { notAdmitted, withoutPorts } from './findings';
import type { Allowed } from './network-rules';
import { givenPorts, type KnownPeer, portsForClients, selectorOf } from './peers';

/** What a workload may connect to, and what is wrong with it. */
export interface Servers {
  readonly allowed: readonly Allowed[];
  readonly findings: readonly Finding[];
}

type Server = Extract<Destination, { readonly host: string }>;

/** The peers that a workload may connect to, and the servers that its attachments send to. */
export function servers(workload: ComposedObject, to: readonly KnownPeer[]): Servers {
  // Rendering composes the attachments.
  workload.manifest();
  const sentTo = workload.composition.result?.sendsTo ?? [];
  const peers = to.map((one) => peerServers(one, sentTo, workload.object));
  const isNamed = (host: string) => to.some(({ selected }) => sameHost(selected.host, host));
  const others = sentTo.filter(({ destination: { host } }) => host === undefined || !isNamed(host));
  const open = peers.flatMap(({ allowed }) => allowed).filter(({ peer }) => peer === undefined);
  const all = [...peers, ...others.map((one) => attachmentServer(one, open))];
  return {
    allowed: all.flatMap(({ allowed }) => allowed),
    findings: all.flatMap(({ findings }) => findings),
  };
}

function peerServers(known: KnownPeer, sentTo: readonly SentTo[], client: ApiObject): Servers {
  const { selected, workload } = known;
  const { host } = selected;
  const peer = selectorOf(known, objectNamespace(client));
  const ports = givenPorts(selected);
  if (workload !== undefined) {
    const server = readable(workload);
    const allowed = [{ peer, ports: ports ?? portsForClients(server) }];
    return {
      allowed,
      findings: [...withoutPorts(workload.object, allowed, 'spec.egress'), ...notAdmitted(server, client)],
    };
  }
  if (host === undefined) return { allowed: [{ peer, ports }], findings: [] };
  const sent = sentTo.flatMap(({ destination }) =>
    destination.host !== undefined && sameHost(destination.host, host) ? [portOf(destination)] : [],
  );
  const knownPorts = ports ?? sent;
  if (knownPorts.length === 0) return { allowed: [], findings: [withoutSender(host)] };
  const isByName = peer === undefined && selected.peer !== 'anywhere';
  return {
    allowed: [{ peer: peer ?? addressOf(host), ports: knownPorts }],
    findings: isByName && addressOf(host) === undefined ? [openByName(host, knownPorts, 'isolate')] : [],
  };
}

/** What an attachment sends to, by its address where it has one; by name, only the port can be opened. */
function attachmentServer({ attachment, destination }: SentTo, open: readonly Allowed[]): Servers {
  const who = `attachment "${attachment}"`;
  if (destination.host === undefined) return { allowed: [], findings: [unknownServers(who, destination.unknown)] };
  const port = portOf(destination);
  const address = addressOf(destination.host);
  const isOpen = open.some(
    ({ ports }) => ports === undefined || ports.some((one) => one.port === port.port && one.protocol === port.protocol),
  );
  return {
    allowed: [{ peer: address, ports: [port] }],
    findings: address === undefined && !isOpen ? [openByName(destination.host, [port], who)] : [],
  };
}

function portOf({ port, protocol = 'TCP' }: Server): NetworkPolicyPort {
  return { port, protocol };
}

function sameHost(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}

/** The block of one address; `undefined` for a name. */
function addressOf(host: string): Allowed['peer'] {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) return { ipBlock: { cidr: `${host}/32` } };
  return host.includes(':') ? { ipBlock: { cidr: `${host}/128` } } : undefined;
}

function openByName(host: string, ports: readonly NetworkPolicyPort[], who: string): Finding {
  const list = ports.map(({ port, protocol }) => `${port}/${protocol}`).join(', ');
  return {
    code: 'practice/egress-by-name',
    severity: 'warning',
    field: 'spec.egress',
    value: host,
    message: `port ${list} is open to every address: NetworkPolicies know no host names, and ${who} names "${host}"`,
    fix: `set its Pods or addresses in to: { host: "${host}", namespace: … } or { host: "${host}", ipBlock: … }`,
  };
}

function unknownServers(who: string, what: string): Finding {
  return {
    code: 'practice/egress-by-name',
    severity: 'warning',
    field: 'spec.egress',
    message: `${what} of ${who} cannot connect: its servers are not known`,
    fix: 'set its sendsTo',
  };
}

function withoutSender(host: string): Finding {
  return {
    code: 'app/isolation',
    severity: 'error',
    field: 'spec.egress',
    value: host,
    message: `no attachment sends to "${host}", so its ports are not known`,
    fix: 'set ports',
  };
}
