import { child, type FieldPath, index } from '../../../findings/field-path';
import type { Finding } from '../../../findings/finding';
import { valueText } from '../../../findings/value-text';
import { compareAmounts } from '../../../kubernetes/amounts';
import type { MetricIdentifier, MetricSpec, MetricTarget } from '../../../kubernetes/generated/types';
import { forbidden, invalid, notSupported, type Report, required } from '../../report/report';
import { unsupported } from '../../report/wording';
import type { Target } from '../../target/target';
import { checkName, isLabel } from '../formats/name-format';
import { isPathSegment } from '../formats/path-segment';
import { problemOfContainerResource } from '../formats/resource-names';
import { hasInvalidVersion, type VersionNeeds, validateObjectReference } from './object-reference';

const code = 'api/metric';

/** The sources of metrics in the order in which the server checks them: a second one is refused unchecked. */
const sources = ['object', 'external', 'pods', 'resource', 'containerResource'] as const;
type Source = (typeof sources)[number];

const sourceOf: ReadonlyMap<string, Source> = new Map([
  ['ContainerResource', 'containerResource'],
  ['External', 'external'],
  ['Object', 'object'],
  ['Pods', 'pods'],
  ['Resource', 'resource'],
]);
const types: ReadonlySet<string> = new Set(sourceOf.keys());

/** The fields of every kind of metric source, of which each has some. */
interface AnyMetric {
  readonly type?: string | undefined;
  readonly object?: Partial<NonNullable<MetricSpecOf<'object'>>> | undefined;
  readonly external?: Partial<NonNullable<MetricSpecOf<'external'>>> | undefined;
  readonly pods?: Partial<NonNullable<MetricSpecOf<'pods'>>> | undefined;
  readonly resource?: Partial<NonNullable<MetricSpecOf<'resource'>>> | undefined;
  readonly containerResource?: Partial<NonNullable<MetricSpecOf<'containerResource'>>> | undefined;
}
type MetricSpecOf<Name extends Source> = MetricSpec extends infer Spec
  ? Spec extends { readonly [Field in Name]?: infer Value }
    ? Value
    : never
  : never;

/** The metrics of an autoscaler. Without Pods there are none of theirs: to come back from zero takes one from elsewhere. */
export function validateMetrics(
  metrics: readonly AnyMetric[],
  minReplicas: number | undefined,
  target: Target,
  report: Report,
  old: readonly AnyMetric[] = [],
): void {
  // An API version that is not valid is tolerated where an old metric has one.
  const isTolerated = old.some(
    ({ type, object }) => type === 'Object' && hasInvalidVersion(object?.describedObject ?? {}),
  );
  const walk: Walk = { target, report, needs: isTolerated ? 'nothing' : 'form' };
  for (const [at, metric] of metrics.entries()) validateMetric(metric, index('spec.metrics', at), walk);
  if (minReplicas !== 0 || metrics.some(({ type }) => type === 'Object' || type === 'External')) return;
  report(
    forbidden('api/autoscaler-limits', 'spec.metrics', {
      message: 'minReplicas: 0 requires an Object or External metric',
      fix: 'add a metric of type Object or External, or set minReplicas: 1',
    }),
  );
}

interface Walk {
  readonly target: Target;
  readonly report: Report;
  /** Of the objects that metrics describe. */
  readonly needs: VersionNeeds;
}

function validateMetric(metric: AnyMetric, path: FieldPath, walk: Walk): void {
  const { report } = walk;
  const { type = '' } = metric;
  if (type === '') report(required(code, child(path, 'type'), unsupported(type, types)));
  if (!types.has(type)) report(notSupported(code, child(path, 'type'), unsupported(type, types)));
  const present = sources.filter((source) => metric[source] !== undefined);
  const [first] = present;
  if (first !== undefined) validateSource(metric, first, child(path, first), walk);
  const expected = sourceOf.get(type);
  if (expected !== undefined && metric[expected] === undefined) report(noSource(type, child(path, expected)));
  if (present.length === 1) return;
  for (const source of present) if (source !== expected) report(otherSource(type, child(path, source)));
}

