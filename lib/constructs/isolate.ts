import { type ApiObject, Lazy } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { check } from '../values/check';
import { type CompanionKind, placeCompanion, templateWithPods } from './companion';
import { composed } from './composition';
import { admits } from './isolation/admits';
import { type IsolateOptions, isolateArguments, type SelectedPeer } from './isolation/options';
import { type KnownPeer, knownPeers } from './isolation/peers';
import { allowedTraffic, type Isolation } from './isolation/traffic';
import { podLabelsOf, withoutLabels } from './pod-labels';
import { addStep } from './synth';

export type { IsolateOptions, Peer, SelectedPeer } from './isolation/options';

const verb = 'isolate';
const policy: CompanionKind = {
  verb,
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  id: 'network-policy',
  once: 'but what each of them allows is allowed',
};

/**
 * Denies a workload all traffic but what its parts need, with a NetworkPolicy: its clients may connect to its proxy, or to
 * its main containers, scrapers to the metrics ports of its attachments; it may connect to DNS, to `to`, and to the servers
 * that its attachments send to. Also for workloads of cdk8s-plus, Helm or an `Include`.
 *
 * @example isolate(shop, { from: [{ namespace: 'ingress-nginx' }], to: [database], scrapedFrom: [{ namespace: 'monitoring' }] })
 * @throws Error where the target or a peer has no Pods, or where the target is isolated already: policies add up.
 * @throws TypeError for a peer that is not valid.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function isolate(target: IConstruct, options: IsolateOptions = {}): ApiObject {
  check(verb, { target, options }, isolateArguments);
  const { from, to = [], scrapedFrom, dns = clusterDns } = options;
  const workload = composed(templateWithPods(target, verb));
  const isolation: Isolation = {
    from: from && knownPeers(from),
    to: knownPeers(to),
    scrapedFrom: scrapedFrom && knownPeers(scrapedFrom),
    dns: dns === false ? [] : dnsServers(dns),
  };
  const traffic = () => allowedTraffic(workload, isolation);
  const placed = placeCompanion(workload, policy, options.metadata, {
    spec: {
      podSelector: { matchLabels: Lazy.any({ produce: () => podLabelsOf(workload) ?? {} }) },
      policyTypes: ['Ingress', 'Egress'],
      ingress: Lazy.any({ produce: () => present(traffic().ingress) }),
      egress: Lazy.any({ produce: () => present(traffic().egress) }),
    },
  });
  workload.composition.admits = (client) =>
    isolation.from?.some((peer) => admits(peer, client, workload.object)) ?? false;
  addStep(placed, (manifest) => ({
    manifest,
    findings: [...withoutLabels(workload, 'spec.podSelector.matchLabels'), ...traffic().findings],
  }));
  return placed;
}

const clusterDns: SelectedPeer = { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } };

/** DNS uses both protocols: TCP for answers that are too long for a datagram. */
function dnsServers(dns: SelectedPeer): readonly KnownPeer[] {
  const ports = (dns.ports ?? [53]).flatMap((port) =>
    typeof port === 'number'
      ? [
          { port, protocol: 'UDP' as const },
          { port, protocol: 'TCP' as const },
        ]
      : [port],
  );
  return knownPeers([{ ...dns, ports }]);
}

/** Nothing is allowed where there is no list. */
function present<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
