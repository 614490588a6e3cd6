import { key } from '../../../findings/field-path';
import type { ConfigMap } from '../../../kubernetes/generated/types';
import { configMapKey } from '../../../kubernetes/names';
import { invalid, type Report, tooLong } from '../../report/report';
import type { Target } from '../../target/target';
import { checkName, type NameRule } from '../formats/name-format';
import { validateObjectMeta } from '../metadata/metadata';
import { decodedLength, textBytes } from './data-size';

/** The most bytes that the values of a ConfigMap or Secret may have together. */
export const maximumDataBytes = 1024 * 1024;

const plainKey = /^[-_a-zA-Z0-9][-._a-zA-Z0-9]{0,252}$/;
const noProblems: readonly string[] = [];

/** {@link configMapKey}; nearly every key is one, so that is asked first. */
export const isDataKey: NameRule = (name) => (plainKey.test(name) ? noProblems : configMapKey(name));

/**
 * A ConfigMap: its keys, which are file names where it is mounted, and its size.
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object
 */
export function validateConfigMap(object: ConfigMap, target: Target, report: Report, nameRule: NameRule): void {
  const { metadata, data = {}, binaryData = {} } = object;
  validateObjectMeta(metadata, 'metadata', nameRule, target, report, { keepsGeneration: true });
  for (const name in data) {
    checkName(name, isDataKey, key('data', name), report, { code: 'api/data-key' });
    if (Object.hasOwn(binaryData, name)) report(twice(name));
  }
  for (const name in binaryData) checkName(name, isDataKey, key('binaryData', name), report, { code: 'api/data-key' });
  const bytes = textBytes(data) + decodedLength(binaryData);
  if (bytes > maximumDataBytes) report(tooLarge(bytes));
}

function twice(name: string) {
  return invalid('api/data-key', key('data', name), {
    value: name,
    message: 'duplicate key, also in binaryData',
    fix: 'remove one of them',
  });
}

function tooLarge(bytes: number) {
  return tooLong('api/data-size', '', {
    value: bytes,
    message: `values must be at most ${maximumDataBytes} bytes together, got ${bytes}`,
    fix: 'split the ConfigMap, or put large files in an image or a volume',
    serverField: '[]',
  });
}
