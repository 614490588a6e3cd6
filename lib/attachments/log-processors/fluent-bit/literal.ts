import { notPrintable } from '../../shared/printable';

/**
 * The rule that a string breaks if Fluent Bit would not read it literally; `undefined` if it would.
 * Fluent Bit replaces `${NAME}` in every value with an environment variable and has no escape for it.
 * @see https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/yaml/environment-variables-section
 */
export function literalProblem(text: string): string | undefined {
  if (text.includes('${')) return 'must not contain "${", which Fluent Bit replaces with an environment variable';
  return notPrintable(text);
}

/**
 * The string, if Fluent Bit reads it literally.
 * @throws RangeError if it does not, beginning with `what`.
 */
export function literal(text: string, what: string): string {
  const problem = literalProblem(text);
  if (problem === undefined) return text;
  throw new RangeError(`${what} ${problem}, got ${JSON.stringify(text)}`);
}

/** Where Fluent Bit puts the value of an environment variable. */
export function variable(name: string): string {
  return `\${${name}}`;
}
