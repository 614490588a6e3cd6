import { type ApiObject, Lazy } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { get } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import type { HorizontalPodAutoscalerBehavior, MetricSpec } from '../kubernetes/generated/types';
import { supports } from '../pod/features';
import { check } from '../values/check';
import { defined } from '../values/defined';
import { settingsOf } from './app-settings';
import { templateTarget } from './attach';
import { type AutoscaleOptions, autoscaleArguments, checkNumbers, type UsageTarget } from './autoscale-options';
import { otherAutoscalerOf } from './autoscaler-of';
import { type CompanionKind, placeCompanion } from './companion';
import { type ComposedObject, composed } from './composition';
import { isScalable, replicasPath } from './pod-count';
import { type ScaledContainer, scaledContainer } from './scaled-container';
import { addStep, manage } from './synth';
import { withoutReplicas } from './without-replicas';

export type { AutoscaleOptions, UsageTarget } from './autoscale-options';

const verb = 'autoscale';
const autoscaler: CompanionKind = {
  verb,
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  id: 'autoscaler',
  once: 'but two autoscalers undo what the other does',
};

const scaleDown: HorizontalPodAutoscalerBehavior['scaleDown'] = {
  stabilizationWindowSeconds: 300,
  policies: [{ type: 'Percent', value: 25, periodSeconds: 60 }],
};

/**
 * Scales a workload by what its application uses, with a HorizontalPodAutoscaler. One container is measured, so that
 * sidecars do not count. `replicas` is removed from the workload's manifest, as each apply would reset what the autoscaler
 * chose (0 stays, which turns the autoscaler off). A Deployment that runs already needs a step before that. Also for
 * workloads of cdk8s-plus, Helm or an `Include`.
 *
 * @example autoscale(shop, { min: 2, max: 10, cpu: 70 })
 * @throws Error where the target cannot be scaled, or has an autoscaler already.
 * @throws RangeError where no metric is set, or a number is not valid.
 * @see https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/
 */
export function autoscale(target: IConstruct, options: AutoscaleOptions): ApiObject {
  check(verb, { target, options }, autoscaleArguments);
  const place = templateTarget(target, verb);
  const scaled = place.object;
  if (!isScalable(scaled)) {
    throw new Error(
      `${verb}: a ${scaled.kind} has no replicas (${target.node.path}); use a Deployment or a StatefulSet`,
    );
  }
  checkNumbers(options);
  const workload = composed(place);
  markScaled(workload);
  const { metadata, min, max, container, behavior } = options;
  const measured = () => scaledContainer(workload, container);
  const placed = placeCompanion(workload, autoscaler, metadata, {
    spec: {
      scaleTargetRef: { apiVersion: scaled.apiVersion, kind: scaled.kind, name: scaled.name },
      minReplicas: min,
      maxReplicas: max,
      metrics: Lazy.any({ produce: () => metricsOf(options, measured) }),
      behavior: { scaleDown, ...(behavior !== undefined && defined(behavior)) },
    },
  });
  addStep(scaled, withoutReplicas(replicasPath(scaled)));
  const usesContainer = options.cpu !== undefined || options.memory !== undefined;
  addStep(placed, (manifest) => ({
    manifest,
    findings: [
      ...withoutName(workload),
      ...besidesAnother(scaled),
      ...(usesContainer ? [...measured().findings, ...withoutGate(workload)] : []),
    ],
  }));
  return placed;
}

/** Notes it for cdk8s-plus, too, whose workloads then have no replicas. */
function markScaled(workload: ComposedObject): void {
  const { owner } = manage(workload.object);
  const scalable = owner as IConstruct & { readonly hasAutoscaler?: unknown; readonly markHasAutoscaler?: unknown };
  const isOurs = workload.composition.companions.has(verb);
  if (scalable.hasAutoscaler === true && !isOurs) {
    throw new Error(`${verb}: ${owner.node.path} has a HorizontalPodAutoscaler of cdk8s-plus; remove one of the two`);
  }
  if (typeof scalable.markHasAutoscaler === 'function') scalable.markHasAutoscaler();
}

function metricsOf(
  { cpu, memory, custom = [] }: AutoscaleOptions,
  measured: () => ScaledContainer,
): readonly MetricSpec[] {
  const usages = Object.entries({ cpu, memory }).flatMap(([name, usage]): readonly MetricSpec[] =>
    usage === undefined ? [] : [containerMetric(name, usage, measured().name)],
  );
  return [...usages, ...custom];
}

function containerMetric(name: string, usage: UsageTarget, container: string): MetricSpec {
  const target =
    typeof usage === 'number'
      ? ({ type: 'Utilization', averageUtilization: usage } as const)
      : ({ type: 'AverageValue', averageValue: usage.averageValue } as const);
  return { type: 'ContainerResource', containerResource: { name, container, target } };
}

function withoutName({ composition }: ComposedObject): readonly Finding[] {
  if (composition.own?.generateName === undefined) return [];
  return [
    {
      code: 'app/autoscaler-target',
      severity: 'error',
      field: 'spec.scaleTargetRef',
      message: 'the server names the workload (generateName), so the autoscaler cannot find it',
      fix: 'set metadata.name of the workload',
    },
  ];
}

/** That the chart has another autoscaler of the workload, as a Helm chart may. */
function besidesAnother(scaled: ApiObject): readonly Finding[] {
  const other = otherAutoscalerOf(scaled);
  if (other === undefined) return [];
  return [
    {
      code: 'app/autoscaler-target',
      severity: 'error',
      field: 'spec.scaleTargetRef',
      message: `HorizontalPodAutoscaler "${get(other, 'metadata.name')}" scales it, too: each undoes what the other does`,
      fix: 'remove one of the two',
    },
  ];
}

function withoutGate({ object, composition }: ComposedObject): readonly Finding[] {
  const { kubernetes, featureGates } = settingsOf(object, composition.own?.settings);
  if (supports({ kubernetes, featureGates }, 'containerMetrics')) return [];
  return [
    {
      code: 'app/autoscaler-target',
      severity: 'error',
      field: 'spec.metrics',
      message: 'one container is only measured with the feature gate HPAContainerMetrics, which is off',
      fix: 'set featureGates: { HPAContainerMetrics: true }, or measure the Pod with a Resource metric in custom',
    },
  ];
}
