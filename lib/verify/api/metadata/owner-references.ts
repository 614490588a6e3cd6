import { child, type FieldPath, index } from '../../../findings/field-path';
import type { Finding } from '../../../findings/finding';
import { valueText } from '../../../findings/value-text';
import type { OwnerReference } from '../../../kubernetes/generated/types';
import { invalid, type Report, required } from '../../report/report';
import type { Target } from '../../target/target';

const code = 'api/owner-reference';

/** What to write for each part of a reference. */
const fixes = {
  apiVersion: "set the owner's apiVersion, such as apps/v1",
  kind: "set the owner's kind, such as Deployment",
  name: "set the owner's metadata.name",
  uid: "set the owner's metadata.uid",
};

/**
 * Owners: each named in full, at most one of them the controller. One that is named twice counts once. Until 1.36 the
 * server prints no index.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/
 */
export function validateOwnerReferences(
  references: readonly OwnerReference[] | undefined,
  path: FieldPath,
  target: Target,
  report: Report,
): void {
  if (references === undefined) return;
  const indexed = target.since('1.37');
  let controller: OwnerReference | undefined;
  const named = new Set<string>();
  references.forEach((reference, at) => {
    const place = index(path, at);
    const owner = textOf(reference);
    if (named.has(owner)) {
      report(duplicate(reference, place, path));
      return;
    }
    validateReference(reference, place, indexed ? index(path, named.size) : path, indexed, report);
    named.add(owner);
    if (reference.controller !== true) return;
    if (controller === undefined) controller = reference;
    else report(secondController(controller, reference, path));
  });
}

function validateReference(
  reference: OwnerReference,
  path: FieldPath,
  serverPath: FieldPath,
  indexed: boolean,
  report: Report,
): void {
  const version = versionOf(reference.apiVersion ?? '');
  const parts = [
    ['apiVersion', (reference.apiVersion ?? '') === '' ? '' : version],
    ['kind', reference.kind],
    ['name', reference.name],
    ['uid', reference.uid],
  ] as const;
  for (const [name, part] of parts) {
    if (part !== undefined && part !== '') continue;
    const field = child(path, name);
    const serverField = child(serverPath, name);
    const value = reference[name];
    const absent = value === undefined || value === '';
    const fix = fixes[name];
    if (absent && indexed) {
      report(required(code, field, { message: 'missing', fix, serverField }));
    } else {
      const message = absent ? 'missing' : `must be <group>/<version> or <version>, got ${valueText(value)}`;
      report(invalid(code, field, { value, message, fix, serverField }));
    }
  }
  if (version === 'v1' && /^\/?v1$/.test(reference.apiVersion ?? '') && reference.kind === 'Event') {
    report(invalid(code, path, { message: 'must not be an Event', fix: 'remove it', serverField: serverPath }));
  }
}

/** A reference as text, which is that of another one only if they say the same. */
function textOf({
  apiVersion = '',
  kind = '',
  name = '',
  uid = '',
  controller,
  blockOwnerDeletion,
}: OwnerReference): string {
  return JSON.stringify([apiVersion, kind, name, uid, controller ?? null, blockOwnerDeletion ?? null]);
}

function duplicate({ kind = '', name = '' }: OwnerReference, field: FieldPath, serverField: FieldPath): Finding {
  const message = `duplicate owner ${kind}/${name}`;
  return { code: 'api/duplicate-owner', severity: 'warning', field, serverField, message, fix: 'remove one of them' };
}

/** The version in an `apiVersion`; `''` where it has none. */
function versionOf(apiVersion: string): string {
  const parts = apiVersion.split('/');
  return parts.length > 2 ? '' : (parts.at(-1) ?? '');
}

function secondController(first: OwnerReference, second: OwnerReference, path: FieldPath) {
  const names = [first, second].map(({ kind, name }) => valueText(`${kind ?? ''}/${name ?? ''}`));
  return invalid(code, path, {
    message: `must have one controller, got ${names.length}: ${names.join(', ')}`,
    fix: 'set controller: true on one of them only',
  });
}
