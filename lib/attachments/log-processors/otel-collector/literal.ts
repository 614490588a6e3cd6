import { notPrintable } from '../../shared/printable';

/**
 * A string as the Collector reads it literally: it takes `$` for the beginning of a variable, and `$$` for a `$`.
 * @throws RangeError for what cannot be in a configuration, beginning with `what`.
 * @see https://opentelemetry.io/docs/collector/configuration/#environment-variables
 */
export function literal(text: string, what: string): string {
  const problem = notPrintable(text);
  if (problem !== undefined) throw new RangeError(`${what} ${problem}, got ${JSON.stringify(text)}`);
  return text.replaceAll('$', '$$$$');
}

/** Where the Collector puts the value of an environment variable. */
export function variable(name: string): string {
  return `\${env:${name}}`;
}
