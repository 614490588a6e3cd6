import { child, type FieldPath, index } from '../../kubernetes/field-path';
import { found } from '../../kubernetes/found';
import type { ManagedFieldsEntry } from '../../kubernetes/generated/types';
import { invalid, notSupported, type Report, required, tooLong } from '../report';
import type { Target } from '../target';
import { longerThan } from './name-format';

const code = 'api/managed-fields';
/** They come with objects that were read from a server. */
const fix = 'take `managedFields` out: servers write them';
const maximumManagerBytes = 128;
const maximumSubresourceBytes = 256;

/** What is not printable: neither letter, mark, number, punctuation nor symbol (half a surrogate pair is read as one), nor the ASCII space. */
const unprintable = /[^\p{L}\p{M}\p{N}\p{P}\p{S}\p{Cs} ]/u;

/**
 * Managed fields, which servers write and manifests had better not.
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function validateManagedFields(
  entries: readonly ManagedFieldsEntry[] | undefined,
  path: FieldPath,
  target: Target,
  report: Report,
): void {
  if (entries === undefined) return;
  entries.forEach((entry, at) => {
    const place = index(path, at);
    validateOperation(entry.operation, child(place, 'operation'), target, report);
    const fieldsType = entry.fieldsType ?? '';
    if (fieldsType !== '' && fieldsType !== 'FieldsV1') {
      report(
        invalid(code, child(place, 'fieldsType'), {
          value: fieldsType,
          message: `found ${found(fieldsType)}; it is FieldsV1`,
          fix,
        }),
      );
    }
    validateManager(entry.manager ?? '', child(place, 'manager'), report);
    if (longerThan(entry.subresource ?? '', maximumSubresourceBytes)) {
      const message = `has more than ${maximumSubresourceBytes} bytes`;
      report(tooLong(code, child(place, 'subresource'), { message, fix }));
    }
  });
}

function validateOperation(operation: string | undefined, field: FieldPath, target: Target, report: Report): void {
  if (operation === 'Apply' || operation === 'Update') return;
  const error = target.since('1.37') ? ((operation ?? '') === '' ? required : notSupported) : invalid;
  report(error(code, field, { value: operation, message: `found ${found(operation)}; it is Apply or Update`, fix }));
}

function validateManager(manager: string, field: FieldPath, report: Report): void {
  if (longerThan(manager, maximumManagerBytes)) {
    report(tooLong(code, field, { value: manager, message: `has more than ${maximumManagerBytes} bytes`, fix }));
  }
  if (unprintable.test(manager)) {
    const message = `${found(manager)} has characters that cannot be printed`;
    report(invalid(code, field, { value: manager, message, fix }));
  }
}
