/** One directive of an nginx configuration, with its block where it has one. */
export interface Directive {
  readonly name: string;
  readonly args: readonly string[];
  readonly block?: readonly Directive[];
}

/** A simple directive: `directive('listen', 8443, 'ssl')`. */
export function directive(name: string, ...args: readonly (string | number)[]): Directive {
  return { name, args: args.map(String) };
}

/** A directive with a block: `block('location', ['/'], [directive('return', 404)])`. */
export function block(name: string, args: readonly (string | number)[], body: readonly Directive[]): Directive {
  return { name, args: args.map(String), block: body };
}

/**
 * The source of a configuration. Every word is quoted where nginx would read more into it than one word, so that a value
 * can never become a directive; `$name` in an argument is a variable (see {@link literal}).
 *
 * @throws RangeError where an argument has a control character: nginx cannot write one.
 * @see https://nginx.org/en/docs/beginners_guide.html#conf_structure
 */
export function printDirectives(directives: readonly Directive[], indent = ''): string {
  return directives.map((each) => printDirective(each, indent)).join('');
}

function printDirective({ name, args, block: body }: Directive, indent: string): string {
  const words = [name, ...args].map((each) => word(name, each)).join(' ');
  if (body === undefined) return `${indent}${words};\n`;
  return `${indent}${words} {\n${printDirectives(body, `${indent}    `)}${indent}}\n`;
}

/** What nginx reads as one word as it stands. */
const bare = /^[A-Za-z0-9_./:~^*=|,+%@?&$<>!()[\]-]+$/;

function word(name: string, arg: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the check is for these characters.
  if (/[\u0000-\u001f\u007f]/.test(arg)) {
    throw new RangeError(`nginx: ${name} must not contain control characters, got ${JSON.stringify(arg)}`);
  }
  return bare.test(arg) ? arg : `"${arg.replaceAll(/["\\]/g, '\\$&')}"`;
}

const dollar = 'literal_dollar';

/** A string that nginx reads literally, including `$`, for directives whose argument can have variables. */
export function literal(text: string): string {
  return text.replaceAll('$', `\${${dollar}}`);
}

/** What {@link literal} needs at the `http` level: nginx has no escape for `$`, only variables that hold one. */
export const dollarVariable: Directive = block('geo', [`$${dollar}`], [directive('default', '$')]);
