import type { Finding } from '../findings/finding';
import { own } from '../values/own';

/**
 * Whether an object is encrypted by SOPS, which adds its own record next to the object's fields.
 * @see https://getsops.io/docs/#encrypting-using-age
 */
export function isEncrypted(object: object): boolean {
  if (!('sops' in object)) return false;
  const record = own(object, 'sops');
  return ['mac', 'version', 'lastmodified'].some((name) => own(record, name) !== undefined);
}

/** The only finding of such an object: servers do not know the record, and the values are encrypted. */
export const encrypted: Finding = {
  code: 'shape/unknown-field',
  severity: 'error',
  field: 'sops',
  message: 'encrypted by SOPS',
  fix: 'decrypt it before verifying, such as with `sops decrypt`',
};
