import { labelsText } from './labels-text';
import { evidentlyMeant } from './meant';
import type { Practice } from './practice';

/** A Service that selects no Pods answers nobody. */
export const serviceSelector: Practice = {
  code: 'practice/service-selector',
  on: true,
  check: (app, report) => {
    for (const service of app.services) {
      const { selector = {}, type } = service.object.spec ?? {};
      const { workloads, complete } = service.selected;
      if (workloads.length > 0 || !complete || type === 'ExternalName' || Object.keys(selector).length === 0) continue;
      const meant = evidentlyMeant(app, service, selector);
      if (meant === undefined) continue;
      report(service, 'spec.selector', {
        value: selector,
        message: `no Pods of the app have ${labelsText(selector)}; those of ${meant.kind} "${meant.name}" have ${labelsText(meant.labels)}`,
        fix: 'select by labels that the pod template has',
      });
    }
  },
};
