import { type FieldPath, get } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import { withoutSecrets } from '../findings/secrecy/hide';
import { valueText } from '../findings/value-text';
import { objectType } from './fields';
import type { ManifestByKind } from './generated/kinds';
import type { Container, PodSpec, PodTemplateSpec } from './generated/types';
import { type GroupVersionKind, knownKind, knownKinds } from './kinds';
import { readShape } from './shape';

/** An object of one of the kinds that this package knows. */
export type Manifest = ManifestByKind[GroupVersionKind];

/** The types that can be checked, by the names of their definitions. */
interface Checked {
  readonly PodTemplateSpec: PodTemplateSpec;
  readonly PodSpec: PodSpec;
  readonly Container: Container;
}

/** An untyped value was not what it had to be. All that was found is in `findings`, and in the message. */
export class ShapeError extends TypeError {
  override readonly name = 'ShapeError';

  constructor(
    readonly what: string,
    readonly findings: readonly Finding[],
  ) {
    super(`${what} is not valid:\n${findings.map((finding) => `  ${lineOf(finding)}`).join('\n')}`);
  }
}

/**
 * A pod template that comes untyped, from JSON, YAML or another library: with fields that some release has, each of the
 * type that it has there. As an API server reads it, a field that is null is omitted.
 *
 * Whether the target release has these fields, and takes these values together, is the verifier's to say.
 *
 * @param path where the value stands, to begin the fields of the findings with. `''` by default.
 * @throws ShapeError with all findings.
 */
export function podTemplate(value: unknown, path: FieldPath = ''): PodTemplateSpec {
  return checked(value, 'PodTemplateSpec', 'the pod template', path);
}

/**
 * The spec of a Pod that comes untyped; see {@link podTemplate}.
 * @throws ShapeError with all findings.
 */
export function podSpec(value: unknown, path: FieldPath = ''): PodSpec {
  return checked(value, 'PodSpec', 'the pod spec', path);
}

/**
 * A container that comes untyped; see {@link podTemplate}.
 * @throws ShapeError with all findings.
 */
export function container(value: unknown, path: FieldPath = ''): Container {
  return checked(value, 'Container', 'the container', path);
}

/**
 * A whole object that comes untyped, of a kind that this package knows; see {@link podTemplate}. A `status` stays.
 * @throws ShapeError with all findings, or that the kind is not known.
 */
export function manifest(value: unknown): Manifest {
  const known = knownKind(get(value, 'apiVersion'), get(value, 'kind'));
  if (known === undefined) throw new ShapeError('the object', withoutSecrets(value, [unknownKind(value)]));
  const { value: read, findings } = readShape(value, objectType(known.definition));
  if (findings.length > 0) throw new ShapeError(`the ${known.kind}`, withoutSecrets(value, findings));
  // The one place, with `checked`, where what was read becomes a type: every field of it was looked at.
  return read as Manifest;
}

function checked<Name extends keyof Checked>(value: unknown, name: Name, what: string, path: FieldPath): Checked[Name] {
  const { value: read, findings } = readShape(value, objectType(name), path);
  if (findings.length > 0)
    throw new ShapeError(path === '' ? what : `${what} at ${path}`, withoutSecrets(value, findings, path));
  return read as Checked[Name];
}

function unknownKind(value: unknown): Finding {
  const named = ['apiVersion', 'kind'].map((field) => `${field} ${valueText(get(value, field))}`).join(', ');
  return {
    code: 'shape/unknown-kind',
    severity: 'error',
    field: '',
    value,
    message: `unknown kind, got ${typeof value === 'object' && value !== null ? named : valueText(value)}`,
    fix: `use one of ${knownKinds.map(({ id }) => id).join(', ')}`,
  };
}

function lineOf({ field, message, fix }: Finding): string {
  return `${field === '' ? '' : `${field}: `}${message}${fix === undefined ? '' : `; ${fix}`}`;
}
