import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { EphemeralContainer, VolumeMount } from '../../../kubernetes/generated/types';
import { forbidden, notFound, type Report } from '../../report/report';
import { type ContainerContext, validateContainer } from './container';
import { validateUnique } from './container-names';
import { validateImageEdges } from './image';

/** What a container that is only for a look inside cannot have, in the order of the server. */
const forbiddenFields = [
  'ports',
  'resources',
  'resizePolicy',
  'restartPolicy',
  'restartPolicyRules',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
] as const satisfies readonly (keyof EphemeralContainer)[];

/**
 * The ephemeral containers of a Pod. No object is created with any, but the server checks them all the same.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/
 */
export function validateEphemeralContainers(place: ContainerContext): void {
  const { spec, path, report } = place.pod;
  const containers = spec.ephemeralContainers;
  if (containers === undefined || containers.length === 0) return;
  const regular = [...(spec.containers ?? []), ...(spec.initContainers ?? [])];
  const others = new Set(regular.map((container) => container.name ?? ''));
  const names = new Set(others);
  for (let at = 0; at < containers.length; at += 1) {
    const container = containers[at];
    if (container === undefined) continue;
    const field = `${path}.ephemeralContainers[${at}]`;
    validateContainer(container, field, place);
    validateImageEdges(container, field, report);
    validateUnique(container.name ?? '', names, `${field}.name`, report);
    validateTarget(container.targetContainerName ?? '', others, `${field}.targetContainerName`, report);
    reportForbiddenFields(container, field, report);
    reportSubPaths(container.volumeMounts ?? [], `${field}.volumeMounts`, report);
  }
}

function validateTarget(name: string, others: ReadonlySet<string>, field: FieldPath, report: Report): void {
  if (name === '' || others.has(name)) return;
  const message = `unknown container ${valueText(name)}`;
  report(
    notFound('api/ephemeral-container-target', field, {
      message,
      value: name,
      fix: 'set the name of a container or init container',
    }),
  );
}

function reportForbiddenFields(container: EphemeralContainer, path: FieldPath, report: Report): void {
  for (const name of forbiddenFields) {
    const value = container[name];
    // Resources that say nothing at all are, to the server, none.
    if (value === undefined || (name === 'resources' && Object.keys(value).length === 0)) continue;
    const message = 'must not be set on an ephemeral container';
    report(forbidden('api/ephemeral-container-fields', `${path}.${name}`, { message, fix: 'remove it' }));
  }
}

function reportSubPaths(mounts: readonly VolumeMount[], path: FieldPath, report: Report): void {
  for (let at = 0; at < mounts.length; at += 1) {
    const {
      subPath = '',
      subPathExpr = '',
    }: { readonly subPath?: string | undefined; readonly subPathExpr?: string | undefined } = mounts[at] ?? {};
    const message = 'must not be set on an ephemeral container';
    const code = 'api/ephemeral-container-fields';
    if (subPath !== '')
      report(forbidden(code, `${path}[${at}].subPath`, { message, value: subPath, fix: 'remove it' }));
    if (subPathExpr !== '') {
      report(forbidden(code, `${path}[${at}].subPathExpr`, { message, value: subPathExpr, fix: 'remove it' }));
    }
  }
}
