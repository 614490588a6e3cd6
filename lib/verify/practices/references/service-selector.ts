import type { Service } from '../../../kubernetes/generated/types';
import type { App, Selecting } from '../facts/app';
import { evidentlyMeant, madeElsewhere, meansOthers } from '../facts/intended-workload';
import { labelsText } from '../facts/labels-text';
import type { Practice } from '../facts/practice';
import { reach } from '../facts/target-port';
import type { Workload } from '../facts/workload';

/** A Service that selects no Pods answers nobody. */
export const serviceSelector: Practice = {
  code: 'practice/service-selector',
  on: true,
  check: (app, report) => {
    const served = new Set(app.services.flatMap(({ selected }) => selected.workloads));
    for (const service of app.services) {
      const { selector = {}, type } = service.object.spec ?? {};
      const { workloads, complete } = service.selected;
      if (workloads.length > 0 || !complete || type === 'ExternalName' || Object.keys(selector).length === 0) continue;
      const meant = evidentlyMeant(app, service, selector) ?? unserved(app, service, served);
      if (meant === undefined) continue;
      report(service, 'spec.selector', {
        value: selector,
        message: `no Pods in the app have ${labelsText(selector)}: the Pods of ${meant.kind} "${meant.name}" have ${labelsText(meant.labels)}`,
        fix: 'use labels of the pod template',
      });
    }
  },
};

/** The workload that no Service leads to, and that has all the ports of one that leads nowhere. */
function unserved(app: App, service: Selecting<Service>, served: ReadonlySet<Workload>): Workload | undefined {
  const ports = service.object.spec?.ports ?? [];
  const selector = service.object.spec?.selector;
  if (ports.length === 0 || madeElsewhere(app, service, selector)) return undefined;
  const near = app.pods.near(service);
  return near.find(
    (one) =>
      !served.has(one) &&
      !meansOthers(selector, one) &&
      ports.every(({ port, targetPort, protocol }) => {
        const { kind } = reach(one, targetPort ?? port, protocol ?? 'TCP');
        // Where no ports are declared, it is at least the only workload.
        return kind === 'listener' || (kind === 'unknown' && near.length === 1);
      }),
  );
}
