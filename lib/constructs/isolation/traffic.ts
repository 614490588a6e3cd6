import type { Finding } from '../../findings/finding';
import { podTemplateOf } from '../../kubernetes/pod-template';
import { equal } from '../../values/equal';
import type { ComposedObject } from '../composition';
import { objectNamespace } from '../object-name';
import { closedMetrics, closedService, onNodeNetwork, withoutPorts } from './findings';
import { type Allowed, type NetworkRule, networkRules } from './network-rules';
import {
  givenPorts,
  type KnownPeer,
  metricsPorts,
  portsForClients,
  portsForScrapers,
  selectorOf,
  unselective,
} from './peers';
import { servers } from './servers';

/** The peers of a workload. */
export interface Isolation {
  /** Absent where nothing was said of clients. */
  readonly from: readonly KnownPeer[] | undefined;
  readonly to: readonly KnownPeer[];
  /** Absent where nothing was said of scrapers. */
  readonly scrapedFrom: readonly KnownPeer[] | undefined;
  readonly dns: readonly KnownPeer[];
}

/** What the NetworkPolicy of a workload allows, and what is wrong with it. */
export interface AllowedTraffic {
  readonly ingress: readonly NetworkRule<'from'>[];
  readonly egress: readonly NetworkRule<'to'>[];
  readonly findings: readonly Finding[];
}

/** What is allowed to come into the Pods of a workload, and to leave them. */
export function allowedTraffic(workload: ComposedObject, isolation: Isolation): AllowedTraffic {
  const { from = [], to, scrapedFrom = [], dns } = isolation;
  const spec = podTemplateOf(workload.manifest())?.template.spec;
  const namespace = objectNamespace(workload.object);
  const at = (peers: readonly KnownPeer[], ports: Allowed['ports']): readonly Allowed[] =>
    peers.map((one) => ({ peer: selectorOf(one, namespace), ports: givenPorts(one.selected) ?? ports }));
  const served = portsForClients(workload);
  // What serves clients as well, some of them may scrape.
  const closed = metricsPorts(workload).filter(
    ({ port }) => from.length === 0 || !served.some((one) => equal(one, port)),
  );
  const ingress = [...at(from, served), ...at(scrapedFrom, portsForScrapers(workload))];
  const outgoing = servers(workload, to);
  return {
    ingress: networkRules('from', ingress),
    egress: networkRules('to', [...at(dns, undefined), ...outgoing.allowed]),
    findings: [
      ...onNodeNetwork(spec),
      ...[...from, ...scrapedFrom].flatMap((one) => unselective(one, 'spec.ingress')),
      ...to.flatMap((one) => unselective(one, 'spec.egress')),
      ...withoutPorts(workload.object, ingress, 'spec.ingress'),
      ...closedService(workload, isolation.from !== undefined),
      ...closedMetrics(closed, isolation.scrapedFrom !== undefined),
      ...outgoing.findings,
    ],
  };
}
