import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { VolumeMount } from '../../../kubernetes/generated/types';
import { duplicate, forbidden, invalid } from '../../report/report';
import { validateEnum } from '../formats/enum';
import type { MountContext } from './mount-context';

const propagations: ReadonlySet<string> = new Set(['Bidirectional', 'HostToContainer', 'None']);
const unprivileged: ReadonlySet<string> = new Set(['HostToContainer', 'None']);
const recursions: ReadonlySet<string> = new Set(['Disabled', 'Enabled', 'IfPossible']);
const bindOptions: ReadonlySet<string> = new Set(['nodev', 'noexec', 'nosuid']);

/** How a volume is mounted. The server leaves the mount's position out of the path, but for bindMountOptions. */
export function validateMountOptions(mount: VolumeMount, field: FieldPath, path: FieldPath, place: MountContext): void {
  if (mount.mountPropagation !== undefined) validatePropagation(mount.mountPropagation, field, path, place);
  if (mount.recursiveReadOnly !== undefined) validateRecursion(mount, mount.recursiveReadOnly, field, path, place);
  if (mount.bindMountOptions !== undefined) validateBindOptions(mount, mount.bindMountOptions, field, place);
}

function validatePropagation(
  value: string,
  field: FieldPath,
  path: FieldPath,
  { privileged, report }: MountContext,
): void {
  const serverField = `${path}.mountPropagation`;
  const real = `${field}.mountPropagation`;
  const fitting = privileged ? propagations : unprivileged;
  validateEnum(value, propagations, real, report, { serverField, fitting });
  if (value !== 'Bidirectional' || privileged) return;
  const message = 'Bidirectional requires a privileged container';
  const fix = 'set HostToContainer or None, or privileged: true';
  report(forbidden('api/mount-propagation', real, { message, value, fix, serverField }));
}

function validateRecursion(
  mount: VolumeMount,
  value: string,
  field: FieldPath,
  path: FieldPath,
  { report }: MountContext,
): void {
  if (value === 'Disabled') return;
  const serverField = `${path}.recursiveReadOnly`;
  const real = `${field}.recursiveReadOnly`;
  if (!recursions.has(value)) {
    validateEnum(value, recursions, real, report, { serverField });
    return;
  }
  if (mount.readOnly !== true) {
    const message = 'requires readOnly: true on the mount';
    report(forbidden('api/recursive-read-only', real, { message, value, fix: 'set readOnly: true', serverField }));
  }
  if (mount.mountPropagation !== undefined && mount.mountPropagation !== 'None') {
    const message = `requires mountPropagation None, got ${valueText(mount.mountPropagation)}`;
    report(forbidden('api/recursive-read-only', real, { message, value, fix: 'remove mountPropagation', serverField }));
  }
}

function validateBindOptions(
  mount: VolumeMount,
  options: readonly string[],
  field: FieldPath,
  { volumes, report }: MountContext,
): void {
  for (let at = 0; at < options.length; at += 1) {
    const option = options[at] ?? '';
    const place = `${field}.bindMountOptions[${at}]`;
    validateEnum(option, bindOptions, place, report);
    if (options.indexOf(option) < at) {
      const message = `duplicate option ${valueText(option)}`;
      report(duplicate('api/duplicate-entry', place, { message, value: option, fix: 'remove one of them' }));
    }
  }
  if (options.length === 0 || volumes.get(mount.name ?? '')?.image === undefined) return;
  const message = 'must not be set on an image volume';
  report(invalid('api/mount-propagation', `${field}.bindMountOptions`, { message, value: options, fix: 'remove it' }));
}
