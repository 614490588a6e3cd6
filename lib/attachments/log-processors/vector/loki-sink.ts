import type { FieldSource } from '../../../pod/env';
import { fromField } from '../../../pod/env';
import { type Checks, check, either, object, optional, record, recordOf, string } from '../../../values/check';
import type { Credentials } from '../shared/credentials';
import { invalidOption } from '../shared/invalid-option';
import { auth, authChecks, type SinkServer, serverChecks, sinkServer } from './server';
import type { Sink } from './sink';

/** Options of {@link lokiSink}. */
export type LokiSinkOptions = SinkServer & Credentials & LokiSinkStream;

/** What Loki files events under. */
export interface LokiSinkStream {
  /** @default 3100 */
  readonly port?: number | undefined;
  /** The tenant, sent as `X-Scope-OrgID`. @default none: Loki runs with a single tenant */
  readonly tenant?: string | undefined;
  /**
   * Labels of the stream: a literal, a field of the Pod's metadata, or a literal with a field of the event behind it,
   * `'level-{{ level }}'`. Vector takes no field alone, which a line could set to any value.
   * @default namespace and pod, and container: the one that writes the files
   */
  readonly labels?: Readonly<Record<string, string | FieldSource>> | undefined;
}

/** The field with the container that writes the files. It is the same in all events, so that the configuration has the name. */
export const writerField = '{{ kubernetes.container_name }}';

const podLabels = {
  namespace: fromField('metadata.namespace'),
  pod: fromField('metadata.name'),
  container: writerField,
};

/**
 * Sends events to Grafana Loki, each as a line of JSON.
 *
 * Dropped at once: what is answered with a redirect, 501, or 400 to 499, except 429. All else is retried without end.
 *
 * @throws RangeError where an option cannot be what it is for.
 * @see https://vector.dev/docs/reference/configuration/sinks/loki/
 */
export function lokiSink(options: LokiSinkOptions): Sink {
  check('lokiSink', options, lokiSinkOptions);
  const { tenant, labels = podLabels } = options;
  if (tenant === '')
    throw invalidOption('lokiSink: tenant', tenant, 'must not be empty', 'remove it if Loki runs with a single tenant');
  if (Object.keys(labels).length === 0) throw invalidOption('lokiSink: labels', labels, 'must have at least one label');
  for (const [name, value] of Object.entries(labels)) checkLabel(name, value);
  const { url, connection } = sinkServer('lokiSink', options, 3100);
  return {
    type: 'loki',
    settings: {
      endpoint: url,
      ...(tenant !== undefined && { tenant_id: tenant }),
      labels,
      encoding: { codec: 'json' },
      ...auth('lokiSink', options),
    },
    ...connection,
  };
}

function checkLabel(name: string, value: string | FieldSource): void {
  if (!/^[A-Za-z_]\w*$/.test(name))
    throw invalidOption(
      'lokiSink: labels',
      name,
      'names must consist of letters, digits and "_", and not start with a digit',
    );
  if (typeof value !== 'string') return;
  const where = `lokiSink: labels.${name}`;
  if (value.trim() === '') throw invalidOption(where, value, 'must not be empty');
  if (/^\/?\{\{/.test(value) && value !== writerField)
    throw invalidOption(
      where,
      value,
      'must have a literal before the field, or Vector does not start',
      `set "${name}-${value}"`,
    );
}

const lokiSinkOptions = object({
  ...serverChecks,
  ...authChecks,
  tenant: optional(string),
  labels: optional(recordOf(either(record, string))),
} satisfies Checks<LokiSinkOptions>);
