import type { Finding } from '../../findings/finding';
import type { NetworkPolicyPeer, NetworkPolicyPort } from '../../kubernetes/generated/types';
import { podTemplateOf } from '../../kubernetes/pod-template';
import type { AttachmentPort } from '../../pod/attachment';
import { equal } from '../../values/equal';
import { templateWithPods } from '../companion';
import { type ComposedObject, type ReadableObject, readable, type TemplateTarget } from '../composition';
import { objectNamespace } from '../object-name';
import { podLabelsOf, withoutLabels } from '../pod-labels';
import { scrapedPorts } from '../scraping/scraped-ports';
import { clientPorts } from '../service-ports';
import { isConstruct, type Peer, type SelectedPeer } from './options';

/** A peer as it was given, with the object of a workload. */
export interface KnownPeer {
  readonly selected: SelectedPeer;
  readonly workload?: TemplateTarget | undefined;
}

/**
 * Looks up the workloads of peers.
 * @throws Error where one has no Pods.
 */
export function knownPeers(peers: readonly Peer[]): readonly KnownPeer[] {
  return peers.map((given) => {
    const selected: SelectedPeer = isConstruct(given) || given === 'anywhere' ? { peer: given } : given;
    const { peer } = selected;
    return { selected, ...(isConstruct(peer) && { workload: templateWithPods(peer, 'isolate') }) };
  });
}

/** What a NetworkPolicy in a namespace selects a peer by; `undefined` for everybody. */
export function selectorOf(
  { selected, workload }: KnownPeer,
  ownNamespace: string | undefined,
): NetworkPolicyPeer | undefined {
  if (workload !== undefined) return selectorOfWorkload(workload, ownNamespace);
  const { ipBlock, namespace, labels } = selected;
  if (ipBlock !== undefined) return { ipBlock };
  const namespaceSelector = namespace === undefined ? selected.namespaceSelector : inNamespace(namespace);
  const podSelector = labels === undefined ? selected.podSelector : { matchLabels: labels };
  if (namespaceSelector === undefined && podSelector === undefined) return undefined;
  return {
    ...(namespaceSelector !== undefined && { namespaceSelector }),
    ...(podSelector !== undefined && { podSelector }),
  };
}

function selectorOfWorkload(workload: TemplateTarget, ownNamespace: string | undefined): NetworkPolicyPeer {
  const namespace = objectNamespace(workload.object);
  // Without a namespace in the manifest, the two are applied to the same one.
  const isElsewhere = namespace !== undefined && namespace !== ownNamespace;
  return {
    ...(isElsewhere && { namespaceSelector: inNamespace(namespace) }),
    podSelector: { matchLabels: podLabelsOf(readable(workload)) ?? {} },
  };
}

/** That a workload is a peer whose Pods have no labels to select them by. */
export function unselective({ workload }: KnownPeer, field: string): readonly Finding[] {
  return workload === undefined ? [] : withoutLabels(readable(workload), field);
}

/** The API server gives each namespace this label. */
function inNamespace(name: string) {
  return { matchLabels: { 'kubernetes.io/metadata.name': name } };
}

/** The ports of a workload that clients connect to. */
export function portsForClients({ manifest, composition }: ReadableObject): readonly NetworkPolicyPort[] {
  return clientPorts(manifest(), composition ?? { attachments: [] }).map(policyPort);
}

/** The ports that are scraped: those that `scrape` reads, or would by default. */
export function portsForScrapers({ manifest, composition }: ReadableObject): readonly NetworkPolicyPort[] {
  const { attachments = [], scraped } = composition ?? {};
  const template = podTemplateOf(manifest())?.template;
  return scrapedPorts(template, attachments, scraped?.names, '').ports.map(policyPort);
}

/** A port for scrapers, and who reads or opens it. */
export interface MetricsPort {
  readonly of: string;
  readonly port: NetworkPolicyPort;
}

/** The ports that its attachments open for scrapers, and those that `scrape` reads of other containers. */
export function metricsPorts(workload: ComposedObject): readonly MetricsPort[] {
  const { attachments, scraped } = workload.composition;
  const opened = attachments.flatMap(({ name, ports }) =>
    Object.values(ports)
      .filter((port: AttachmentPort | undefined) => port?.purpose === 'metrics')
      .map((port) => ({ of: `attachment "${name}"`, port: policyPort(port) })),
  );
  if (scraped === undefined) return opened;
  const read = portsForScrapers(workload).filter((port) => !opened.some((other) => equal(other.port, port)));
  return [...opened, ...read.map((port) => ({ of: 'scrape', port }))];
}

/** A port by its number: how names of native sidecars' ports are found depends on the network plugin. */
function policyPort({
  containerPort,
  protocol = 'TCP',
}: Pick<AttachmentPort, 'containerPort' | 'protocol'>): NetworkPolicyPort {
  return { port: containerPort, protocol };
}

/** The ports that a peer is given, in Kubernetes' words. */
export function givenPorts({ ports }: SelectedPeer): readonly NetworkPolicyPort[] | undefined {
  return ports?.map((port) => (typeof port === 'number' ? { port, protocol: 'TCP' } : port));
}
