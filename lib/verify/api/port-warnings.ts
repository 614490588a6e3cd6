import type { FieldPath } from '../../kubernetes/field-path';
import { found } from '../../kubernetes/found';
import type { ContainerPort } from '../../kubernetes/generated/types';
import type { Issue } from '../../kubernetes/issue';
import { containerPath, eachContainer } from './containers-in';
import type { PodContext } from './pod-context';

/** A port that a container declares, and where. */
interface Declared {
  readonly port: ContainerPort;
  readonly field: FieldPath;
}

/** Ports that more than one entry declares, in one container or several, and addresses of the host without a port. */
export function warnOfPorts(context: PodContext): void {
  const { report } = context;
  const seen = new Map<string, Declared[]>();
  eachPort(context, (port, field) => {
    if ((port.hostIP ?? '') !== '' && hostPortOf(port) === 0) report(withoutHostPort(port, field));
    const key = `${port.containerPort ?? 0}/${port.protocol ?? ''}`;
    const others = seen.get(key);
    if (others === undefined) seen.set(key, [{ port, field }]);
    else {
      for (const other of others) {
        const clash = clashOf(port, other.port);
        if (clash !== undefined) report(twice(port, field, other.field, clash));
      }
      others.push({ port, field });
    }
  });
}

/** Names that more than one port of the Pod has: who looks a port up by that name gets the first. */
export function warnOfPortNames(context: PodContext): void {
  const { report } = context;
  const seen = new Map<string, FieldPath>();
  eachPort(context, ({ name = '' }, field) => {
    if (name === '') return;
    const first = seen.get(name);
    if (first === undefined) {
      seen.set(name, field);
      return;
    }
    report({
      code: 'api/duplicate-port-name',
      severity: 'warning',
      field,
      value: name,
      message: `${found(name)} is the name of ${first} already, and that is where Services and probes will go`,
      fix: 'give each port of the Pod a name of its own',
    });
  });
}

function eachPort({ spec, path }: PodContext, visit: (port: ContainerPort, field: FieldPath) => void): void {
  eachContainer(spec, ({ ports }, list, at) => {
    if (ports === undefined) return;
    const field = `${containerPath(path, list, at)}.ports`;
    for (let position = 0; position < ports.length; position += 1) {
      const port = ports[position];
      if (port !== undefined) visit(port, `${field}[${position}]`);
    }
  });
}

function hostPortOf(port: ContainerPort): number {
  return port.hostPort ?? 0;
}

/** What two entries of one port and protocol are to each other; `undefined` where they are on other host ports. */
function clashOf(left: ContainerPort, right: ContainerPort): string | undefined {
  const leftIP = left.hostIP ?? '';
  const rightIP = right.hostIP ?? '';
  if (leftIP === rightIP && hostPortOf(left) === hostPortOf(right)) return 'is declared';
  if (hostPortOf(left) === 0 || hostPortOf(right) === 0) return 'is declared, with another host port,';
  const ambiguous = hostPortOf(left) === hostPortOf(right) && (leftIP === '') !== (rightIP === '');
  return ambiguous ? 'is declared, with the same host port on all addresses or on one,' : undefined;
}

function twice(port: ContainerPort, field: FieldPath, other: FieldPath, clash: string): Issue {
  return {
    code: 'api/duplicate-port',
    severity: 'warning',
    field,
    value: port.containerPort,
    message: `port ${port.containerPort} (${port.protocol}) ${clash} in ${other} already`,
    fix: 'leave one of the two out',
  };
}

function withoutHostPort(port: ContainerPort, field: FieldPath): Issue {
  return {
    code: 'api/host-ip-without-port',
    severity: 'warning',
    field,
    value: port.hostIP,
    message: `hostIP ${found(port.hostIP)} has no effect, since there is no hostPort`,
    fix: 'leave hostIP out, or add hostPort',
  };
}
