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
        message: 'missing',
        fix: 'add a port, or set clusterIP: None',
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
        message: 'must not be set when type is ClusterIP',
        fix: 'remove it, or set type: NodePort',
      }),
    );
  }
  for (const [at, { nodePort = 0, protocol }] of ports.entries()) {
    if (nodePort === 0) continue;
    const key = `${protocol} ${nodePort}`;
    if (seen.has(key)) {
      const message = `duplicate node port ${nodePort} (${protocol})`;
      report(
        duplicate(code, child(index('spec.ports', at), 'nodePort'), {
          value: nodePort,
          message,
          fix: 'change one of them',
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
      const message = `duplicate port ${port} (${protocol})`;
      report(
        duplicate(code, child(path, 'port'), { value: port, message, fix: 'change one of them', serverField: path }),
      );
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
    report(required(code, field, { message: 'required when the Service has several ports', fix: 'set a name' }));
    return;
  }
  checkName(name, isLabel, field, report, { code });
  if (names.has(name)) {
    report(
      duplicate(code, field, {
        value: name,
        message: `duplicate port name ${valueText(name)}`,
        fix: 'rename one of them',
      }),
    );
  }
  names.add(name);
}

/** A port by its number, or by the name of a container's port. */
function validatePortNumberOrName(port: IntOrString, field: FieldPath, report: Report): void {
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
        message: "must not be the kubelet's port before Kubernetes 1.33",
        fix: 'change one of them',
        serverField: path,
      }),
    );
  }
}
