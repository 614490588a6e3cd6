import type { IConstruct } from 'constructs';
import type { LabelSelector, NetworkPolicyPort } from '../../kubernetes/generated/types';
import type { PodLabels } from '../../pod/render';
import {
  arrayOf,
  type Check,
  type Checks,
  elsewhere,
  number,
  object,
  optional,
  type Problem,
  record,
  string,
} from '../../values/check';
import { isToken } from '../../values/token';
import { type CompanionMetadata, companionMetadata } from '../companion';
import { oneObject } from '../construct-checks';

/** Who may connect to a workload, and what it may connect to. Anything else is denied. */
export interface IsolateOptions {
  /** Its name, labels and annotations. @default the workload's name */
  readonly metadata?: CompanionMetadata | undefined;
  /**
   * Who may connect, to the ports that clients connect to: those of the proxies where it has any, so that nothing goes past
   * them, else those of the main containers, but one named "metrics" that `scrape` reads. @default no client, which is a warning behind a Service of `expose`
   */
  readonly from?: readonly Peer[] | undefined;
  /** Where it may connect to, in addition to DNS and the servers that its attachments send to. @default nowhere */
  readonly to?: readonly Peer[] | undefined;
  /**
   * Who may scrape: the ports that `scrape` reads, or would.
   * @default no scraper, which is a warning if attachments have metrics ports, or `scrape` reads a port that no client may connect to
   */
  readonly scrapedFrom?: readonly Peer[] | undefined;
  /**
   * Where names are resolved; `false` where none are.
   * @default { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } } on port 53
   */
  readonly dns?: SelectedPeer | false | undefined;
}

/** A workload of this library or another one, a selection, or everybody. */
export type Peer = IConstruct | SelectedPeer | 'anywhere';

/** Pods or addresses, or the server that a host name stands for. */
export interface SelectedPeer {
  /** A workload, or everybody; to set `ports` for them. */
  readonly peer?: IConstruct | 'anywhere' | undefined;
  /** The name of a namespace. @default that of the workload, for `labels` */
  readonly namespace?: string | undefined;
  /** Labels of Pods, one or more. @default all Pods of the namespace */
  readonly labels?: PodLabels | undefined;
  /** Namespaces by other labels than their name; `{}` for all. */
  readonly namespaceSelector?: LabelSelector | undefined;
  /** Pods by expressions; `{}` for all. */
  readonly podSelector?: LabelSelector | undefined;
  /** Addresses outside of the cluster: `{ cidr: '203.0.113.0/24' }`. */
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] | undefined } | undefined;
  /**
   * In `to`: the host name by which it is known, as an attachment has it. By name alone, only the port is opened, to
   * everywhere, which is a warning: NetworkPolicies know no names.
   */
  readonly host?: string | undefined;
  /**
   * Numbers, or ports in Kubernetes' own words, one or more. They are ports of Pods, not of Services.
   * @default those that the workload's clients connect to; of a `host`, those that attachments send to; otherwise all
   */
  readonly ports?: readonly (number | NetworkPolicyPort)[] | undefined;
}

const words = ' must be a workload, "anywhere" or { namespace, labels, ipBlock, host, ports }';

/** Whether a peer is a construct, which stands for a workload. */
export function isConstruct(peer: unknown): peer is IConstruct {
  return typeof peer === 'object' && peer !== null && 'node' in peer;
}

const workloadOrAnywhere: Check = (value) =>
  value === 'anywhere' ? undefined : oneObject(value) && { path: '', message: ' must be a workload or "anywhere"' };

/** Names as they are given: an empty one is that of nothing, so that nobody would be let through. */
const name: Check = (value) =>
  value === '' ? { path: '', message: ' is empty, so it selects nothing; set a name, or remove it' } : string(value);

/** Labels of which at least one is set: none at all select every Pod. */
const someLabels: Check = (value) =>
  record(value) ?? (saysNothing(value) ? everything('set labels, or podSelector: {} for every Pod') : undefined);

