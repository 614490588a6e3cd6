import { containerText } from '../../../anatomy/containers';
import type { Autoscaling } from '../facts/app';
import { usageMetrics } from '../facts/autoscaler-metrics';
import type { Practice, ReportPractice } from '../facts/practice';
import type { Workload } from '../facts/workload';
import { hasRequest } from '../resources/missing-requests';

/** Utilization is a percentage of the request: without a request, the autoscaler does nothing. */
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
  // autoscaling/v1 only has a utilization target.
  const alternative = autoscaler.object.apiVersion === 'autoscaling/v1' ? '' : ', or scale by averageValue';
  for (const { source, container: only, utilizationPath } of usageMetrics(autoscaler.object)) {
    const what = source.name;
    if (what === undefined || source.target?.averageUtilization === undefined) continue;
    if (hasRequest(scaled.spec.resources, what)) continue;
    const without = scaled.longRunning.find(
      ({ name, container }) => (only === undefined || name === only) && !hasRequest(container.resources, what),
    );
    if (without === undefined) continue;
    report(autoscaler, utilizationPath, {
      value: source.target.averageUtilization,
      message: `${containerText(without.name)} of ${scaled.kind} "${scaled.name}" has no ${what} request: the autoscaler cannot compute utilization`,
      fix: `set a ${what} request there${alternative}`,
    });
  }
}
