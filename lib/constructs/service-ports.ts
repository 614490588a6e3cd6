import type { ContainerPort, ServicePort } from '../kubernetes/generated/types';
import { podTemplateOf } from '../kubernetes/pod-template';
import type { Attachment } from '../pod/attachment';
import type { Manifest } from './rendering';

type Port = Pick<ContainerPort, 'name' | 'containerPort' | 'protocol'>;

/** The port numbers under which clients expect what a port's name says; any other port keeps its number. */
const wellKnown: Readonly<Record<string, number>> = { http: 80, https: 443 };

/** What a Service in front of a workload publishes: what its proxies take in, else what its main containers declare. */
export function publishedPorts(manifest: Manifest, attachments: readonly Attachment[]): readonly ServicePort[] {
  const traffic = attachments
    .flatMap((attachment) => Object.entries(attachment.ports))
    .filter(([, port]) => port.purpose === 'traffic')
    .map(([role, port]) => ({ ...servicePort(port), name: role }));
  const ports = traffic.length > 0 ? traffic : mainPorts(manifest).map(servicePort);
  return ports.map((port) => ({ ...port, port: wellKnown[port.name] ?? port.port }));
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
