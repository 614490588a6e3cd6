import type { Service } from '../../../kubernetes/generated/types';
import type { App, Selecting } from '../facts/app';
import { intendedWorkload, mayBeCreatedElsewhere, selectsOthers } from '../facts/intended-workload';
import { labelsText } from '../facts/labels-text';
import type { Practice } from '../facts/practice';
import { resolvePort } from '../facts/target-port';
import type { Workload } from '../facts/workload';

type Labels = Readonly<Record<string, string>>;

/** A Service without Pods answers no requests. */
export const serviceSelector: Practice = {
  code: 'practice/service-selector',
  on: true,
  check: (app, report) => {
    const served = new Set(app.services.flatMap(({ selected }) => selected.workloads));
    for (const service of app.services) {
      const { selector = {}, type } = service.object.spec ?? {};
      const { workloads, complete } = service.selected;
      if (workloads.length > 0 || !complete || type === 'ExternalName' || Object.keys(selector).length === 0) continue;
      const intended = intendedWorkload(app, service, selector) ?? unserved(app, service, served);
      if (intended === undefined) continue;
      report(service, 'spec.selector', {
        value: selector,
        message: `no Pods in the app have ${labelsText(selector)}: the Pods of ${intended.kind} "${intended.name}" have ${labelsText(intended.labels)}`,
        fix: 'use labels of the pod template',
      });
    }
  },
};

/** The workload without a Service that has all ports of this Service. */
function unserved(app: App, service: Selecting<Service>, served: ReadonlySet<Workload>): Workload | undefined {
  const ports = service.object.spec?.ports ?? [];
  const selector = service.object.spec?.selector;
  if (ports.length === 0 || mayBeCreatedElsewhere(app, service, selector)) return undefined;
  const near = app.pods.near(service);
  return near.find(
    (one) =>
      !served.has(one) &&
      !selectsOthers(selector, one) &&
      !namesAnother(service, selector, one) &&
      ports.every(({ port, targetPort, protocol }) => {
        const { kind } = resolvePort(one, targetPort ?? port, protocol ?? 'TCP');
        // Without declared ports, it must be the only workload.
        return kind === 'listener' || (kind === 'unknown' && near.length === 1);
      }),
  );
}

/** Whether a selector has the name of its own Service, where the Pods of a workload have that of another component. */
function namesAnother({ name }: Selecting<Service>, selector: Labels = {}, { labels }: Workload): boolean {
  return Object.entries(selector).some(([key, value]) => value === name && labels[key] !== undefined);
}
