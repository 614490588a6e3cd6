import { type Checks, check, elsewhere, object, optional, string } from '../../values/check';
import { type BasicCredentials, type Connection, connection, credentials, type Retries } from './connection';
import { connectionOptions } from './connection-checks';
import { invalidOption, present, urlPath } from './option';
import type { Output } from './output';

/** Options of {@link elasticsearch} and {@link opensearch}. */
export type ElasticsearchOptions = Connection & Retries & BasicCredentials & ElasticsearchIndex;

/** Where documents go to. */
export interface ElasticsearchIndex {
  /** @default 9200 */
  readonly port?: number | undefined;
  /** What comes before `/_bulk` in the path, behind a proxy. @default nothing */
  readonly path?: string | undefined;
  /** The index or data stream. Not together with `indexPrefix`. @default 'fluent-bit' */
  readonly index?: string | undefined;
  /** One index a day, named `<indexPrefix>-YYYY.MM.DD`. @default a single index */
  readonly indexPrefix?: string | undefined;
}

/**
 * Sends records to Elasticsearch 7 or later. Ids of documents are made from their content, so that a retry writes none
 * twice.
 *
 * @throws RangeError where an option cannot be what it is for.
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/elasticsearch
 */
export function elasticsearch(options: ElasticsearchOptions): Output {
  return { plugin: 'es', ...bulk('elasticsearch', options) };
}

/**
 * Sends records to OpenSearch. Ids of documents are made from their content, so that a retry writes none twice.
 *
 * @throws RangeError where an option cannot be what it is for.
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/opensearch
 */
export function opensearch(options: ElasticsearchOptions): Output {
  return { plugin: 'opensearch', ...bulk('opensearch', options) };
}

function bulk(what: string, options: ElasticsearchOptions): Pick<Output, 'properties' | 'tls'> {
  check(what, options, elasticsearchOptions);
  const { path, index, indexPrefix } = options;
  if (index !== undefined && indexPrefix !== undefined) {
    throw invalidOption(`${what}: index`, index, 'must not be set with indexPrefix', 'remove one of them');
  }
  const { user, password } = credentials(what, options);
  return connection(what, options, 9200, {
    ...(path !== undefined && { path: urlPath(path, `${what}: path`) }),
    ...(index !== undefined && { index: indexName(index, `${what}: index`) }),
    ...(indexPrefix !== undefined && {
      logstash_format: true,
      logstash_prefix: indexName(indexPrefix, `${what}: indexPrefix`),
    }),
    // Elasticsearch 8 and OpenSearch 2 refuse a request with a type name in it.
    suppress_type_name: true,
    generate_id: true,
    ...present({ http_user: user, http_passwd: password }),
  });
}

/** @see https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-indices-create */
function indexName(name: string, what: string): string {
  if (/^[a-z0-9.][a-z0-9._-]*$/.test(name) && name !== '.' && name !== '..') return name;
  throw invalidOption(what, name, 'must consist of lowercase letters, digits, ".", "_" and "-"');
}

const elasticsearchOptions = object({
  ...connectionOptions,
  path: optional(string),
  index: optional(string),
  indexPrefix: optional(string),
  token: elsewhere('remove it'),
} satisfies Checks<ElasticsearchOptions>);
