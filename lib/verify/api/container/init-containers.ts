import type { FieldPath } from '../../../findings/field-path';
import type { Container } from '../../../kubernetes/generated/types';
import { forbidden, type Report } from '../../report/report';
import { type ContainerContext, validateContainer } from './container';
import { validateUnique } from './container-names';
import type { HandlerContext } from './handlers';
import { validateLifecycle } from './lifecycle';
import { validateHostPortsOf } from './ports';
import { validateProbes } from './probes';
import { validateInitResizePolicy } from './resize-policy';
import { validateInitRestartPolicy } from './restart-rules';

/** What an init container has that runs to its end only as a sidecar. */
const sidecarFields = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/**
 * The init containers of a Pod, sidecars among them.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 */
export function validateInitContainers(place: ContainerContext, handlers: HandlerContext): void {
  const { spec, path, target, report } = place.pod;
  const containers = spec.initContainers;
  if (containers === undefined || containers.length === 0) return;
  const list = `${path}.initContainers`;
  const names = new Set((spec.containers ?? []).map((container) => container.name ?? ''));
  for (let at = 0; at < containers.length; at += 1) {
    const container = containers[at];
    if (container === undefined) continue;
    const field = `${list}[${at}]`;
    validateContainer(container, field, place);
    validateInitRestartPolicy(container, field, target, report);
    const name = container.name ?? '';
    if (name !== '' || names.has(name)) validateUnique(name, names, `${field}.name`, report);
    // One runs after the other, so that each can have the host ports of the one before.
    validateHostPortsOf(container, field, `${list}[0]`, new Map(), report);
    if (container.restartPolicy === 'Always') validateSidecar(container, field, handlers);
    else reportSidecarFields(container, field, report);
    validateInitResizePolicy(container, `${field}.resizePolicy`, place.pod);
  }
}

function validateSidecar(container: Container, path: FieldPath, handlers: HandlerContext): void {
  if (container.lifecycle !== undefined) validateLifecycle(container.lifecycle, `${path}.lifecycle`, handlers);
  validateProbes(container, path, handlers);
}

function reportSidecarFields(container: Container, path: FieldPath, report: Report): void {
  for (const name of sidecarFields) {
    if (container[name] === undefined) continue;
    const message = 'must not be set on an init container that is not a sidecar';
    const fix = 'remove it, or set restartPolicy: Always (since 1.29) to make it a sidecar';
    report(forbidden('api/init-container-fields', `${path}.${name}`, { message, fix }));
  }
}
