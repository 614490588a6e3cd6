import { child, type FieldPath, index } from '../../../findings/field-path';
import type { Finding } from '../../../findings/finding';
import { valueText } from '../../../findings/value-text';
import type {
  IPBlock,
  LabelSelector,
  NetworkPolicy,
  NetworkPolicyPort,
  NetworkPolicySpec,
} from '../../../kubernetes/generated/types';
import { portName, portNumber } from '../../../kubernetes/names';
import { forbidden, invalid, type Report, required } from '../../report/report';
import type { Target } from '../../target/target';
import { validateEnum } from '../formats/enum';
import { validateCidr, warnCidr } from '../formats/ip';
import { contains, type Network, parseCidr } from '../formats/ip-address';
import { portFix } from '../formats/name-fix';
import { checkName, type NameRule } from '../formats/name-format';
import { type LabelSelectorOptions, toleratedBy, validateLabelSelector } from '../metadata/label-selector';
import { validateObjectMeta } from '../metadata/metadata';

const policyTypes: ReadonlySet<string> = new Set(['Egress', 'Ingress']);

/**
 * A NetworkPolicy: the Pods that it is about, and who may talk to them.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function validateNetworkPolicy(
  { metadata, spec = {} }: NetworkPolicy,
  target: Target,
  report: Report,
  nameRule: NameRule,
  old?: NetworkPolicy,
): void {
  validateObjectMeta(metadata, 'metadata', nameRule, target, report);
  const tolerated = toleratedBy(old?.spec?.podSelector);
  validateLabelSelector(spec.podSelector, 'spec.podSelector', tolerated, report);
  // Since 1.37 a missing network is a declared error, and what is declared is reported last.
  const late: Finding[] = [];
  const walk: Walk = {
    target,
    report,
    late: target.since('1.37') ? (finding) => late.push(finding) : report,
    tolerated,
    knownNetworks: networksIn(target.since('1.36') ? old?.spec : undefined),
  };
  eachRule(spec, (ports, peers, path, direction) => {
    for (const [at, port] of ports.entries()) validatePort(port, index(child(path, 'ports'), at), report);
    for (const [at, peer] of peers.entries()) validatePeer(peer, index(child(path, direction), at), walk);
  });
  validatePolicyTypes(spec.policyTypes ?? [], report);
  for (const finding of late) report(finding);
}

interface Walk {
  readonly target: Target;
  readonly report: Report;
  readonly late: (finding: Finding) => void;
  readonly tolerated: LabelSelectorOptions;
  /** Those of the old object, which are tolerated since 1.36. */
  readonly knownNetworks: ReadonlySet<string>;
}

/** A peer says either which Pods or which addresses: the types do not let both be written. */
interface Peer {
  readonly ipBlock?: IPBlock | undefined;
  readonly namespaceSelector?: LabelSelector | undefined;
  readonly podSelector?: LabelSelector | undefined;
}

type Visit = (
  ports: readonly NetworkPolicyPort[],
  peers: readonly Peer[],
  path: FieldPath,
  direction: 'from' | 'to',
) => void;

function eachRule({ ingress = [], egress = [] }: NetworkPolicySpec, visit: Visit): void {
  for (const [at, { ports = [], from = [] }] of ingress.entries())
    visit(ports, from, index('spec.ingress', at), 'from');
  for (const [at, { ports = [], to = [] }] of egress.entries()) visit(ports, to, index('spec.egress', at), 'to');
}

function networksIn(spec: NetworkPolicySpec | undefined): ReadonlySet<string> {
  const networks = new Set<string>();
  eachRule(spec ?? {}, (_, peers) => {
    for (const { cidr, except = [] } of peers.flatMap(({ ipBlock }) => ipBlock ?? []))
      for (const network of [cidr ?? '', ...except]) networks.add(network);
  });
  return networks;
}

const portCode = 'api/network-policy-port';
const protocols: ReadonlySet<string> = new Set(['TCP', 'UDP', 'SCTP']);

