import type { Finding } from '../findings/finding';
import { own } from '../values/own';

/**
 * Whether an object is encrypted by SOPS, which leaves its own record beside the object's fields.
 * @see https://getsops.io/docs/#encrypting-using-age
 */
export function isEncrypted(object: object): boolean {
  if (!('sops' in object)) return false;
  const record = own(object, 'sops');
  return ['mac', 'version', 'lastmodified'].some((name) => own(record, name) !== undefined);
}

/** All that there is to say of such an object: no server knows the record, and the values are not those that are meant. */
export const encrypted: Finding = {
  code: 'shape/unknown-field',
  severity: 'error',
  field: 'sops',
  message: 'encrypted by SOPS',
  fix: 'decrypt it before verifying, such as with `sops decrypt`',
};
