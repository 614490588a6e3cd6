import { child, type FieldPath, key } from '../../../findings/field-path';
import { compareAmounts } from '../../../kubernetes/amounts';
import type { Container, Quantity, ResourceRequirements } from '../../../kubernetes/generated/types';
import { equal } from '../../../values/equal';
import { own } from '../../../values/own';
import { forbidden, type Report } from '../../report/report';
import type { Target } from '../../target/target';
import { changedField, type KindObject } from '../changed-field';

type Amounts = Readonly<Record<string, Quantity>>;

const kinds = ['requests', 'limits'] as const;

/** A resize of a container. Init containers that are no sidecars are resized from 1.36 on. */
export function validateContainerResize(
  container: Container,
  old: Container,
  path: FieldPath,
  target: Target,
  report: Report,
): void {
  const isInit = path.startsWith('spec.initContainers');
  const isSidecar = isInit && container.restartPolicy === 'Always';
  const isResized = !isInit || isSidecar || target.gate('InPlacePodVerticalScalingInitContainers');
  if (!isResized) {
    reportChanges(container, old, path, 'spec', report);
    return;
  }
  const isOldSidecar = old.restartPolicy === 'Always';
  if (!isInit || isOldSidecar || target.gate('InPlacePodVerticalScalingInitContainers')) {
    validateKept(container.resources, old.resources, child(path, 'resources'), report);
    if (!target.since('1.34')) validateMemoryLimit(container, old, path, report);
  }
  const serverField = isInit && target.since('1.36') ? path : 'spec';
  reportChanges(withOldAmounts(container, old, target), old, path, serverField, report);
  if (isInit && !isSidecar && !equal(container, old)) reportRestarts(container, path, report);
}

/** A resize of the resources of the Pod itself. */
export function validatePodResourcesResize(
  resources: ResourceRequirements | undefined,
  old: ResourceRequirements | undefined,
  report: Report,
): void {
  const path = 'spec.resources';
  if (old !== undefined && resources === undefined) {
    report(removed(path, 'resources'));
    return;
  }
  if (old !== undefined) validateKept(resources, old, path, report);
  const masked = resources === undefined ? undefined : withOldCpuAndMemory(resources, old);
  reportChanges(isBlank(masked) && old === undefined ? undefined : masked, old, path, 'spec', report);
}

/** Resources of the Pod itself in which nothing is set are no others than absent ones, but a change all the same. */
export function validateEmptyPodResources(
  resources: ResourceRequirements | undefined,
  old: ResourceRequirements | undefined,
  report: Report,
): void {
  if (isBlank(resources) && isBlank(old)) reportChanges(resources, old, 'spec.resources', 'spec', report);
}

function isBlank(resources: ResourceRequirements | undefined): boolean {
  const { requests = {}, limits = {}, claims = [] } = resources ?? {};
  return Object.keys(requests).length + Object.keys(limits).length + claims.length === 0;
}

/** What is requested or limited stays so, whatever the amount. */
function validateKept(
  resources: ResourceRequirements | undefined,
  old: ResourceRequirements | undefined,
  path: FieldPath,
  report: Report,
): void {
  for (const kind of kinds) {
    const lost = Object.keys(old?.[kind] ?? {}).filter((name) => own(resources?.[kind], name) === undefined);
    if (lost.length > 0) report(removed(child(path, kind), lost.join(', ')));
  }
}

function removed(field: FieldPath, what: string) {
  return forbidden('api/resize-removal', field, {
    message: `${what} must not be removed in a resize`,
    fix: 'set another amount',
  });
}

/** In 1.33, memory is only taken from a container that is restarted for it. */
function validateMemoryLimit(container: Container, old: Container, path: FieldPath, report: Report): void {
  const policy = (container.resizePolicy ?? []).find(({ resourceName }) => resourceName === 'memory');
  if (policy !== undefined && policy.restartPolicy !== 'NotRequired') return;
  const [limit, before] = [container.resources?.limits?.memory, old.resources?.limits?.memory];
  if (limit === undefined || (before !== undefined && compareAmounts(limit, before) >= 0)) return;
  report(
    forbidden('api/resize-memory-limit', key(child(path, 'resources.limits'), 'memory'), {
      value: limit,
      message: `must not be lower than ${before ?? 'none'} without a restart in Kubernetes 1.33`,
      fix: 'set resizePolicy RestartContainer for memory when the Pod is created',
    }),
  );
}

function reportChanges(value: unknown, old: unknown, path: FieldPath, serverField: FieldPath, report: Report): void {
  const field = changedField(value, old, path, aPod);
  if (field === undefined) return;
  report(
    forbidden('api/resize-other', field, {
      message: 'must not change in a resize: only cpu and memory do',
      fix: 'keep it',
      serverField,
    }),
  );
}

const aPod: KindObject = { apiVersion: 'v1', kind: 'Pod' };

function reportRestarts({ resizePolicy = [] }: Container, path: FieldPath, report: Report): void {
  if (!resizePolicy.some(({ restartPolicy }) => restartPolicy === 'RestartContainer')) return;
  report(
    forbidden('api/resize-init-restart', path, {
      message: 'an init container with a resizePolicy of RestartContainer cannot be resized',
      fix: 'keep its resources',
    }),
  );
}

/** The container with cpu and memory as they were. Up to 1.36, servers forget its claims, too. */
function withOldAmounts(container: Container, old: Container, target: Target): Container {
  const { claims, ...amounts } = withOldCpuAndMemory(container.resources ?? {}, old.resources, !target.since('1.35'));
  const resources = target.since('1.37') && claims !== undefined ? { ...amounts, claims } : amounts;
  return withResources(container, resources);
}

/** Resources with cpu and memory as they were. */
function withOldCpuAndMemory(
  resources: ResourceRequirements,
  old: ResourceRequirements | undefined,
  takesAnyWhereNoneWas = false,
): ResourceRequirements {
  const [requests, limits] = kinds.map((kind) => {
    const before: Amounts = old?.[kind] ?? {};
    if (takesAnyWhereNoneWas && Object.keys(before).length === 0) return {};
    const { cpu: _, memory: __, ...others }: Amounts = resources[kind] ?? {};
    const { cpu, memory } = before;
    return { ...others, ...(cpu !== undefined && { cpu }), ...(memory !== undefined && { memory }) };
  });
  return {
    ...resources,
    ...kept('requests', requests),
    ...kept('limits', limits),
  };
}

function kept(name: string, amounts: Amounts | undefined): object {
  return { [name]: amounts === undefined || Object.keys(amounts).length === 0 ? undefined : amounts };
}

function withResources(container: Container, resources: ResourceRequirements): Container {
  const { resources: _, ...others } = container;
  return isBlank(resources) ? others : { ...others, resources };
}
