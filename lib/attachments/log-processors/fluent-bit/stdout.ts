import type { Output } from './output';

/**
 * Writes records to the container's standard output, a line of JSON each, for the node's own log collector.
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/standard-output
 */
export function stdout(): Output {
  return { plugin: 'stdout', properties: { format: 'json_lines', json_date_format: 'iso8601' } };
}
