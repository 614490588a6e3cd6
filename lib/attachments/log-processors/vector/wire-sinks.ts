import type { VolumeProjection } from '../../../kubernetes/generated/types';
import type { Destination } from '../../../pod/attachment';
import type { FieldSource, SecretSource } from '../../../pod/env';
import { boolean, type Check, check, object, open, optional, string } from '../../../values/check';
import { certificateSources } from '../../shared/client-tls';
import { destinationsOf } from '../shared/destinations';
import type { OutputTls } from '../shared/output';
import { asFields, type SettingWriter, writeSettings } from '../shared/setting-tree';
import { type YamlFields, yamlBlock } from '../shared/yaml';
import { literal } from './literal';
import { writerField } from './loki-sink';
import type { Sink, SinkValue } from './sink';

/** Sinks as they stand in the configuration, by their ids, and what the container needs for them. */
export interface WiredSinks {
  readonly sinks: Readonly<Record<string, YamlFields>>;
  /** What the configuration refers to, as files of a projected volume; it never has a credential in it. */
  readonly values: readonly VolumeProjection[];
  /** Certificates, as sources of a projected volume. */
  readonly certificates: readonly VolumeProjection[];
  readonly sendsTo: readonly Destination[];
}

/** What all sinks of a configuration share. */
export interface SinkSurroundings {
  /** The transform or source whose events they get. */
  readonly input: string;
  /** Where the volume with certificates is mounted. */
  readonly certificates: string;
  /** The name of the backend that reads the files of values. */
  readonly backend: string;
  /** The container that writes the files. */
  readonly writer: string;
}

/**
 * The sinks, numbered from 1 in ids and files.
 * @throws RangeError for a type or the name of a setting that is not Vector's, and for a value that it cannot refer to.
 */
export function wireSinks(given: readonly Sink[], surroundings: SinkSurroundings): WiredSinks {
  const wired = given.map((sink, index) => wire(sink, index + 1, surroundings));
  return {
    sinks: Object.fromEntries(wired.map(({ id, fields }) => [id, fields])),
    values: wired.flatMap(({ values }) => values),
    certificates: wired.flatMap(({ certificates }) => certificates),
    sendsTo: destinationsOf(given, 'sink'),
  };
}

function wire({ type, settings, tls }: Sink, number: number, surroundings: SinkSurroundings) {
  const where = `vector: sinks[${number - 1}]`;
  if (!/^[a-z][a-z0-9_]*$/.test(type))
    throw new RangeError(`${where}.type must be the type of a sink, got ${JSON.stringify(type)}`);
  const values: VolumeProjection[] = [];
  const own = writeSettings<SinkValue>(settings, `${where} ${type}`, [`${number}`], writer(values, surroundings));
  // The positions of files would then say that events are delivered which are not.
  if (asFields(own.buffer).type === 'disk')
    throw new RangeError(
      `${where} ${type}: buffer.type must not be "disk": what waits stays in the log files; remove buffer, and raise logs.sizeLimit`,
    );
  return {
    id: `${type}-${number}`,
    fields: {
      type,
      inputs: [surroundings.input],
      ...own,
      ...(tls !== undefined && {
        tls: { ...asFields(own.tls), ...tlsFields(tls, `${surroundings.certificates}/${number}`, where) },
      }),
    },
    values,
    certificates: tls === undefined ? [] : certificateSources(tls, `${number}`),
  };
}

/** A value from elsewhere becomes a file that is named after the setting. */
function writer(
  values: VolumeProjection[],
  { backend, writer: container }: SinkSurroundings,
): SettingWriter<SinkValue> {
  return {
    names: { of: "Vector's", pattern: /^[\w!#$%&*+.^|~@/-]+$/ },
    isSource: (value): value is SinkValue =>
      'secretKeyRef' in value || 'fieldRef' in value || ('secret' in value && 'text' in value),
    literal: (text, where) => literal(text, where).replaceAll(writerField, container),
    reference: (source, path, where) => {
      check(where, source, sinkValue, 'the value');
      const { text, value } =
        'secret' in source ? { text: source.text, value: source.secret } : { text: '', value: source };
      const file = path.map((part) => part.replaceAll(/[^\w-]+/g, '_')).join('.');
      values.push(projection(value, file, where));
      return yamlBlock(`${literal(text, where)}SECRET[${backend}.${file}]`);
    },
  };
}

const secretKey = object({ secretKeyRef: object({ name: string, key: string, optional: optional(boolean) }) });
const field = object({ fieldRef: object({ fieldPath: string }, open) });
const textAndSecret = object({ text: string, secret: secretKey });

const sinkValue: Check = (value) => {
  const given = value as object;
  return 'secret' in given ? textAndSecret(value) : 'fieldRef' in given ? field(value) : secretKey(value);
};

function projection(value: SecretSource | FieldSource, path: string, where: string): VolumeProjection {
  if ('secretKeyRef' in value) {
    const { name, key, optional } = value.secretKeyRef;
    if (optional === true)
      throw new RangeError(`${where} must not be optional: Vector does not start without it; remove optional`);
    return { secret: { name, items: [{ key, path }] } };
  }
  const { fieldPath } = value.fieldRef;
  if (!fieldPath.startsWith('metadata.'))
    throw new RangeError(`${where} must be a field of metadata, got "${fieldPath}"; use get_env_var in remap`);
  return { downwardAPI: { items: [{ path, fieldRef: { fieldPath } }] } };
}

function tlsFields(
  { ca, certificate, serverName, verify = true }: OutputTls,
  directory: string,
  where: string,
): YamlFields {
  return {
    ...(!verify && { verify_certificate: false, verify_hostname: false }),
    ...(serverName !== undefined && { server_name: literal(serverName, `${where}.tls.serverName`) }),
    ...(ca !== undefined && { ca_file: `${directory}/ca.crt` }),
    ...(certificate !== undefined && { crt_file: `${directory}/tls.crt`, key_file: `${directory}/tls.key` }),
  };
}