function validatePort({ protocol, port, endPort }: NetworkPolicyPort, path: FieldPath, report: Report): void {
  validateEnum(protocol, protocols, child(path, 'protocol'), report);
  const end = child(path, 'endPort');
  if (typeof port === 'number') {
    checkNumber(port, child(path, 'port'), report);
    if (endPort === undefined) return;
    if (endPort < port) {
      const message = `must be at least port (${port}), got ${endPort}`;
      report(invalid(portCode, end, { value: endPort, message, fix: 'swap the two' }));
    }
    checkNumber(endPort, end, report);
    return;
  }
  if (endPort !== undefined) {
    const message = port === undefined ? 'requires port' : 'requires a port number, not a name';
    report(invalid(portCode, end, { value: endPort, message, fix: 'set a number in port, or remove it' }));
  }
  if (port !== undefined) checkName(port, portName, child(path, 'port'), report, { code: portCode, fix: portFix });
}

function checkNumber(port: number, field: FieldPath, report: Report): void {
  if (port >= 1 && port <= 65_535) return;
  const [problem = ''] = portNumber(port);
  report(invalid(portCode, field, { value: port, message: problem, fix: 'set 1 to 65535' }));
}

const peerCode = 'api/network-policy-peer';

function validatePeer({ podSelector, namespaceSelector, ipBlock }: Peer, path: FieldPath, walk: Walk): void {
  validateLabelSelector(podSelector, child(path, 'podSelector'), walk.tolerated, walk.report);
  validateLabelSelector(namespaceSelector, child(path, 'namespaceSelector'), walk.tolerated, walk.report);
  if (ipBlock !== undefined) validateIpBlock(ipBlock, child(path, 'ipBlock'), walk);
  const selects = podSelector !== undefined || namespaceSelector !== undefined;
  if (!selects && ipBlock === undefined) {
    const fix = 'set podSelector, namespaceSelector or ipBlock; remove the list to allow everyone';
    walk.report(required(peerCode, path, { message: 'empty peer', fix }));
  } else if (selects && ipBlock !== undefined) {
    const message = 'must not be set with ipBlock';
    walk.report(forbidden(peerCode, path, { message, fix: 'split it into two peers' }));
  }
}

function validateIpBlock({ cidr = '', except = [] }: IPBlock, path: FieldPath, walk: Walk): void {
  const { target, report, late } = walk;
  const field = child(path, 'cidr');
  if (cidr === '') {
    late(required('api/cidr', field, { message: 'missing', fix: 'set a network, such as "10.9.8.0/24"' }));
    return;
  }
  const network = checkNetwork(cidr, field, walk);
  if (network === undefined) return;
  for (const [at, text] of except.entries()) {
    const place = index(child(path, 'except'), at);
    const part = checkNetwork(text, place, walk);
    // Servers up to 1.29 stop at the first one that they cannot read.
    if (part === undefined && !target.since('1.30')) return;
    if (part === undefined || (contains(network, part.bytes) && part.prefix > network.prefix)) continue;
    report(
      invalid('api/cidr', place, {
        value: text,
        message: `must be within ${cidr}, got ${valueText(text)}`,
        fix: 'set a smaller network within it',
      }),
    );
  }
}

function checkNetwork(cidr: string, field: FieldPath, walk: Walk): Network | undefined {
  const { target, report, knownNetworks } = walk;
  const network = knownNetworks.has(cidr) ? parseCidr(cidr) : validateCidr(cidr, field, target, report);
  if (target.since('1.33')) warnCidr(cidr, field, target, report, network);
  return network;
}

function validatePolicyTypes(types: readonly string[], report: Report): void {
  const field = 'spec.policyTypes';
  if (types.length > policyTypes.size) {
    const message = `must have at most 2 types, got ${types.length}`;
    report(invalid('api/enum', field, { value: types, message, fix: 'set each once' }));
    return;
  }
  for (const [at, type] of types.entries()) validateEnum(type, policyTypes, index(field, at), report);
}
