import type { PlacedContainer } from '../../../anatomy/containers';
import type { App } from './app';
import { resolvePort } from './target-port';
import type { Workload } from './workload';

/** A main container or sidecar that a Service sends requests to. */
export interface Served {
  readonly workload: Workload;
  readonly container: PlacedContainer;
  /** The name of the first such Service. */
  readonly service: string;
}

/** The containers that get requests of Services, each once. */
export function servedContainers({ services }: Pick<App, 'services'>): Iterable<Served> {
  const found = new Map<string, Served>();
  for (const { object, selected, name: service } of services) {
    for (const { port, targetPort, protocol } of object.spec?.ports ?? []) {
      for (const workload of selected.workloads) {
        const resolved = resolvePort(workload, targetPort ?? port, protocol ?? 'TCP');
        if (resolved.kind !== 'listener') continue;
        const { containerField } = resolved.listener;
        const key = `${workload.index} ${containerField}`;
        const container = workload.longRunning.find(({ field }) => field === containerField);
        if (container !== undefined && !found.has(key)) found.set(key, { workload, container, service });
      }
    }
  }
  return found.values();
}
