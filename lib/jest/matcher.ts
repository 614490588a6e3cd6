/** What jest and vitest hand to a matcher, as far as ours use it. */
export interface MatcherContext {
  readonly isNot?: boolean;
  readonly promise?: string;
  readonly utils: MatcherUtils;
}

/** Their functions for messages. */
export interface MatcherUtils {
  readonly matcherHint: (name: string, received?: string, expected?: string, options?: HintOptions) => string;
  readonly EXPECTED_COLOR: (text: string) => string;
  readonly RECEIVED_COLOR: (text: string) => string;
  readonly DIM_COLOR: (text: string) => string;
}

interface HintOptions {
  isNot?: boolean;
  promise?: string;
}

/** What a matcher answers. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** A matcher; its arguments are checked when it is called. */
export type Matcher = (this: MatcherContext, received: unknown, ...args: readonly unknown[]) => MatcherResult;

/** What a matcher found, and its message: what is wrong, or, where it matches, what was found. */
export interface Outcome {
  readonly pass: boolean;
  readonly text: () => string;
}

/** The result of a matcher, with the call as the first line of its message. */
export function result(
  { isNot = false, promise = '', utils }: MatcherContext,
  name: string,
  args: readonly unknown[],
  { pass, text }: Outcome,
): MatcherResult {
  const given = args.filter((arg) => arg !== undefined).map((arg) => argText(arg));
  const message = () => `${utils.matcherHint(name, 'received', given.join(', '), { isNot, promise })}\n\n${text()}`;
  return { pass, message };
}

/** An argument in the first line: what is in an object is printed where it differs. */
function argText(arg: unknown): string {
  return typeof arg === 'object' && arg !== null ? '{…}' : JSON.stringify(arg);
}

/** Some of very many lines, indented, and how many more there are. */
export function listed(lines: readonly string[], most = 20): string {
  const more = lines.length - most;
  const shown = more > 1 ? [...lines.slice(0, most), `… and ${more} more`] : lines;
  return shown.map((line) => `  ${line}`).join('\n');
}
