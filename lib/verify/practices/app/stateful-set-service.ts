import { address } from '../facts/app';
import type { Practice } from '../facts/practice';
import type { Workload } from '../facts/workload';

/** The Pods of a StatefulSet get their DNS names from the headless Service that `serviceName` names. */
export const statefulSetService: Practice = {
  code: 'practice/stateful-set-service',
  on: true,
  check: (app, report) => {
    if (app.services.length === 0) return;
    const headless = new Map<object, string>();
    for (const { object, selected, name } of app.services) {
      if (object.spec?.clusterIP === 'None') for (const workload of selected.workloads) headless.set(workload, name);
    }
    for (const workload of app.workloads) {
      if (workload.like !== 'StatefulSet') continue;
      const { serviceName = '' } = (workload.object.spec ?? {}) as { readonly serviceName?: string };
      if (serviceName === '') continue;
      const service = app.servicesByName.get(address(workload.namespace, serviceName));
      const intended = headless.get(workload);
      if (service === undefined && intended === undefined) continue;
      if (service?.object.spec?.clusterIP === 'None') continue;
      // Without the names of its Pods, any Service will do.
      if (service !== undefined && !usesPodNames(workload, serviceName)) continue;
      // A Service without a namespace may end up in the right one.
      if (service === undefined && app.servicesByName.has(address('', serviceName))) continue;
      report(workload, 'spec.serviceName', {
        value: serviceName,
        message:
          service === undefined
            ? `no Service "${serviceName}" in the app: the headless Service of these Pods is "${intended}"`
            : `Service "${serviceName}" is not headless: the Pods get no DNS names of their own`,
        fix: intended === undefined ? 'add a Service with clusterIP: None, and set its name here' : `set "${intended}"`,
      });
    }
  },
};

/** Whether a container has the DNS name of a Pod in its configuration: `db-0.db`, `$(POD_NAME).db`. */
function usesPodNames({ containers }: Workload, service: string): boolean {
  return containers.some(({ container: { command = [], args = [], env = [] } }) =>
    [...command, ...args, ...env.map(({ value = '' }) => value)].some((text) => hasPodName(text, service)),
  );
}

function hasPodName(text: string, service: string): boolean {
  for (let at = text.indexOf(`.${service}`); at !== -1; at = text.indexOf(`.${service}`, at + 1)) {
    if (/[\d)}]/.test(text.charAt(at - 1)) && !/[\w-]/.test(text.charAt(at + 1 + service.length))) return true;
  }
  return false;
}
