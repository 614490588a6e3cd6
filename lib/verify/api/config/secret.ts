import { key } from '../../../findings/field-path';
import type { Secret } from '../../../kubernetes/generated/types';
import { type Report, tooLong } from '../../report/report';
import type { Target } from '../../target/target';
import { checkName, type NameRule } from '../formats/name-format';
import { validateObjectMeta } from '../metadata/metadata';
import { isDataKey, maximumDataBytes } from './config-map';
import { decodedBytes, textBytes } from './data-size';
import { validateSecretType } from './secret-types';

/**
 * A Secret: its keys, its size, and what its type requires. `stringData` overrides `data`.
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#secret-types
 */
export function validateSecret(secret: Secret, target: Target, report: Report, nameRule: NameRule): void {
  const { metadata, data = {}, stringData = {} } = secret;
  validateObjectMeta(metadata, 'metadata', nameRule, target, report, { keepsGeneration: true });
  let bytes = textBytes(stringData);
  for (const name in data) {
    if (Object.hasOwn(stringData, name)) continue;
    checkName(name, isDataKey, key('data', name), report, { code: 'api/data-key' });
    bytes += decodedBytes(data[name] ?? '');
  }
  for (const name in stringData) {
    const serverField = key('data', name);
    checkName(name, isDataKey, key('stringData', name), report, { code: 'api/data-key', serverField });
  }
  if (bytes > maximumDataBytes) {
    report(
      tooLong('api/data-size', 'data', {
        value: bytes,
        message: `values must be at most ${maximumDataBytes} bytes together, got ${bytes}`,
        fix: 'split the Secret',
      }),
    );
  }
  validateSecretType(secret, report);
}
