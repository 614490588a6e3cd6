import type { Service } from '../../../kubernetes/generated/types';
import type { Details } from '../../report/report';
import { type App, address, type Selecting } from '../facts/app';
import { type Awaited, awaitedIn } from '../facts/awaited';
import { alike } from '../facts/intended-workload';
import type { Practice, ReportPractice } from '../facts/practice';
import type { Workload } from '../facts/workload';

/**
 * An init container that waits for a Service, or a probe that calls one, waits forever if the Service has another name or no such
 * port. Services may exist elsewhere: a name only counts as wrong if it is almost that of a Service in the app.
 */
export const waitTarget: Practice = {
  code: 'practice/wait-target',
  on: true,
  check: (app, report) => {
    if (app.services.length === 0) return;
    for (const workload of app.workloads) {
      checkInitContainers(app, workload, report);
      checkProbes(app, workload, report);
    }
  },
};

function checkInitContainers(app: App, workload: Workload, report: ReportPractice): void {
  for (const { container, field, role } of workload.containers) {
    if (role !== 'init') continue;
    const { command = [], args = [] } = container;
    const problem = firstProblem(app, workload, awaitedIn([...command, ...args]));
    if (problem === undefined) continue;
    report(workload, workload.at(`${field}.${args.length > 0 ? 'args' : 'command'}`), problem);
  }
}

function checkProbes(app: App, workload: Workload, report: ReportPractice): void {
  for (const { placed, name, endpoint } of workload.probes) {
    const field = `${placed.field}.${name}`;
    const command = placed.container[name]?.exec?.command;
    if (command !== undefined) {
      const problem = firstProblem(app, workload, awaitedIn(command));
      if (problem !== undefined) report(workload, workload.at(`${field}.exec.command`), problem);
    } else if (endpoint !== undefined && endpoint.host !== '') {
      const port = Number(endpoint.port);
      const problem = problemOf(app, workload, { host: endpoint.host, ...(port > 0 && { port }) });
      if (problem !== undefined) report(workload, workload.at(`${field}.${endpoint.action}.host`), problem);
    }
  }
}

function firstProblem(app: App, workload: Workload, awaited: readonly Awaited[]): Details | undefined {
  for (const one of awaited) {
    const problem = problemOf(app, workload, one);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function problemOf(app: App, workload: Workload, { host, port }: Awaited): Details | undefined {
  const [name = '', namespace = workload.namespace, kind = 'svc'] = host.split('.');
  if (kind !== 'svc' || name === 'localhost') return undefined;
  const service = app.servicesByName.get(address(namespace, name)) ?? app.servicesByName.get(address('', name));
  if (service !== undefined) return port === undefined ? undefined : portProblem(service, port);
  const isOther = app.otherNames.has(name) || app.services.length > maxServices;
  const intended = isOther ? undefined : near(app, namespace).find((one) => one.name !== name && alike(name, one.name));
  if (intended === undefined) return undefined;
  return { message: `no Service "${name}" in the app: it waits forever`, fix: `did you mean "${intended.name}"?` };
}

/** Names are compared with those of at most so many Services. */
const maxServices = 100;

function near({ services }: App, namespace: string): readonly Selecting<Service>[] {
  return services.filter((one) => one.namespace === namespace || one.namespace === '');
}

/** A headless Service has the ports of its Pods, and an external one those of its host. */
function portProblem({ name, object }: Selecting<Service>, port: number): Details | undefined {
  const { ports = [], clusterIP, type } = object.spec ?? {};
  if (clusterIP === 'None' || type === 'ExternalName' || ports.length === 0) return undefined;
  if (ports.some((one) => one.port === port)) return undefined;
  const numbers = ports.map((one) => one.port).slice(0, 10);
  return {
    message: `no port ${port} in Service "${name}", only ${numbers.join(', ')}: it waits forever`,
    fix: 'set a port of the Service, not of the Pod',
  };
}
