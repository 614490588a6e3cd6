import { nearest } from '../../../values/nearest';
import type { Details } from '../../report/report';
import type { App, Autoscaling } from '../facts/app';
import { mayMeet } from '../facts/app-object';
import { usageMetrics } from '../facts/autoscaler-metrics';
import type { Practice } from '../facts/practice';
import { scalable } from '../facts/workload';

/** An autoscaler points at a workload that can be scaled, and at containers that it has. */
export const autoscalerTarget: Practice = {
  code: 'practice/autoscaler-target',
  on: true,
  check: (app, report) => {
    for (const autoscaler of app.autoscalers) {
      const { scaleTargetRef } = autoscaler.object.spec;
      const { scaled } = autoscaler;
      const finding = scaled === undefined ? missing(app, autoscaler) : undefined;
      if (finding !== undefined) report(autoscaler, 'spec.scaleTargetRef', { ...finding, value: scaleTargetRef });
      if (scaled === undefined) continue;
      for (const { path, container } of usageMetrics(autoscaler.object)) {
        if (container === undefined || scaled.lasting.some(({ name }) => name === container)) continue;
        const names = scaled.lasting.map(({ name }) => name);
        const intended = nearest(container, names);
        report(autoscaler, `${path}.container`, {
          value: container,
          message: `no container "${container}" in ${scaled.kind} "${scaled.name}", only ${names.map((name) => `"${name}"`).join(', ')}`,
          fix: intended === undefined ? 'set the name of one of them' : `did you mean "${intended}"?`,
        });
      }
    }
  },
};

/** That a target is not in the app proves nothing: only where something of the app was evidently meant, it is missing. */
function missing(app: App, autoscaler: Autoscaling): Details | undefined {
  const { kind = '', name = '', apiVersion = '' } = autoscaler.object.spec.scaleTargetRef ?? {};
  const isOurs = apiVersion === '' || apiVersion === 'v1' || apiVersion.startsWith('apps/');
  const near = app.pods.near(autoscaler);
  if (isOurs && !scalable.has(kind) && near.some((one) => one.name === name && one.kind === kind)) {
    return { message: `a ${kind} cannot be scaled`, fix: 'use a Deployment or StatefulSet' };
  }
  if (!isOurs || !scalable.has(kind) || app.otherNames.has(name)) return undefined;
  // One in no namespace, or this one in none, may meet it in the cluster.
  if (near.some((one) => one.kind === kind && one.name === name && mayMeet(one, autoscaler))) return undefined;
  const candidates = near.filter((one) => scalable.has(one.kind)).slice(0, 20);
  const meant =
    candidates.find((one) => one.name === name) ??
    candidates.find((one) => one.name === nearest(name, [one.name])) ??
    candidates.find((one) => one.name === autoscaler.name) ??
    (candidates.length === 1 ? candidates[0] : undefined);
  if (meant === undefined) return undefined;
  return {
    message: `no ${kind} "${name}" in the app: the autoscaler does nothing`,
    fix: `did you mean ${meant.kind} "${meant.name}"?`,
  };
}
