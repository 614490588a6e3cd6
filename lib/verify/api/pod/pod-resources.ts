import { child, type FieldPath, key as keyPath } from '../../../findings/field-path';
import { compareAmounts } from '../../../kubernetes/amounts';
import type { PodSpec, Quantity, ResourceRequirements } from '../../../kubernetes/generated/types';
import { aggregate } from '../../defaults/aggregate-resources';
import type { Draft } from '../../defaults/draft';
import { forbidden, invalid } from '../../report/report';
import { resourceClaimNames } from '../container/container-claims';
import { validateResourceRequirements } from '../container/resources';
import { containerPath } from '../context/containers-in';
import type { PodContext } from '../context/pod-context';
import { isHugePages } from '../formats/resource-names';

const code = 'api/pod-resources';

/**
 * The resources of a Pod as a whole, within which those of its containers have to be.
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#pod-level-resource-specification
 */
export function validatePodResources(context: PodContext): void {
  const { spec, target, report } = context;
  const { resources } = spec;
  if (resources === undefined || !target.gate('PodLevelResources')) return;
  const path = child(context.path, 'resources');
  if (spec.os?.name === 'windows' && target.since('1.34')) {
    const message = 'must not be set when spec.os.name is windows';
    report(forbidden(code, path, { message, fix: 'set resources on the containers' }));
    return;
  }
  if (resources.claims !== undefined) {
    const message = 'must not be set on the Pod';
    report(forbidden(code, child(path, 'claims'), { message, fix: 'move it to a container' }));
  }
  validateResourceRequirements(resources, path, 'pod', resourceClaimNames(spec), report);
  validateSums(resources, path, context);
  validateContainerLimits(resources, path, context);
}

function validateSums(
  { requests = {}, limits = {} }: ResourceRequirements,
  path: FieldPath,
  context: PodContext,
): void {
  const { report, target } = context;
  // A draft could be changed, which summing up does not do.
  const spec = context.spec as unknown as Draft<PodSpec>;
  for (const [name, sum] of Object.entries(aggregate(spec, 'requests'))) {
    const request = amountOf(requests, name) ?? (target.since('1.34') ? undefined : 0);
    if (request === undefined || compareAmounts(sum, request) <= 0) continue;
    report(tooLittle('request', name, sum, request, keyPath(child(path, 'requests'), name)));
  }
  if (!target.since('1.34')) return;
  for (const [name, sum] of Object.entries(aggregate(spec, 'limits'))) {
    const limit = isHugePages(name) ? amountOf(limits, name) : undefined;
    if (limit === undefined || compareAmounts(sum, limit) <= 0) continue;
    report(tooLittle('limit', name, sum, limit, keyPath(child(path, 'limits'), name)));
  }
}

/** The server has a path of its own for these. */
function validateContainerLimits({ limits = {} }: ResourceRequirements, path: FieldPath, context: PodContext): void {
  for (const [at, { resources }] of (context.spec.containers ?? []).entries()) {
    for (const [name, own] of Object.entries(resources?.limits ?? {})) {
      const limit = amountOf(limits, name);
      if (limit === undefined || compareAmounts(own, limit) <= 0) continue;
      context.report(
        invalid(code, keyPath(child(containerPath(context.path, 'containers', at), 'resources.limits'), name), {
          value: own,
          message: `must be at most the Pod's ${name} limit (${limit}), got ${own}`,
          fix: "lower it, or raise the Pod's limit",
          serverField: child(keyPath(containerPath(path, 'containers', at), name), 'limits'),
        }),
      );
    }
  }
}

function amountOf(amounts: Readonly<Record<string, Quantity>>, name: string): Quantity | undefined {
  return Object.hasOwn(amounts, name) ? amounts[name] : undefined;
}

function tooLittle(what: 'request' | 'limit', name: string, sum: Quantity, value: Quantity, field: FieldPath) {
  return invalid(code, field, {
    value,
    message: `must be at least the sum of the containers' ${name} ${what}s (${sum}), got ${value}`,
    fix: `set ${sum} or more`,
  });
}
