import { type Checks, check, elsewhere, object, optional, string } from '../../../values/check';
import { type BasicCredentials, credentials } from '../shared/credentials';
import { invalidOption } from '../shared/invalid-option';
import { type Connection, connection, type Retries } from './connection';
import { connectionOptions } from './connection-checks';
import { present, urlPath } from './option';
import type { Output } from './output';

/** Options of {@link elasticsearch} and {@link opensearch}. */
export type ElasticsearchOptions = Connection & Retries & BasicCredentials & ElasticsearchIndex;

/** Where documents go to. */
export interface ElasticsearchIndex {
  /** @default 9200 */
  readonly port?: number | undefined;
  /** What comes before `/_bulk` in the path, behind a proxy. @default nothing */
  readonly path?: string | undefined;
  /** The index. @default 'fluent-bit' */
  readonly index?: string | undefined;
  /** One index a day, named `<indexPrefix>-YYYY.MM.DD`. @default a single index */
  readonly indexPrefix?: string | undefined;
  /** A data stream, in place of an index; needs an index template of the cluster for its name. @default an index */
  readonly dataStream?: string | undefined;
  /**
   * How often a bulk request is sent again before its records are dropped. What the cluster refuses is sent again like what
   * it could not take, so the number is finite. @default 120: about half an hour
   */
  readonly retries?: number | undefined;
}

const defaultRetries = 120;

/**
 * Sends records to Elasticsearch 7 or later. Ids of documents are made from their content, so that a retry writes none
 * twice.
 *
 * Retried, then dropped: requests with an answer other than 200 or 201, and those of which every document was refused. A
 * document that is refused while others of its request are accepted is dropped at once, and counted as delivered.
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
 * Retried, then dropped: requests with an answer other than 200 or 201, and those of which a document was refused; all
 * records of such a request are counted as dropped, those that were accepted too.
 *
 * @throws RangeError where an option cannot be what it is for.
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/opensearch
 */
export function opensearch(options: ElasticsearchOptions): Output {
  return { plugin: 'opensearch', ...bulk('opensearch', options) };
}

function bulk(what: string, options: ElasticsearchOptions): Pick<Output, 'properties' | 'tls'> {
  check(what, options, elasticsearchOptions);
  const { path, index, indexPrefix, dataStream, retries = defaultRetries } = options;
  const [one, other] = Object.entries({ index, indexPrefix, dataStream }).filter(([, name]) => name !== undefined);
  if (one !== undefined && other !== undefined) {
    throw invalidOption(`${what}: ${one[0]}`, one[1], `must not be set with ${other[0]}`, 'remove one of them');
  }
  const { user, password } = credentials(what, options);
  return connection(what, { ...options, retries }, 9200, {
    ...(path !== undefined && { path: urlPath(path, `${what}: path`) }),
    ...(index !== undefined && { index: indexName(index, `${what}: index`) }),
    ...(indexPrefix !== undefined && {
      logstash_format: true,
      logstash_prefix: indexName(indexPrefix, `${what}: indexPrefix`),
    }),
    ...(dataStream !== undefined && { index: indexName(dataStream, `${what}: dataStream`) }),
    // Elasticsearch 8 and OpenSearch 2 refuse a request with a type name in it.
    suppress_type_name: true,
    generate_id: true,
    // Equal lines differ in their time, so that their ids do. Where a clock is coarse, in their offset.
    time_key_nanos: true,
    // A document that is there already, as the answer got lost, is written once more; a data stream takes new ones alone.
    write_operation: dataStream === undefined ? 'index' : 'create',
    // Whole answers: of one that is cut, Fluent Bit cannot tell what was taken.
    buffer_size: '8M',
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
  dataStream: optional(string),
  token: elsewhere('remove it'),
} satisfies Checks<ElasticsearchOptions>);
