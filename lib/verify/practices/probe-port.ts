import type { PlacedContainer } from '../../anatomy/containers';
import { nearest } from '../../kubernetes/nearest';
import type { Finding, Practice } from './practice';
import type { Knock } from './probed';
import type { Workload } from './workload';

/**
 * A probe goes to a port that its container has. A name is looked up among the ports of the container alone; a number
 * counts as missing where the container declares ports, and no container of the Pod has it.
 */
export const probePort: Practice = {
  code: 'practice/probe-port',
  on: true,
  checkWorkload: (workload, report) => {
    for (const { placed, name, knock } of workload.probes) {
      // A probe of another host is of no container here.
      if (knock === undefined || knock.host !== '') continue;
      const finding = problemOf(workload, placed, knock);
      if (finding === undefined) continue;
      const field = workload.at(`${placed.field}.${name}.${knock.action}.port`);
      report(workload, field, { ...finding, value: knock.port });
    }
  },
};

function problemOf(workload: Workload, { container, name }: PlacedContainer, { port }: Knock): Finding | undefined {
  const own = container.ports ?? [];
  if (typeof port === 'string' && !/^\d+$/.test(port)) {
    if (own.some((declared) => declared.name === port)) return undefined;
    const names = own.flatMap((declared) => declared.name ?? []);
    const meant = nearest(port, names);
    return {
      message: `container "${name}" has no port named "${port}"${listed(names)}: the probe always fails`,
      fix: meant === undefined ? 'name the port that the container listens on' : `write ${meant}`,
    };
  }
  if (own.length === 0 || workload.spec.hostNetwork === true) return undefined;
  const number = Number(port);
  const tcp = own.filter(({ protocol }) => (protocol ?? 'TCP') === 'TCP');
  if (tcp.some(({ containerPort }) => containerPort === number)) return undefined;
  if (workload.open.get(number)?.some(({ protocol }) => protocol === 'TCP') === true) return undefined;
  return {
    message: `no container of the Pod declares ${number}/TCP; "${name}" declares ${tcp.map(({ containerPort }) => containerPort).join(', ') || 'no TCP port'}`,
    fix: 'probe a port that is there, or declare this one under `ports`',
  };
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? '' : `, only ${names.map((name) => `"${name}"`).join(', ')}`;
}
