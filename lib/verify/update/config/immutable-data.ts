import type { ConfigMap, Secret } from '../../../kubernetes/generated/types';
import type { Report } from '../../report/report';
import type { Target } from '../../target/target';
import { immutablePart } from '../immutable-part';

type Bytes = Readonly<Record<string, string>>;

/**
 * The data of an immutable ConfigMap stays, and that it is immutable.
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable
 */
export function validateConfigMapUpdate(configMap: ConfigMap, old: ConfigMap, _: Target, report: Report): void {
  if (old.immutable !== true) return;
  const part = { reason: 'forbidden', fix: 'keep it, or create a ConfigMap with another name' } as const;
  const [now, before] = [withPlainBytes(configMap), withPlainBytes(old)];
  for (const name of ['immutable', 'data', 'binaryData'] as const) immutablePart(now, before, name, part, report);
}

/**
 * The data of an immutable Secret stays, and the type of any.
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#secret-immutable
 */
export function validateSecretUpdate(secret: Secret, old: Secret, _: Target, report: Report): void {
  immutablePart(secret, old, 'type', { fix: 'keep the old type, or delete the Secret and create it again' }, report);
  if (old.immutable !== true) return;
  const part = { reason: 'forbidden', fix: 'keep it, or create a Secret with another name' } as const;
  immutablePart(secret, old, 'immutable', part, report);
  immutablePart(withAllData(secret), withAllData(old), 'data', part, report);
}

function withPlainBytes(configMap: ConfigMap): ConfigMap {
  return { ...configMap, binaryData: plain(configMap.binaryData) };
}

/** A Secret as a server keeps it: `stringData` is `data`. */
function withAllData(secret: Secret): Secret {
  const { data, stringData = {} } = secret;
  const texts = Object.entries(stringData).map(([name, text]) => [name, Buffer.from(text).toString('base64')] as const);
  return texts.length === 0
    ? { ...secret, data: plain(data) }
    : { ...secret, data: { ...plain(data), ...Object.fromEntries(texts) } };
}

/** The same bytes in one spelling: base64 may be broken into lines. */
function plain(data: Bytes | undefined): Bytes | undefined {
  if (data === undefined) return undefined;
  const entries = Object.entries(data);
  return Object.fromEntries(entries.map(([name, text]) => [name, Buffer.from(text, 'base64').toString('base64')]));
}
