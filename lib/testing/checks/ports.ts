import { defaultPorts } from '../../attachments/shared/default-ports';
import type { Finding } from '../../findings/finding';
import type { Attachment } from '../../pod/attachment';
import { type ImageName, images } from '../../pod/images';
import { broken } from '../broken';
import { addedContainers, type ContractCheck, type Situation } from '../subject';

/** Its ports are opened by its containers, or by those that it extends, and are not the default of an attachment of this library. */
export const ports: ContractCheck = (subject) => [
  ...subject.situations.flatMap((situation) => notOpened(subject.attachment.ports, situation)),
  ...addedContainers(subject).flatMap(({ added, field }) => {
    const image = added.container.image ?? added.image;
    const own = [...(added.container.ports ?? []), ...(added.listens ?? [])];
    return own.flatMap(({ containerPort, protocol = 'TCP' }) => taken(image, field, containerPort, protocol));
  }),
];

function notOpened(opened: Attachment['ports'], { addition }: Situation): readonly Finding[] {
  const containers = [
    ...(addition.containers ?? []).map(({ container }) => container),
    ...(addition.extend ?? []).map(({ add }) => add),
  ];
  const declared = containers.flatMap((container) => container?.ports ?? []);
  // An attachment that cannot be attached says so, and adds nothing.
  if (addition.findings?.some(({ severity }) => severity === 'error') === true) return [];
  return Object.entries(opened).flatMap(([role, { name, containerPort, protocol = 'TCP' }]) => {
    const same = declared.some(
      (port) => port.name === name && port.containerPort === containerPort && (port.protocol ?? 'TCP') === protocol,
    );
    if (same) return [];
    const message = `no container declares port "${name}" (${containerPort}/${protocol})`;
    const fix = `add { name: "${name}", containerPort: ${containerPort} } to the ports of the container that opens it`;
    return [broken('attachment/ports', `ports.${role}`, message, fix)];
  });
}

function taken(image: string | undefined, field: string, port: number, protocol: string): readonly Finding[] {
  if (protocol !== 'TCP') return [];
  const owner = defaults.find((one) => one.port === port && imageOf(one.tool) !== image);
  if (owner === undefined) return [];
  const message = `port ${port} is a default of ${owner.tool}: the two cannot be in one Pod`;
  const fix = `use another default, such as ${freeAfter(port)}`;
  return [broken('attachment/port-taken', `${field}.container.ports`, message, fix)];
}

/** The next port that is no default. */
function freeAfter(port: number): number {
  const next = port + 1;
  return defaults.some((one) => one.port === next) ? freeAfter(next) : next;
}

/** Absent for a tool that runs in the application. */
function imageOf(tool: string): string | undefined {
  return images[tool as ImageName];
}

const tools = Object.keys(defaultPorts) as (keyof typeof defaultPorts)[];

const defaults = tools
  .flatMap((tool) => Object.values<number>(defaultPorts[tool]).map((port) => ({ tool, port })))
  .sort((one, other) => one.port - other.port);