/** A selector that is empty only where it is written so, as Kubernetes does for everything. */
const selector: Check = (value) => {
  const problem = record(value);
  if (problem !== undefined) return problem;
  const parts = Object.values(value as LabelSelector);
  return parts.length > 0 && parts.every(saysNothing) ? everything('add labels, or set {} for everything') : undefined;
};

function everything(fix: string): Problem {
  return { path: '', message: ` is empty, so everything is selected; ${fix}` };
}

/** Whether nothing is in a list or an object: what is `undefined` is not written. */
function saysNothing(value: unknown): boolean {
  if (isToken(value)) return false;
  return value === undefined || Object.values(value ?? {}).every((entry) => entry === undefined);
}

/** A port whose number is `undefined`, or that says nothing, is read as all ports. */
const port: Check = (value) => {
  if (typeof value !== 'object') return number(value);
  const problem = record(value);
  if (problem !== undefined || isToken(value)) return problem;
  const { port: numbered, protocol } = value as NetworkPolicyPort;
  const isMissing = numbered === undefined && ('port' in (value as object) || protocol === undefined);
  return isMissing ? { path: '', message: ' has no port, which would open all of them; set port' } : undefined;
};

/** A server reads an empty list of ports as all of them. */
const ports: Check = (value) =>
  Array.isArray(value) && value.length === 0
    ? { path: '', message: ' is empty, which would open all ports; remove the peer, or set its ports' }
    : arrayOf(port)(value);

const fields: Checks<SelectedPeer> = {
  peer: optional(workloadOrAnywhere),
  namespace: optional(name),
  labels: optional(someLabels),
  namespaceSelector: optional(selector),
  podSelector: optional(selector),
  ipBlock: optional(object({ cidr: string, except: optional(arrayOf(string)) })),
  host: optional(name),
  ports: optional(ports),
};

/** Fields that say the same, or of which one leaves no room for the other. */
const exclusive: readonly (readonly [keyof SelectedPeer, keyof SelectedPeer])[] = [
  ['namespace', 'namespaceSelector'],
  ['labels', 'podSelector'],
  ...(['namespace', 'labels', 'namespaceSelector', 'podSelector'] as const).map((field) => ['ipBlock', field] as const),
  ...(['namespace', 'labels', 'namespaceSelector', 'podSelector', 'ipBlock'] as const).map(
    (field) => ['peer', field] as const,
  ),
];

/** Peers of which a table has the fields. */
function selectedBy(table: Readonly<Record<string, Check>>): Check {
  const selection = object(table);
  const selecting = Object.keys(fields).filter(
    (name) => name !== 'ports' && table[name] === fields[name as keyof SelectedPeer],
  );
  return (value) => {
    const problem = selection(value);
    if (problem !== undefined) return problem;
    const peer = value as SelectedPeer;
    const clash = exclusive.find(([one, other]) => peer[one] !== undefined && peer[other] !== undefined);
    if (clash !== undefined)
      return { path: '', message: `: ${clash[0]} and ${clash[1]} are both set; remove one of them` };
    if (selecting.some((name) => peer[name as keyof SelectedPeer] !== undefined)) return undefined;
    return { path: '', message: ` selects nothing; set one of ${selecting.join(', ')}` };
  };
}

function peerBy(selected: Check): Check {
  return (value) => {
    if (value === 'anywhere' || isConstruct(value)) return undefined;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? selected(value)
      : { path: '', message: words };
  };
}

const client = selectedBy({ ...fields, host: elsewhere('clients are known by labels or addresses, not by name') });
const peersOf = (selected: Check) => optional(arrayOf(peerBy(selected), 'an array of peers'));

const isolateOptions = object({
  ingress: elsewhere('set from'),
  egress: elsewhere('set to'),
  ...({
    metadata: optional(companionMetadata),
    from: peersOf(client),
    to: peersOf(selectedBy(fields)),
    scrapedFrom: peersOf(client),
    dns: optional((value) => (value === false ? undefined : client(value))),
  } satisfies Checks<IsolateOptions>),
});

/** The arguments of `isolate`. */
export const isolateArguments = object({ target: oneObject, options: isolateOptions });
