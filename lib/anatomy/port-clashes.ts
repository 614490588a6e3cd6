import type { Called, Clash } from './clash';
import { repeated } from './clash';
import { runTogether } from './containers';
import type { Listener } from './listeners';

/**
 * Two containers that run at the same time and listen on one port and protocol, and host ports with two targets. One
 * container can declare a port twice, with two names or for two host ports: it listens there once.
 */
export function portClashes(all: readonly Listener[]): readonly Clash[] {
  const ports = repeated(all, ({ port, protocol }) => `${port}/${protocol}`, clashOnPort, refused);
  const hostPorts = repeated(
    all,
    ({ hostPort, protocol }) => (hostPort === undefined ? undefined : `${hostPort}/${protocol}`),
    (earlier, later) => clashOnHostPort(earlier, later) && !clashOnPort(earlier, later),
    refused,
  );
  return [
    ...ports.map(([earlier, later]) => ({
      field: portField(later),
      other: portField(earlier),
      value: later.port,
      message: (called: Called) => portMessage(earlier, later, called),
      ...(refused(earlier, later) ? refusal(later) : {}),
    })),
    ...hostPorts.map(([earlier, later]) => ({
      field: `${later.field}.hostPort`,
      other: `${earlier.field}.hostPort`,
      value: later.hostPort,
      message: (called: Called) =>
        `duplicate host port ${later.hostPort}/${later.protocol}: for ${target(later)} here, for ${target(earlier)} at ${called(earlier.field)}`,
      ...(refused(earlier, later) ? refusal(later) : {}),
    })),
  ];
}

function clashOnPort(earlier: Listener, later: Listener): boolean {
  if (earlier.port !== later.port || earlier.protocol !== later.protocol) return false;
  return !sameContainer(earlier, later) && runTogether(earlier, later);
}

function clashOnHostPort(earlier: Listener, later: Listener): boolean {
  const together = sameContainer(earlier, later) || runTogether(earlier, later);
  return together && earlier.hostPort === later.hostPort && addressesOverlap(earlier.hostIP, later.hostIP);
}

const everyAddress: readonly (string | undefined)[] = [undefined, '0.0.0.0', '::'];

function addressesOverlap(one: string | undefined, other: string | undefined): boolean {
  return one === other || everyAddress.includes(one) || everyAddress.includes(other);
}

// The server compares host ports among the main containers, and within each init container.
function refused(earlier: Listener, later: Listener): boolean {
  return (
    later.hostPort !== undefined &&
    earlier.hostPort === later.hostPort &&
    earlier.hostIP === later.hostIP &&
    (sameContainer(earlier, later) || (earlier.role === 'main' && later.role === 'main'))
  );
}

// In init containers, whichever it is, the server prints the position of the first.
function refusal({ field }: Listener): Pick<Clash, 'reason' | 'serverField'> {
  const serverField = `${field.replace(/^spec\.initContainers\[\d+\]/, 'spec.initContainers[0]')}.hostPort`;
  return { reason: 'FieldValueDuplicate', serverField };
}

function portMessage(earlier: Listener, later: Listener, called: Called): string {
  return (
    `port ${later.port}/${later.protocol} of container "${later.container}"${undeclaredNote(later)} is already used by ` +
    `container "${earlier.container}" at ${called(earlier.field)}${undeclaredNote(earlier)}`
  );
}

function undeclaredNote({ declared }: Listener): string {
  return declared ? '' : ' (undeclared)';
}

/**
 * One port name in two places: twice in a container, or for one protocol in two containers whose ports a Service
 * could mean, which plain init containers' are not.
 */
export function portNameClashes(all: readonly Listener[]): readonly Clash[] {
  const pairs = repeated(
    all,
    ({ name }) => name,
    (earlier, later) =>
      sameContainer(earlier, later) ||
      (earlier.role !== 'init' && later.role !== 'init' && earlier.protocol === later.protocol),
    sameContainer,
  );
  return pairs.map(([earlier, later]) => ({
    field: `${later.field}.name`,
    other: `${earlier.field}.name`,
    value: later.name,
    message: (called) =>
      `duplicate port name "${later.name}": for ${target(later)} here, for ${target(earlier)} at ${called(earlier.field)}`,
    ...(sameContainer(earlier, later) ? { reason: 'FieldValueDuplicate' as const } : {}),
  }));
}

function sameContainer(one: Listener, other: Listener): boolean {
  return one.containerField === other.containerField;
}

function portField({ declared, field }: Listener): string {
  return declared ? `${field}.containerPort` : field;
}

function target({ port, protocol, container }: Listener): string {
  return `${port}/${protocol} of container "${container}"`;
}
