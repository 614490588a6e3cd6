import type { ContainerPort, ServicePort } from '../kubernetes/generated/types';
import { podTemplateOf } from '../kubernetes/pod-template';
import type { Attachment } from '../pod/attachment';
import type { Manifest } from './rendering';

type Port = Pick<ContainerPort, 'name' | 'containerPort' | 'protocol'>;

/** The port numbers under which clients expect what a port's name says; any other port keeps its number. */
const wellKnown: Readonly<Record<string, number>> = { http: 80, https: 443 };

/**
 * What a Service in front of a workload publishes: what its proxies take in, else what its main containers declare. What
 * attachments open for scrapes, probes and administration is not for clients.
 */
export function publishedPorts(manifest: Manifest, attachments: readonly Attachment[]): readonly ServicePort[] {
  const opened = attachments.flatMap((attachment) => Object.entries(attachment.ports));
  const traffic = opened.filter(([, port]) => port.purpose === 'traffic');
  if (traffic.length === 0) {
    return mainPorts(manifest)
      .filter((port) => !opened.some(([, other]) => sameTarget(port, other)))
      .map(servicePort)
      .map(atWellKnown);
  }
  return traffic.map(([role, port]) => {
    // Of two proxies with one role, each goes by the name of its port and at its number.
    const only = traffic.filter(([other]) => other === role).length === 1;
    return only ? atWellKnown({ ...servicePort(port), name: role }) : servicePort(port);
  });
}

function atWellKnown(port: ServicePort & { readonly name: string }): ServicePort {
  return { ...port, port: wellKnown[port.name] ?? port.port };
}

function sameTarget(one: Port, other: Port): boolean {
  return one.containerPort === other.containerPort && (one.protocol ?? 'TCP') === (other.protocol ?? 'TCP');
}

/** Every port that the main containers declare, at its own number, or `undefined` where there is none. */
export function servicePorts(manifest: Manifest): readonly ServicePort[] | undefined {
  const ports = mainPorts(manifest).map(servicePort);
  return ports.length === 0 ? undefined : ports;
}

function mainPorts(manifest: Manifest): readonly Port[] {
  return podTemplateOf(manifest)?.template.spec?.containers.flatMap((container) => container.ports ?? []) ?? [];
}

function servicePort({ name, containerPort, protocol }: Port): ServicePort & { readonly name: string } {
  return {
    name: name ?? `${(protocol ?? 'TCP').toLowerCase()}-${containerPort}`,
    port: containerPort,
    targetPort: name ?? containerPort,
    ...(protocol !== undefined && protocol !== 'TCP' && { protocol }),
  };
}
