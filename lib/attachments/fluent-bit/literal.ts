/**
 * What Fluent Bit would not read as the text that it is, as a clause to put behind it; absent where it is harmless.
 * Fluent Bit replaces `${NAME}` in every value by an environment variable and knows no way to escape it.
 * @see https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/yaml/environment-variables-section
 */
export function literalProblem(text: string): string | undefined {
  if (text.includes('${')) return 'has "${" in it, which Fluent Bit replaces by an environment variable';
  if (notPrintable.test(text)) return 'has a line break or another control character in it';
  return undefined;
}

/**
 * The text, where Fluent Bit reads it as it is.
 * @throws RangeError where it does not, naming what the text is for.
 */
export function literal(text: string, what: string): string {
  const problem = literalProblem(text);
  if (problem === undefined) return text;
  throw new RangeError(`${what}: found ${JSON.stringify(text)}, which ${problem}; give a text without it`);
}

/** Where Fluent Bit puts the value of an environment variable. */
export function variable(name: string): string {
  return `\${${name}}`;
}

/** Control characters, the line breaks of Unicode, what is no character, and halves of one. */
const notPrintable = /[\p{Cc}\p{Cs}\u2028\u2029\uFEFF\uFFFE\uFFFF]/u;
