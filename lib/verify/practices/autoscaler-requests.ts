import type { Autoscaling } from './app';
import { asks } from './missing-requests';
import type { Practice, ReportPractice } from './practice';
import type { Workload } from './workload';

/** Utilization is a share of what is requested: without a request there is none, and the autoscaler does nothing. */
export const autoscalerRequests: Practice = {
  code: 'practice/autoscaler-requests',
  on: true,
  check: ({ autoscalers }, report) => {
    for (const autoscaler of autoscalers) {
      if (autoscaler.scaled !== undefined) checkMetrics(autoscaler, autoscaler.scaled, report);
    }
  },
};

function checkMetrics(autoscaler: Autoscaling, scaled: Workload, report: ReportPractice): void {
  for (const [at, { resource, containerResource }] of (autoscaler.object.spec.metrics ?? []).entries()) {
    const source = resource ?? containerResource;
    const what = source?.name;
    if (source === undefined || what === undefined || source.target?.averageUtilization === undefined) continue;
    if (asks(scaled.spec.resources, what)) continue;
    const only = containerResource?.container;
    const without = scaled.lasting.find(
      ({ name, container }) => (only === undefined || name === only) && !asks(container.resources, what),
    );
    if (without === undefined) continue;
    const kind = resource === undefined ? 'containerResource' : 'resource';
    report(autoscaler, `spec.metrics[${at}].${kind}.target.averageUtilization`, {
      value: source.target.averageUtilization,
      message: `container "${without.name}" of ${scaled.kind} "${scaled.name}" requests no ${what}: there is nothing to take a share of`,
      fix: `request ${what} there, or scale by \`averageValue\``,
    });
  }
}
