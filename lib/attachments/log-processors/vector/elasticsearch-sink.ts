import { type Checks, check, elsewhere, object, optional, string } from '../../../values/check';
import { type BasicCredentials, credentialChecks } from '../shared/credentials';
import { invalidOption } from '../shared/invalid-option';
import { auth, batch, type SinkServer, serverChecks, sinkServer } from './server';
import type { Sink, SinkSettings } from './sink';

/** Options of {@link elasticsearchSink}. */
export type ElasticsearchSinkOptions = SinkServer & BasicCredentials & ElasticsearchSinkIndex;

/** Where documents go to. */
export interface ElasticsearchSinkIndex {
  /** @default 9200 */
  readonly port?: number | undefined;
  /** The index, with the time of the event where it has `%Y`, `%m`, `%d`. @default 'vector-%Y.%m.%d' */
  readonly index?: string | undefined;
  /** A data stream in place of an index: `'logs-shop-default'`, of a type, a data set and a namespace. @default an index */
  readonly dataStream?: string | undefined;
}

/**
 * Sends events to Elasticsearch 7 or later, or to OpenSearch.
 *
 * Retried without end: 429 and 5xx except 501; of single documents, 429 and 5xx. Dropped at once: what is answered with any
 * other status. A document whose answer got lost is written twice.
 *
 * @throws RangeError where an option cannot be what it is for.
 * @see https://vector.dev/docs/reference/configuration/sinks/elasticsearch/
 */
export function elasticsearchSink(options: ElasticsearchSinkOptions): Sink {
  check('elasticsearchSink', options, elasticsearchSinkOptions);
  const { url, connection } = sinkServer('elasticsearchSink', options, 9200);
  return {
    type: 'elasticsearch',
    settings: {
      endpoints: [url],
      ...destinationOf(options),
      // Else documents that are refused for want of room, next to others that are accepted, are dropped.
      request_retry_partial: true,
      batch,
      ...auth('elasticsearchSink', options),
    },
    ...connection,
  };
}

function destinationOf({ index, dataStream }: ElasticsearchSinkIndex): SinkSettings {
  if (dataStream === undefined) {
    if (index !== undefined && !/^[a-z0-9.%][\w.%-]*$/.test(index))
      throw invalidOption(
        'elasticsearchSink: index',
        index,
        'must consist of lowercase letters, digits, ".", "_" and "-"',
      );
    return index === undefined ? {} : { bulk: { index } };
  }
  if (index !== undefined)
    throw invalidOption('elasticsearchSink: index', index, 'must not be set with dataStream', 'remove one of them');
  const [, type, dataset, namespace] = /^([a-z0-9]+)-([a-z0-9._]+)-([a-z0-9._]+)$/.exec(dataStream) ?? [];
  if (type === undefined || dataset === undefined || namespace === undefined)
    throw invalidOption(
      'elasticsearchSink: dataStream',
      dataStream,
      'must be a type, a data set and a namespace with "-" between them',
      'set a name such as "logs-shop-default"',
    );
  // Else fields of an event could send it to another data stream.
  return { mode: 'data_stream', data_stream: { type, dataset, namespace, auto_routing: false } };
}

const elasticsearchSinkOptions = object({
  ...serverChecks,
  ...credentialChecks,
  index: optional(string),
  dataStream: optional(string),
  token: elsewhere('remove it'),
} satisfies Checks<ElasticsearchSinkOptions>);
