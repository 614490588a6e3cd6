import { child, type FieldPath, index } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { IntOrString, Service, ServicePort, ServiceSpec } from '../../../kubernetes/generated/types';
import { portName, portNumber } from '../../../kubernetes/names';
import { duplicate, forbidden, invalid, type Report, required } from '../../report/report';
import type { Target } from '../../target/target';
import { validateEnum } from '../formats/enum';
import { portFix } from '../formats/name-fix';
import { checkName, isLabel, isQualifiedName } from '../formats/name-format';
import { isHeadless } from './service-addresses';
import { validateServiceType } from './service-type';

const code = 'api/service-port';
const protocols: ReadonlySet<string> = new Set(['SCTP', 'TCP', 'UDP']);

/** The port on which the kubelet of each node listens. */
const kubeletPort = 10250;

/** The ports of a Service, behind what goes with its type. */
export function validateServicePorts({ spec }: Service, target: Target, report: Report): void {
  const ports = spec.ports ?? [];
  if (ports.length === 0 && !isHeadless(spec) && spec.type !== 'ExternalName') {
    report(
      required(code, 'spec.ports', {
        message: 'the Service has no ports',
        fix: 'write the ports, or `clusterIP: None` where only the names of the Pods are needed',
      }),
    );
  }
  if (spec.type === 'LoadBalancer' && !target.since('1.33')) validateKubeletPort(ports, report);
  validateServiceType(spec, report);
  const names = new Set<string>();
  for (const [at, port] of ports.entries())
    validatePort(port, ports.length > 1, names, index('spec.ports', at), report);
}

/** Ports on the nodes: none of a Service within the cluster, and each once for a protocol. */
export function validateNodePorts({ type, ports = [] }: ServiceSpec, report: Report): void {
  const seen = new Set<string>();
  for (const [at, { nodePort = 0 }] of ports.entries()) {
    if (type !== 'ClusterIP' || nodePort === 0) continue;
    report(
      forbidden(code, child(index('spec.ports', at), 'nodePort'), {
        value: nodePort,
        message: 'a Service of type ClusterIP has no ports on the nodes',
        fix: 'take it out, or set `type: NodePort`',
      }),
    );
  }
  for (const [at, { nodePort = 0, protocol }] of ports.entries()) {
    if (nodePort === 0) continue;
    const key = `${protocol} ${nodePort}`;
    if (seen.has(key)) {
      const message = `${protocol} port ${nodePort} of the nodes is given twice`;
      report(
        duplicate(code, child(index('spec.ports', at), 'nodePort'), {
          value: nodePort,
          message,
          fix: 'choose another',
        }),
      );
    }
    seen.add(key);
  }
}

/** A port is there once for a protocol. */
export function validatePortsOnce({ ports = [] }: ServiceSpec, report: Report): void {
  if (ports.length < 2) return;
  const seen = new Set<string>();
  for (const [at, { port = 0, protocol }] of ports.entries()) {
    const key = `${protocol} ${port}`;
    const path = index('spec.ports', at);
    if (seen.has(key)) {
      const message = `${protocol} port ${port} is there twice`;
      report(duplicate(code, child(path, 'port'), { value: port, message, fix: 'choose another', serverField: path }));
    }
    seen.add(key);
  }
}

function validatePort(
  port: ServicePort,
  needsName: boolean,
  names: Set<string>,
  path: FieldPath,
  report: Report,
): void {
  validateName(port.name ?? '', needsName, names, child(path, 'name'), report);
  validateNumber(port.port ?? 0, child(path, 'port'), report);
  const { protocol, targetPort, appProtocol } = port;
  validateEnum(protocol, protocols, child(path, 'protocol'), report);
  if (targetPort !== undefined) validatePortNumberOrName(targetPort, child(path, 'targetPort'), report);
  if (appProtocol !== undefined) checkName(appProtocol, isQualifiedName, child(path, 'appProtocol'), report, { code });
}

function validateName(name: string, needed: boolean, names: Set<string>, field: FieldPath, report: Report): void {
  if (name === '') {
    if (!needed) return;
    report(required(code, field, { message: 'a Service with several ports has to name them', fix: 'name it' }));
    return;
  }
  checkName(name, isLabel, field, report, { code });
  if (names.has(name)) {
    report(
      duplicate(code, field, {
        value: name,
        message: `another port is named ${valueText(name)} too`,
        fix: 'rename one',
      }),
    );
  }
  names.add(name);
}

/** A port by its number, or by the name of a container's port. */
export function validatePortNumberOrName(port: IntOrString, field: FieldPath, report: Report): void {
  if (typeof port === 'number') validateNumber(port, field, report);
  else checkName(port, portName, field, report, { code, fix: portFix });
}

function validateNumber(port: number, field: FieldPath, report: Report): void {
  if (port >= 1 && port <= 65_535) return;
  const [problem = ''] = portNumber(port);
  report(invalid(code, field, { value: port, message: problem, fix: 'set 1 to 65535' }));
}

function validateKubeletPort(ports: readonly ServicePort[], report: Report): void {
  for (const [at, { port }] of ports.entries()) {
    if (port !== kubeletPort) continue;
    const path = index('spec.ports', at);
    report(
      invalid(code, child(path, 'port'), {
        value: port,
        message: 'this is the port of the kubelet: servers up to 1.32 do not let it out of the cluster',
        fix: 'choose another',
        serverField: path,
      }),
    );
  }
}
