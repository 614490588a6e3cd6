import { containerText, type PlacedContainer } from '../../../anatomy/containers';
import { nearest } from '../../../values/nearest';
import type { Details } from '../../report/report';
import { isFilledIn } from '../facts/injected';
import { isMistypedPort } from '../facts/mistyped-port';
import type { Practice } from '../facts/practice';
import type { ProbeEndpoint } from '../facts/probes';
import type { Workload } from '../facts/workload';

/**
 * A probe calls a port of its container. A name must be a port name of that container. A number need not be declared: it
 * only counts as missing if no container declares it, and its own container declares a similar one.
 */
export const probePort: Practice = {
  code: 'practice/probe-port',
  on: true,
  checkWorkload: (workload, report) => {
    for (const { placed, name, endpoint } of workload.probes) {
      // A probe of another host does not call a container of the Pod.
      if (endpoint === undefined || endpoint.host !== '' || isFilledIn(placed.container)) continue;
      const finding = problemOf(workload, placed, endpoint);
      if (finding === undefined) continue;
      const field = workload.at(`${placed.field}.${name}.${endpoint.action}.port`);
      report(workload, field, { ...finding, value: endpoint.port });
    }
  },
};

function problemOf(
  workload: Workload,
  { container, name }: PlacedContainer,
  { port }: ProbeEndpoint,
): Details | undefined {
  const own = container.ports ?? [];
  if (typeof port === 'string' && !/^\d+$/.test(port)) {
    if (own.some((declared) => declared.name === port)) return undefined;
    const names = own.flatMap((declared) => declared.name ?? []);
    const intended = nearest(port, names);
    return {
      message: `no port named "${port}" in ${containerText(name)}${listed(names)}: the probe always fails`,
      fix: intended === undefined ? 'set the port that the container listens on' : `did you mean "${intended}"?`,
    };
  }
  const number = Number(port);
  // Fast path: usually the container itself has the port.
  if (workload.spec.hostNetwork === true || own.some(({ containerPort }) => containerPort === number)) return undefined;
  const intended = own.find(({ containerPort, protocol = 'TCP' }) => {
    return containerPort !== undefined && protocol === 'TCP' && isMistypedPort(number, containerPort);
  });
  if (intended === undefined || workload.open.has(number)) return undefined;
  return {
    message: `no container declares port ${port}, ${containerText(name)} declares ${intended.containerPort}`,
    fix: `set ${intended.containerPort}, or declare ${port} under ports`,
  };
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? '' : `, only ${names.map((name) => `"${name}"`).join(', ')}`;
}
