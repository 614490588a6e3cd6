import type { PlacedContainer } from '../../../anatomy/containers';
import { nearest } from '../../../values/nearest';
import type { Details } from '../../report/report';
import { isFilledIn } from '../facts/injected';
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
      message: `no port named "${port}" in container "${name}"${listed(names)}: the probe always fails`,
      fix: intended === undefined ? 'set the port that the container listens on' : `did you mean "${intended}"?`,
    };
  }
  const number = Number(port);
  // Fast path: usually the container itself has the port.
  if (workload.spec.hostNetwork === true || own.some(({ containerPort }) => containerPort === number)) return undefined;
  const intended = own.find(({ containerPort, protocol = 'TCP' }) => {
    return containerPort !== undefined && protocol === 'TCP' && isMistyped(`${number}`, `${containerPort}`);
  });
  if (intended === undefined || workload.open.has(number)) return undefined;
  return {
    message: `no container declares port ${port}, container "${name}" declares ${intended.containerPort}`,
    fix: `set ${intended.containerPort}, or declare ${port} under ports`,
  };
}

/**
 * Whether a number is another one with two digits swapped, or with one digit added or missing after the first one. Ports with
 * another digit, or with one in front, are usually intended: 8081 next to 8080, 18080 for 8080.
 */
function isMistyped(number: string, declared: string): boolean {
  if (number.length !== declared.length) return isOneLess(number, declared) || isOneLess(declared, number);
  const at = [...number].findIndex((digit, position) => digit !== declared[position]);
  return `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}` === declared;
}

/** Whether a string is another one without one of its characters after the first. */
function isOneLess(short: string, long: string): boolean {
  if (short.length < 2 || short[0] !== long[0]) return false;
  return [...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short);
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? '' : `, only ${names.map((name) => `"${name}"`).join(', ')}`;
}
