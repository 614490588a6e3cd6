import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { Container, ContainerPort, IntOrString } from '../../../kubernetes/generated/types';
import { portName, portNumber } from '../../../kubernetes/names';
import { duplicate, invalid, type Report, required } from '../../report/report';
import { misspelt, plainPortName } from '../../report/wording';
import { validateRequiredEnum } from '../formats/enum';
import { nameFix, portFix } from '../formats/name-fix';

const protocols: ReadonlySet<string> = new Set(['SCTP', 'TCP', 'UDP']);

/** The declared ports of one container. */
export function validatePorts(ports: readonly ContainerPort[], path: FieldPath, report: Report): void {
  const names = new Map<string, number>();
  for (let at = 0; at < ports.length; at += 1) {
    const port = ports[at];
    if (port === undefined) continue;
    if (port.name !== undefined && port.name !== '') validatePortName(port.name, names, at, path, report);
    if ((port.containerPort ?? 0) === 0) {
      report(
        required('api/port-number', `${path}[${at}].containerPort`, {
          message: 'missing',
          fix: 'set the port that the container listens on, 1 to 65535',
        }),
      );
    } else if (!isPort(port.containerPort)) {
      validatePortNumber(port.containerPort, `${path}[${at}].containerPort`, report);
    }
    if (port.hostPort !== undefined && port.hostPort !== 0) {
      validatePortNumber(port.hostPort, `${path}[${at}].hostPort`, report);
    }
    if (!protocols.has(port.protocol ?? '')) {
      validateRequiredEnum(port.protocol, protocols, `${path}[${at}].protocol`, report);
    }
  }
}

/** A port of a probe or hook: a number, or the name of a port. */
export function validatePortReference(port: IntOrString | undefined, field: FieldPath, report: Report): void {
  if (typeof port !== 'string') validatePortNumber(port ?? 0, field, report);
  else if (!plainPortName.test(port)) {
    const problems = portName(port);
    if (problems.length > 0) misspelt(problems, port, 'api/port-name', field, report, field, portFix(port));
  }
}

/** Host ports that two of the containers would both open. */
export function validateHostPorts(containers: readonly Container[], path: FieldPath, report: Report): void {
  if (!containers.some(opensHostPort)) return;
  const taken = new Map<string, FieldPath>();
  for (let at = 0; at < containers.length; at += 1) {
    validateHostPortsOf(containers[at], `${path}[${at}]`, `${path}[${at}]`, taken, report);
  }
}

function opensHostPort({ ports }: Container): boolean {
  return ports?.some(({ hostPort = 0 }) => hostPort !== 0) === true;
}

/**
 * Host ports of one container that are taken already. The server counts an init container as the first of a list of
 * its own, and so prints another path: `serverPath`.
 */
export function validateHostPortsOf(
  container: Container | undefined,
  path: FieldPath,
  serverPath: FieldPath,
  taken: Map<string, FieldPath>,
  report: Report,
): void {
  const ports = container?.ports ?? [];
  for (let at = 0; at < ports.length; at += 1) {
    const port = ports[at];
    if (port === undefined || (port.hostPort ?? 0) === 0) continue;
    const key = `${port.protocol ?? ''}/${port.hostIP ?? ''}/${port.hostPort}`;
    const other = taken.get(key);
    const field = `${path}.ports[${at}].hostPort`;
    if (other === undefined) taken.set(key, field);
    else {
      report(
        duplicate('api/host-port-unique', field, {
          message: `duplicate host port ${port.hostPort} (${port.protocol}), first in ${other}`,
          value: port.hostPort,
          fix: 'change it, or remove it: a Service does not need one',
          ...(path === serverPath ? {} : { serverField: `${serverPath}.ports[${at}].hostPort` }),
        }),
      );
    }
  }
}

/** The names so far are added to; one that is not valid does not count. */
function validatePortName(name: string, names: Map<string, number>, at: number, path: FieldPath, report: Report): void {
  if (!plainPortName.test(name)) {
    const problems = portName(name);
    if (problems.length > 0) {
      const field = `${path}[${at}].name`;
      misspelt(problems, name, 'api/port-name', field, report, field, nameFix(name, portName));
      return;
    }
  }
  const other = names.get(name);
  if (other === undefined) {
    names.set(name, at);
    return;
  }
  report(
    duplicate('api/port-name-unique', `${path}[${at}].name`, {
      message: `duplicate port name ${valueText(name)}, first in ${path}[${other}]`,
      value: name,
      fix: 'rename one of them',
    }),
  );
}

function isPort(port: number): boolean {
  return port >= 1 && port <= 65_535;
}

function validatePortNumber(port: number, field: FieldPath, report: Report): void {
  if (isPort(port)) return;
  for (const problem of portNumber(port)) {
    report(
      invalid('api/port-number', field, {
        message: problem,
        value: port,
        fix: 'set 1 to 65535',
      }),
    );
  }
}
