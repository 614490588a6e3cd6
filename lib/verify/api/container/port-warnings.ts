import type { FieldPath } from '../../../findings/field-path';
import type { Finding } from '../../../findings/finding';
import { valueText } from '../../../findings/value-text';
import type { ContainerPort, PodSpec } from '../../../kubernetes/generated/types';
import { containerPath, eachContainer } from '../context/containers-in';
import type { PodContext } from '../context/pod-context';

/** The ports of one number and protocol that were declared so far: the first of each sort that another can clash with. */
interface Declared {
  readonly first: FieldPath;
  withoutHostPort: FieldPath | undefined;
  /** By host port and host address, `*` standing for any one address. */
  readonly byHost: Map<string, FieldPath>;
}

/**
 * Ports that more than one entry declares, in one container or several, and addresses of the host without a port. The
 * server warns of each pair; one warning for each entry says enough.
 */
export function warnOfPorts(context: PodContext): void {
  const { report } = context;
  const declared = new Map<string, Declared>();
  eachPort(context, (port, field) => {
    const { hostIP = '', hostPort = 0 } = port;
    if (hostIP !== '' && hostPort === 0) report(withoutHostPort(port, field));
    const key = `${port.containerPort ?? 0}/${port.protocol ?? ''}`;
    const others = declared.get(key) ?? { first: field, withoutHostPort: undefined, byHost: new Map() };
    declared.set(key, others);
    if (others.first !== field) warnOfClash(port, field, others, context);
    if (hostPort === 0) others.withoutHostPort ??= field;
    for (const host of hostPort === 0 ? [] : [hostIP, ...(hostIP === '' ? [] : ['*'])]) {
      if (!others.byHost.has(`${hostPort}/${host}`)) others.byHost.set(`${hostPort}/${host}`, field);
    }
  });
}

/** Two entries on other host ports, or on one host port of two addresses, are no clash. */
function warnOfClash(port: ContainerPort, field: FieldPath, others: Declared, { report }: PodContext): void {
  const { hostIP = '', hostPort = 0 } = port;
  if (hostPort === 0 || others.withoutHostPort !== undefined) {
    report(twice(port, field, others.withoutHostPort ?? others.first));
    return;
  }
  const same = others.byHost.get(`${hostPort}/${hostIP}`);
  if (same !== undefined) report(twice(port, field, same));
  const ambiguous = others.byHost.get(`${hostPort}/${hostIP === '' ? '*' : ''}`);
  if (same === undefined && ambiguous !== undefined) report(twice(port, field, ambiguous));
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
      message: `duplicate port name ${valueText(name)}: Services and probes use ${first}`,
      fix: 'rename one of them',
    });
  });
}

/** Whether a port says an address of the host. */
export function hasHostAddress(spec: PodSpec): boolean {
  let has = false;
  eachContainer(spec, ({ ports }) => {
    for (const { hostIP } of ports ?? []) has ||= hostIP !== undefined;
  });
  return has;
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

function twice(port: ContainerPort, field: FieldPath, other: FieldPath): Finding {
  return {
    code: 'api/duplicate-port',
    severity: 'warning',
    field,
    value: port.containerPort,
    message: `duplicate port ${port.containerPort} (${port.protocol}), first in ${other}`,
    fix: 'remove one of them',
  };
}

function withoutHostPort(port: ContainerPort, field: FieldPath): Finding {
  return {
    code: 'api/host-ip-without-port',
    severity: 'warning',
    field,
    value: port.hostIP,
    message: `hostIP ${valueText(port.hostIP)} has no effect without hostPort`,
    fix: 'remove hostIP, or set hostPort',
  };
}
