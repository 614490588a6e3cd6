import type { PodTemplateSpec } from '../kubernetes/generated/types';
import { type PlacedContainer, type Role, roles } from './containers';
import { entriesOf } from './entries';

/** A port on which a container listens without declaring it, as attachments tell of their admin ports. */
export interface UndeclaredPort {
  /** The container's name. */
  readonly container: string;
  readonly containerPort: number;
  /** @default 'TCP' */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP' | undefined;
}

/** A container's listening on a port. */
export interface Listener {
  readonly container: string;
  readonly role: Role;
  /** Where the container stands: `spec.containers[0]`. */
  readonly containerField: string;
  readonly port: number;
  readonly protocol: string;
  /** The port's name, where it has one. */
  readonly name?: string;
  /** The port of the node that leads here, where one does. */
  readonly hostPort?: number;
  /** The address of the node that it is bound to, where one is said. */
  readonly hostIP?: string;
  /** Where this is said: the port's entry, or the container for a port that is not declared. */
  readonly field: string;
  readonly declared: boolean;
}

/**
 * Who listens on which port of a Pod, in start order: what the containers declare, then what `undeclared` adds. An
 * undeclared port that its container declares as well is listed once; one of a missing container is ignored.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports
 */
export function listeners(template: PodTemplateSpec, undeclared: readonly UndeclaredPort[] = []): readonly Listener[] {
  return roles(template.spec).flatMap((placed) => {
    const declared = declaredBy(placed);
    const known = new Set(declared.map(({ port, protocol }) => `${port}/${protocol}`));
    const others = undeclared
      .filter(({ container }) => container === placed.name)
      .map((port) => listenerOf(placed, port, placed.field, false))
      .filter(({ port, protocol }) => !known.has(`${port}/${protocol}`));
    return [...declared, ...others];
  });
}

function declaredBy(placed: PlacedContainer): readonly Listener[] {
  return entriesOf(placed.container.ports, `${placed.field}.ports`)
    .filter(({ value }) => typeof value.containerPort === 'number')
    .map(({ field, value }) => ({
      ...listenerOf(placed, value, field, true),
      ...(isText(value.name) ? { name: value.name } : {}),
      ...(typeof value.hostPort === 'number' && value.hostPort !== 0 ? { hostPort: value.hostPort } : {}),
      ...(isText(value.hostIP) ? { hostIP: value.hostIP } : {}),
    }));
}

function listenerOf(
  { name, role, field: containerField }: PlacedContainer,
  port: { readonly containerPort: number; readonly protocol?: string | undefined },
  field: string,
  declared: boolean,
): Listener {
  const protocol = isText(port.protocol) ? port.protocol : 'TCP';
  return { container: name, role, containerField, port: port.containerPort, protocol, field, declared };
}

// The server takes an empty string in these fields for absence.
function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
