import type { EnvVar, PodSpec } from '../kubernetes/generated/types';
import type { Called, Clash } from './clash';
import { repeated } from './clash';
import { type PlacedContainer, roles } from './containers';
import { type Entry, entriesOf } from './entries';
import { type Mount, normalPath } from './mounts';

/** Duplicate mount paths in a container, also with different slashes. */
export function mountClashes(all: readonly Mount[]): readonly Clash[] {
  const pairs = repeated(all, ({ containerField, mountPath }) => `${containerField} ${normalPath(mountPath)}`);
  return pairs.map(([earlier, later]) => ({
    field: `${later.field}.mountPath`,
    other: `${earlier.field}.mountPath`,
    value: later.mountPath,
    message: (called) =>
      `duplicate mount path "${later.mountPath}" in container "${later.container}": volume "${later.volume}" here, ` +
      `volume "${earlier.volume}" at ${called(earlier.field)}`,
    ...(earlier.mountPath === later.mountPath ? { reason: 'FieldValueInvalid' as const } : {}),
  }));
}

/** Duplicate volume names. */
export function volumeClashes(spec: PodSpec | undefined): readonly Clash[] {
  const pairs = repeated(entriesOf(spec?.volumes, 'spec.volumes'), nameOf);
  return pairs.map(([earlier, later]) => ({
    ...bothNames(earlier, later),
    message: (called) =>
      `duplicate volume "${later.value.name}": ${sourceOf(later)} here, ${sourceOf(earlier)} at ${called(earlier.field)}`,
    reason: 'FieldValueDuplicate',
  }));
}

function sourceOf({ value }: Entry<object>): string {
  const sources = Object.entries(value).filter(
    ([key, source]) => key !== 'name' && source !== undefined && source !== null,
  );
  // The server gives a volume without a source an emptyDir.
  return sources.length === 0 ? 'emptyDir' : sources.map(([key]) => key).join(', ');
}

/** Duplicate variables in a container: the later one hides the earlier, unless it extends it. */
export function envClashes(spec: PodSpec | undefined): readonly Clash[] {
  return roles(spec).flatMap(({ field, name, container }) =>
    repeated(entriesOf(container.env, `${field}.env`), nameOf, hides).map(([earlier, later]) => ({
      ...bothNames(earlier, later),
      message: (called: Called) =>
        `duplicate variable "${later.value.name}" in container "${name}": hides the value at ${called(earlier.field)}`,
    })),
  );
}

/** `$(PATH):/opt` extends the earlier value; `$(PATH)` alone does not. The server has the same rule. */
function hides(_: Entry<EnvVar>, { value: { name, value, valueFrom } }: Entry<EnvVar>): boolean {
  if (valueFrom !== undefined || typeof value !== 'string') return true;
  return value === `$(${name})` || !value.includes(`$(${name})`);
}

/** Duplicate names of main and init containers. Like the server, reads the main containers first. */
export function containerClashes(spec: PodSpec | undefined): readonly Clash[] {
  const all = roles(spec);
  const isMain = ({ role }: PlacedContainer) => role === 'main';
  const inServerOrder = [...all.filter(isMain), ...all.filter((placed) => !isMain(placed))];
  const pairs = repeated(inServerOrder, ({ name }) => (name === '' ? undefined : name));
  return pairs.map(([earlier, later]) => ({
    ...bothNames({ ...earlier, value: earlier.container }, { ...later, value: later.container }),
    message: (called) => `duplicate container name "${later.name}" (first at ${called(earlier.field)})`,
    reason: 'FieldValueDuplicate',
  }));
}

type Named = { readonly name: string };

function nameOf({ value }: Entry<Named>): string | undefined {
  return typeof value.name === 'string' && value.name !== '' ? value.name : undefined;
}

function bothNames(earlier: Entry<Named>, later: Entry<Named>): Pick<Clash, 'field' | 'other' | 'value'> {
  return { field: `${later.field}.name`, other: `${earlier.field}.name`, value: later.value.name };
}
