import type { PlacedContainer } from '../../../anatomy/containers';
import { nearest } from '../../../values/nearest';
import type { Details } from '../../report/report';
import { isFilledIn } from '../facts/injected';
import type { Practice } from '../facts/practice';
import type { Knock } from '../facts/probes';
import type { Workload } from '../facts/workload';

/**
 * A probe goes to a port that its container has. A name is looked up among the ports of the container alone. A number need
 * not be declared: it counts as missing where no container of the Pod declares it, and its own one nearly does.
 */
export const probePort: Practice = {
  code: 'practice/probe-port',
  on: true,
  checkWorkload: (workload, report) => {
    for (const { placed, name, knock } of workload.probes) {
      // A probe of another host is of no container here.
      if (knock === undefined || knock.host !== '' || isFilledIn(placed.container)) continue;
      const finding = problemOf(workload, placed, knock);
      if (finding === undefined) continue;
      const field = workload.at(`${placed.field}.${name}.${knock.action}.port`);
      report(workload, field, { ...finding, value: knock.port });
    }
  },
};

function problemOf(workload: Workload, { container, name }: PlacedContainer, { port }: Knock): Details | undefined {
  const own = container.ports ?? [];
  if (typeof port === 'string' && !/^\d+$/.test(port)) {
    if (own.some((declared) => declared.name === port)) return undefined;
    const names = own.flatMap((declared) => declared.name ?? []);
    const meant = nearest(port, names);
    return {
      message: `no port named "${port}" in container "${name}"${listed(names)}: the probe always fails`,
      fix: meant === undefined ? 'set the port that the container listens on' : `did you mean "${meant}"?`,
    };
  }
  const number = Number(port);
  // Nearly always, the container has the port itself: that takes no walk through the others.
  if (workload.spec.hostNetwork === true || own.some(({ containerPort }) => containerPort === number)) return undefined;
  const meant = own.find(({ containerPort, protocol = 'TCP' }) => {
    return containerPort !== undefined && protocol === 'TCP' && isMistyped(`${number}`, `${containerPort}`);
  });
  if (meant === undefined || workload.open.has(number)) return undefined;
  return {
    message: `no container declares port ${port}, container "${name}" declares ${meant.containerPort}`,
    fix: `set ${meant.containerPort}, or declare ${port} under ports`,
  };
}

/**
 * Whether a number is another one with two digits swapped, or one digit more or less behind the first. One with another digit,
 * or with one in front, is how people number the next port: 8081 beside 8080, 18080 for 8080.
 */
function isMistyped(number: string, declared: string): boolean {
  if (number.length !== declared.length) return isOneLess(number, declared) || isOneLess(declared, number);
  const at = [...number].findIndex((digit, position) => digit !== declared[position]);
  return `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}` === declared;
}

/** Whether a text is another one without one of its characters behind the first. */
function isOneLess(short: string, long: string): boolean {
  if (short.length < 2 || short[0] !== long[0]) return false;
  return [...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short);
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? '' : `, only ${names.map((name) => `"${name}"`).join(', ')}`;
}