function validateSource(metric: AnyMetric, source: Source, path: FieldPath, { target, report, needs }: Walk): void {
  const { object, external, pods, resource, containerResource } = metric;
  switch (source) {
    case 'object':
      validateObjectReference(object?.describedObject ?? {}, child(path, 'describedObject'), needs, target, report);
      validateIdentifier(object?.metric, child(path, 'metric'), report);
      validateValues(object?.target, child(path, 'target'), 'value', 'averageValue', report);
      break;
    case 'external':
      validateIdentifier(external?.metric, child(path, 'metric'), report);
      validateValues(external?.target, child(path, 'target'), 'value', 'averageValue', report);
      if (external?.target?.value !== undefined && external.target.averageValue !== undefined) {
        report(both(child(path, 'target.value')));
      }
      break;
    case 'pods':
      validateIdentifier(pods?.metric, child(path, 'metric'), report);
      validateValues(pods?.target, child(path, 'target'), 'averageValue', 'averageValue', report);
      break;
    case 'resource':
      if ((resource?.name ?? '') === '') report(noName('resource', child(path, 'name')));
      validateUsage(resource?.target, child(path, 'target'), report);
      break;
    case 'containerResource':
      validateContainer(containerResource ?? {}, path, report);
      validateUsage(containerResource?.target, child(path, 'target'), report);
  }
}

function validateContainer(
  { name = '', container = '' }: NonNullable<AnyMetric['containerResource']>,
  path: FieldPath,
  report: Report,
): void {
  const problem = problemOfContainerResource(name);
  if (name === '') report(noName('resource', child(path, 'name')));
  else if (problem !== undefined) report(noContainerResource(name, problem, child(path, 'name')));
  if (container === '') report(noName('container', child(path, 'container')));
  else checkName(container, isLabel, child(path, 'container'), report, { code });
}

function validateIdentifier(metric: Partial<MetricIdentifier> | undefined, path: FieldPath, report: Report): void {
  const name = metric?.name ?? '';
  if (name === '') report(noName('metric', child(path, 'name')));
  else checkName(name, isPathSegment, child(path, 'name'), report, { code });
}

/** The target of a resource: a share of what is requested, or an amount, not both. */
function validateUsage(target: Partial<MetricTarget> | undefined, path: FieldPath, report: Report): void {
  validateValues(target, path, 'averageValue', 'averageUtilization', report);
  if (target?.averageUtilization !== undefined && target.averageValue !== undefined) {
    report(both(child(path, 'averageValue')));
  }
}

type Amount = 'value' | 'averageValue' | 'averageUtilization';

const targetTypes: ReadonlySet<string> = new Set(['AverageValue', 'Utilization', 'Value']);

/** A target: its type, its amounts, and that one of two is there. */
function validateValues(
  target: Partial<MetricTarget> | undefined,
  path: FieldPath,
  one: Amount,
  other: Amount,
  report: Report,
): void {
  const { type = '', value, averageValue, averageUtilization } = target ?? {};
  if (type === '') report(required(code, child(path, 'type'), unsupported(type, targetTypes)));
  if (!targetTypes.has(type)) report(invalid(code, child(path, 'type'), unsupported(type, targetTypes)));
  if (value !== undefined && compareAmounts(value, 0) <= 0) report(notPositive(value, child(path, 'value')));
  if (averageValue !== undefined && compareAmounts(averageValue, 0) <= 0) {
    report(notPositive(averageValue, child(path, 'averageValue')));
  }
  if (averageUtilization !== undefined && averageUtilization < 1) {
    report(notPositive(averageUtilization, child(path, 'averageUtilization')));
  }
  if (target?.[one] !== undefined || target?.[other] !== undefined) return;
  const fix = one === other ? `set ${other}` : `set ${other} or ${one}`;
  // Of the target as a whole: an amount of a wrong type in it is not missing.
  report(required(code, path, { message: 'missing target of the metric', fix, serverField: child(path, other) }));
}

function notPositive(value: number | string, field: FieldPath): Finding {
  return invalid(code, field, {
    value,
    message: `must be greater than 0, got ${valueText(value)}`,
    fix: 'set more than 0',
  });
}

function both(field: FieldPath): Finding {
  return forbidden(code, field, { message: 'must not be set with another target', fix: 'remove one of them' });
}

function noName(what: string, field: FieldPath): Finding {
  return required(code, field, { message: `missing name of the ${what}`, fix: 'set it' });
}

function noContainerResource(name: string, problem: string, field: FieldPath): Finding {
  return invalid(code, field, {
    value: name,
    message: problem,
    fix: 'use cpu, memory, ephemeral-storage or <domain>/<name>',
  });
}

function noSource(type: string, field: FieldPath): Finding {
  return required(code, field, { message: `required when type is ${type}`, fix: 'set it' });
}

function otherSource(type: string, field: FieldPath): Finding {
  const message = `must not be set when type is ${valueText(type)}`;
  return forbidden(code, field, { message, fix: 'move it to its own metric, or remove it' });
}
