import { nearest } from '../../../values/nearest';
import type { Details } from '../../report/report';
import type { App, Autoscaling } from '../facts/app';
import { mayShareNamespace } from '../facts/app-object';
import { usageMetrics } from '../facts/autoscaler-metrics';
import type { Practice } from '../facts/practice';
import { scalableKinds } from '../facts/workload';

/** An autoscaler references a workload that can be scaled, and containers of that workload. */
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
        if (container === undefined || scaled.longRunning.some(({ name }) => name === container)) continue;
        const names = scaled.longRunning.map(({ name }) => name);
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

/** A target outside the app may exist: it is only reported if the app has a workload that is most likely intended. */
function missing(app: App, autoscaler: Autoscaling): Details | undefined {
  const { kind = '', name = '', apiVersion = '' } = autoscaler.object.spec.scaleTargetRef ?? {};
  const isOurs = apiVersion === '' || apiVersion === 'v1' || apiVersion.startsWith('apps/');
  const near = app.pods.near(autoscaler);
  if (isOurs && !scalableKinds.has(kind) && near.some((one) => one.name === name && one.kind === kind)) {
    return { message: `a ${kind} cannot be scaled`, fix: 'use a Deployment or StatefulSet' };
  }
  if (!isOurs || !scalableKinds.has(kind) || app.otherNames.has(name)) return undefined;
  // Without a namespace, the two may be in the same one.
  if (near.some((one) => one.kind === kind && one.name === name && mayShareNamespace(one, autoscaler)))
    return undefined;
  const candidates = near.filter((one) => one.standIn === undefined && scalableKinds.has(one.like)).slice(0, 20);
  const intended =
    candidates.find((one) => one.name === name) ??
    candidates.find((one) => one.name === nearest(name, [one.name])) ??
    candidates.find((one) => one.name === autoscaler.name) ??
    (candidates.length === 1 ? candidates[0] : undefined);
  if (intended === undefined) return undefined;
  return {
    message: `no ${kind} "${name}" in the app: the autoscaler does nothing`,
    fix: `did you mean ${intended.kind} "${intended.name}"?`,
  };
}
