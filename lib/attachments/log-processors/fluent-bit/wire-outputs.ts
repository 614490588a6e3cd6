import type { EnvVar, VolumeProjection } from '../../../kubernetes/generated/types';
import { type EnvValue, env } from '../../../pod/env';
import { certificateSources } from '../../shared/client-tls';
import type { OutputTls, ResourceAttributes } from '../shared/output';
import type { YamlFields, YamlNode } from '../shared/yaml';
import { literal, variable } from './literal';
import type { Output, OutputProperty } from './output';
import { resourceAttributes } from './resource';

/** Outputs as they stand in the configuration, and what the container needs for them. */
export interface WiredOutputs {
  readonly outputs: readonly YamlFields[];
  /** Attributes of the resource, for each of them. */
  readonly resources: readonly ResourceAttributes[];
  /** Credentials. The configuration refers to them, and never has them in it. */
  readonly env: readonly EnvVar[];
  /** Certificates, as sources of a projected volume. */
  readonly certificates: readonly VolumeProjection[];
}

/** What all outputs of a configuration share. */
export interface OutputLimits {
  /** Where the volume with certificates is mounted. */
  readonly certificates: string;
  /** Bytes of records that may wait on disk, in all. */
  readonly queued: number;
}

/**
 * The outputs, numbered from 1 in variables and files.
 * @throws RangeError where a name or a literal of one is none that Fluent Bit reads as it is.
 */
export function wireOutputs(outputs: readonly Output[], limits: OutputLimits): WiredOutputs {
  const queueing = outputs.filter(({ plugin }) => plugin !== 'stdout').length;
  const share = Math.floor(limits.queued / Math.max(queueing, 1));
  const wired = outputs.map((output, index) => wire(output, index + 1, limits.certificates, share));
  return {
    outputs: wired.map(({ fields }) => fields),
    resources: outputs.map(({ resource = {} }, index) => resourceAttributes(resource, `outputs[${index}].resource`)),
    env: wired.flatMap(({ variables }) => env(variables)),
    certificates: wired.flatMap(({ certificates }) => certificates),
  };
}

function wire({ plugin, properties, tls }: Output, number: number, directory: string, queued: number) {
  const where = `outputs[${number - 1}]`;
  if (!/^[\w-]+$/.test(plugin)) {
    throw new RangeError(`${where}.plugin must be the name of an output plugin, got ${JSON.stringify(plugin)}`);
  }
  const place = { where: `${where} ${plugin}`, number };
  const wired = Object.entries(properties).map(([name, value]) => [name, property(place, name, value)] as const);
  return {
    fields: {
      name: plugin,
      match: '*',
      // Without a limit of retries, records wait on disk while the server is away.
      ...(plugin !== 'stdout' && { retry_limit: 'no_limits', 'storage.total_limit_size': queued }),
      ...Object.fromEntries(wired.map(([name, { node }]) => [name, node])),
      ...(tls !== undefined && tlsFields(tls, `${directory}/${number}`, where)),
    },
    variables: Object.assign({}, ...wired.map(([, { variables }]) => variables)),
    certificates: tls === undefined ? [] : certificateSources(tls, `${number}`),
  };
}

interface Place {
  readonly where: string;
  readonly number: number;
}

/** A value of the configuration, and the variables that it refers to. */
interface Wired<Node> {
  readonly node: Node;
  readonly variables: Readonly<Record<string, EnvValue>>;
}

function property(place: Place, name: string, value: Output['properties'][string]): Wired<YamlNode> {
  // Fluent Bit reads at most 63 characters of a variable's name.
  if (!/^[A-Za-z][\w.]{0,39}$/.test(name)) {
    throw new RangeError(`${place.where}: property names must be Fluent Bit's, got ${JSON.stringify(name)}`);
  }
  if (!isList(value)) return single(place, name, value);
  const items = value.map((item, index) => single(place, `${name}_${index + 1}`, item));
  return { node: items.map(({ node }) => node), variables: Object.assign({}, ...items.map((item) => item.variables)) };
}

function single(place: Place, name: string, value: OutputProperty): Wired<YamlNode> {
  if (typeof value === 'number' || typeof value === 'boolean') return { node: value, variables: {} };
  if (typeof value === 'string') return { node: literal(value, `${place.where}: ${name}`), variables: {} };
  const { text, secret } = 'secret' in value ? value : { text: '', secret: value };
  const from = `OUTPUT_${place.number}_${name.toUpperCase().replaceAll('.', '_')}`;
  return { node: `${literal(text, `${place.where}: ${name}`)}${variable(from)}`, variables: { [from]: secret } };
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

function tlsFields(
  { ca, certificate, serverName, verify = true }: OutputTls,
  directory: string,
  where: string,
): YamlFields {
  return {
    tls: true,
    'tls.verify': verify,
    // Off by default in Fluent Bit: then a certificate for any name would do.
    'tls.verify_hostname': verify,
    ...(serverName !== undefined && { 'tls.vhost': literal(serverName, `${where}.tls.serverName`) }),
    ...(ca !== undefined && { 'tls.ca_file': `${directory}/ca.crt` }),
    ...(certificate !== undefined && {
      'tls.crt_file': `${directory}/tls.crt`,
      'tls.key_file': `${directory}/tls.key`,
    }),
  };
}
