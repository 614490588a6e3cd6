import type { ContainerPort, ServicePort } from '../kubernetes/generated/types';
import { podTemplateOf } from '../kubernetes/pod-template';
import { findsSidecarPorts } from '../kubernetes/sidecar-ports';
import type { KubernetesVersion } from '../kubernetes/version';
import type { Attachment, AttachmentPort } from '../pod/attachment';
import type { Composition } from './app-state';
import type { Manifest } from './manifest';
import { isForScrapers, scrapedPorts } from './scraping/scraped-ports';

type Port = Pick<ContainerPort, 'name' | 'containerPort' | 'protocol'>;

/** The port numbers under which clients expect what a port's name says; any other port keeps its number. */
const wellKnown: Readonly<Record<string, number>> = { http: 80, https: 443 };

/** What matters of a Service that publishes ports. */
interface PublishingService {
  readonly kubernetes: KubernetesVersion;
  readonly isHeadless: boolean;
}

type NamedPort = ServicePort & { readonly name: string };

/** What decides which ports of a workload are for whom. */
type PortUsers = Pick<Composition, 'attachments' | 'scraped'>;

/**
 * What a Service in front of a workload publishes: what its proxies take in, else what its main containers declare. What
 * attachments open for scrapes, probes and administration is not for clients, nor is a port that only `scrape` is for.
 */
export function publishedPorts(
  manifest: Manifest,
  users: PortUsers,
  { kubernetes, isHeadless }: PublishingService,
): readonly ServicePort[] {
  const traffic = trafficPorts(users.attachments);
  // Clients of a headless Service connect to the Pods, which do not listen at other numbers.
  const numbered = isHeadless ? (ports: readonly NamedPort[]) => ports : atWellKnown;
  if (traffic.length === 0) return numbered(ownPorts(manifest, users).map(servicePort));
  // Of two proxies with one role, each goes by the name of its port and at its number.
  const only = (role: string) => traffic.filter(([other]) => other === role).length === 1;
  return numbered(
    traffic.map(([role, port]) => ({
      ...servicePort(port),
      targetPort: targetPort(port, kubernetes),
      ...(only(role) && { name: role }),
    })),
  );
}

/** The ports that clients connect to, as the containers declare them: those of the proxies, else of the main containers. */
export function clientPorts(manifest: Manifest, users: PortUsers): readonly Port[] {
  const traffic = trafficPorts(users.attachments);
  return traffic.length > 0 ? traffic.map(([, port]) => port) : ownPorts(manifest, users);
}

function portsOf(attachments: readonly Attachment[]): readonly (readonly [role: string, port: AttachmentPort])[] {
  return attachments.flatMap(({ ports }) => Object.entries(ports));
}

function trafficPorts(attachments: readonly Attachment[]) {
  return portsOf(attachments).filter(([, port]) => port.purpose === 'traffic');
}

/** The ports of the main containers that no attachment brings, without those for scrapers unless there are no others. */
function ownPorts(manifest: Manifest, { attachments, scraped }: PortUsers): readonly Port[] {
  const opened = portsOf(attachments);
  const own = mainPorts(manifest).filter((port) => !opened.some(([, other]) => sameTarget(port, other)));
  if (scraped === undefined) return own;
  const template = podTemplateOf(manifest)?.template;
  const forScrapers = scrapedPorts(template, attachments, scraped.names, '').ports.filter(isForScrapers);
  const forClients = own.filter((port) => !forScrapers.some((other) => sameTarget(port, other)));
  return forClients.length > 0 ? forClients : own;
}

/** The port of an attachment, whose container may be a native sidecar, as the Services of a release find it. */
export function targetPort({ name, containerPort }: AttachmentPort, kubernetes: KubernetesVersion): string | number {
  return findsSidecarPorts(kubernetes) ? name : containerPort;
}

/** Each at the number that its name stands for, unless another one of them has that number itself. */
function atWellKnown(ports: readonly NamedPort[]): readonly ServicePort[] {
  return ports.map((port) => {
    const expected = wellKnown[port.name];
    const taken = ports.some((other) => other !== port && other.port === expected && other.protocol === port.protocol);
    return expected === undefined || taken ? port : { ...port, port: expected };
  });
}

function sameTarget(one: Port, other: Port): boolean {
  return one.containerPort === other.containerPort && (one.protocol ?? 'TCP') === (other.protocol ?? 'TCP');
}

/** All ports that the main containers declare, with the same numbers, or `undefined` if none. */
export function servicePorts(manifest: Manifest): readonly ServicePort[] | undefined {
  const ports = mainPorts(manifest).map(servicePort);
  return ports.length === 0 ? undefined : ports;
}

function mainPorts(manifest: Manifest): readonly Port[] {
  // Where a list is none, the workload itself reports that.
  return listOf(podTemplateOf(manifest)?.template.spec?.containers).flatMap((container) => listOf(container?.ports));
}

function listOf<T>(list: readonly T[] | undefined): readonly T[] {
  return Array.isArray(list) ? list : [];
}

function servicePort({ name, containerPort, protocol }: Port): NamedPort {
  return {
    name: name ?? `${(protocol ?? 'TCP').toLowerCase()}-${containerPort}`,
    port: containerPort,
    targetPort: name ?? containerPort,
    ...(protocol !== undefined && protocol !== 'TCP' && { protocol }),
  };
}
