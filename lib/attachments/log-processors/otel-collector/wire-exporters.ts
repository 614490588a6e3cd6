import type { EnvVar, VolumeProjection } from '../../../kubernetes/generated/types';
import type { Destination } from '../../../pod/attachment';
import { type EnvValue, env, type SecretSource } from '../../../pod/env';
import { equal } from '../../../values/equal';
import { certificateSources } from '../../shared/client-tls';
import type { OutputTls, TextBeforeSecret } from '../shared/output';
import type { YamlFields, YamlNode } from '../shared/yaml';
import type { Exporter, ExporterSetting, ExporterSettings } from './exporter';
import { literal, variable } from './literal';

/** Exporters as they stand in the configuration, by their ids, and what the container needs for them. */
export interface WiredExporters {
  readonly exporters: Readonly<Record<string, YamlFields>>;
  /** Credentials. The configuration refers to them, and never has them in it. */
  readonly env: readonly EnvVar[];
  /** Certificates, as sources of a projected volume. */
  readonly certificates: readonly VolumeProjection[];
  readonly sendsTo: readonly Destination[];
}

/** What all exporters of a configuration share. */
export interface ExporterLimits {
  /** Where the volume with certificates is mounted. */
  readonly certificates: string;
  /** Bytes of records that may wait on disk, in all. */
  readonly queued: number;
  /** The id of the extension that keeps them. */
  readonly storage: string;
}

/**
 * The exporters, numbered from 1 in ids, variables and files.
 * @throws RangeError for a type or the name of a setting that is not the Collector's.
 */
export function wireExporters(given: readonly Exporter[], limits: ExporterLimits): WiredExporters {
  const queueing = given.filter(({ queue = true }) => queue).length;
  const share = Math.floor(limits.queued / Math.max(queueing, 1));
  const wired = given.map((exporter, index) => wire(exporter, index + 1, limits, share));
  return {
    exporters: Object.fromEntries(wired.map(({ id, fields }) => [id, fields])),
    env: wired.flatMap(({ variables }) => env(variables)),
    certificates: wired.flatMap(({ certificates }) => certificates),
    sendsTo: given.flatMap(destinations).filter((one, at, all) => all.findIndex((other) => equal(one, other)) === at),
  };
}

function destinations({ type, sendsTo = [{ unknown: `exporter "${type}"` }] }: Exporter): readonly Destination[] {
  return sendsTo;
}

function wire({ type, settings, tls, queue = true }: Exporter, number: number, limits: ExporterLimits, share: number) {
  const where = `otelCollector: exporters[${number - 1}]`;
  if (!/^[a-z][a-z0-9_]*$/.test(type))
    throw new RangeError(`${where}.type must be the type of an exporter, got ${JSON.stringify(type)}`);
  const variables: Record<string, EnvValue> = {};
  const own = fields(settings, { where: `${where} ${type}`, name: `EXPORTER_${number}`, variables });
  return {
    id: `${type}/${number}`,
    fields: {
      ...own,
      ...(queue && queueing(own, share, limits.storage)),
      ...(tls !== undefined && {
        tls: { ...asFields(own.tls), ...tlsFields(tls, `${limits.certificates}/${number}`, where) },
      }),
    },
    variables,
    certificates: tls === undefined ? [] : certificateSources(tls, `${number}`),
  };
}

/**
 * Records wait on disk until they are delivered. Where there is no more room, reading waits, so that nothing is dropped:
 * what is not read stays in the files.
 * @see https://github.com/open-telemetry/opentelemetry-collector/tree/main/exporter/exporterhelper
 */
function queueing({ sending_queue: queue, retry_on_failure: retries }: YamlFields, share: number, storage: string) {
  return {
    retry_on_failure: {
      enabled: true,
      initial_interval: '1s',
      max_interval: '30s',
      max_elapsed_time: 0,
      ...asFields(retries),
    },
    sending_queue: {
      storage,
      sizer: 'bytes',
      queue_size: share,
      block_on_overflow: true,
      num_consumers: 4,
      // A request for each hundred lines would be slow where the server is far away; many servers refuse more than 4 MiB.
      batch: { flush_timeout: '200ms', sizer: 'bytes', min_size: Math.min(1_000_000, share), max_size: 2_000_000 },
      ...asFields(queue),
    },
  };
}

function asFields(node: YamlNode | undefined): YamlFields {
  return typeof node === 'object' && !isList(node) ? node : {};
}

/** Where a setting is, and the variables that it refers to. */
interface Place {
  readonly where: string;
  readonly name: string;
  readonly variables: Record<string, EnvValue>;
}

function fields(settings: ExporterSettings, place: Place): YamlFields {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => {
      const where = `${place.where}: ${name}`;
      if (!/^[\w!#%&*+.^|~/-]+$/.test(name))
        throw new RangeError(`${place.where}: names of settings must be the Collector's, got ${JSON.stringify(name)}`);
      const variableName = `${place.name}_${name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}`;
      return [name, value === undefined ? undefined : setting(value, { ...place, where, name: variableName })];
    }),
  );
}

function setting(value: ExporterSetting, place: Place): YamlNode {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return literal(value, place.where);
  if (isList(value)) return value.map((item, index) => setting(item, { ...place, name: `${place.name}_${index + 1}` }));
  if (typeof value !== 'object' || value === null)
    throw new TypeError(
      `${place.where} must be a string, number, boolean, array or object, got ${value === null ? 'null' : typeof value}`,
    );
  if (isSecret(value)) return secret('', value, place);
  if (isTextBeforeSecret(value)) return secret(literal(value.text, place.where), value.secret, place);
  return fields(value, place);
}

function secret(text: string, source: SecretSource, { name, variables }: Place): string {
  variables[name] = source;
  return `${text}${variable(name)}`;
}

const isSecret = (value: object): value is SecretSource => 'secretKeyRef' in value;

const isTextBeforeSecret = (value: object): value is TextBeforeSecret => 'secret' in value && 'text' in value;

function isList<T>(value: unknown): value is readonly T[] {
  return Array.isArray(value);
}

function tlsFields(
  { ca, certificate, serverName, verify = true }: OutputTls,
  directory: string,
  where: string,
): YamlFields {
  return {
    ...(!verify && { insecure_skip_verify: true }),
    ...(serverName !== undefined && { server_name_override: literal(serverName, `${where}.tls.serverName`) }),
    ...(ca !== undefined && { ca_file: `${directory}/ca.crt` }),
    ...(certificate !== undefined && { cert_file: `${directory}/tls.crt`, key_file: `${directory}/tls.key` }),
  };
}
