import type { EnvVar, VolumeProjection } from '../../../kubernetes/generated/types';
import type { Destination } from '../../../pod/attachment';
import { type EnvValue, env, type SecretSource } from '../../../pod/env';
import { certificateSources } from '../../shared/client-tls';
import { destinationsOf } from '../shared/destinations';
import type { OutputTls, TextBeforeSecret } from '../shared/output';
import { asFields, type SettingWriter, writeSettings } from '../shared/setting-tree';
import type { YamlFields } from '../shared/yaml';
import type { Exporter } from './exporter';
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
    sendsTo: destinationsOf(given, 'exporter'),
  };
}

function wire({ type, settings, tls, queue = true }: Exporter, number: number, limits: ExporterLimits, share: number) {
  const where = `otelCollector: exporters[${number - 1}]`;
  if (!/^[a-z][a-z0-9_]*$/.test(type))
    throw new RangeError(`${where}.type must be the type of an exporter, got ${JSON.stringify(type)}`);
  const variables: Record<string, EnvValue> = {};
  const own = writeSettings<SecretSource | TextBeforeSecret>(
    settings,
    `${where} ${type}`,
    [`EXPORTER_${number}`],
    writer(variables),
  );
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

/** A value of a Secret becomes a variable, which is named after the setting. */
function writer(variables: Record<string, EnvValue>): SettingWriter<SecretSource | TextBeforeSecret> {
  return {
    names: { of: "the Collector's", pattern: /^[\w!#%&*+.^|~/-]+$/ },
    isSource: (value): value is SecretSource | TextBeforeSecret =>
      'secretKeyRef' in value || ('secret' in value && 'text' in value),
    literal,
    reference: (source, path, where) => {
      const { text, secret } = 'secret' in source ? source : { text: '', secret: source };
      const name = path.map((part) => part.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')).join('_');
      variables[name] = secret;
      return `${literal(text, where)}${variable(name)}`;
    },
  };
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
