import { nearest } from '../values/nearest';

/** An error of commander about the arguments, in one line with what to do: `unknown option "--x"; did you mean "--y"?`. */
export function usageError(message: string): string {
  const [first = '', second = ''] = message.trimEnd().split('\n');
  const line = withDoubleQuotes(first);
  const [, like] = /^\(Did you mean (?:one of )?(.+)\?\)$/.exec(second) ?? [];
  if (like !== undefined) return `${line}; did you mean ${quoted(like.split(', '))}?\n`;
  return `${withReason(line)}${second === '' ? '' : `\n${second}`}\n`;
}

/** What commander prefixes to the reason that a value is not valid. */
const invalid =
  /^error: (?:option "(?<flag>[^"]+?)(?: <.*>)?" argument "(?<value>.*)" is invalid|command-argument value "(?<word>.*)" is invalid for argument "(?<name>.*)")\. (?<reason>.+)$/;

function withReason(line: string): string {
  const { flag, value = '', word = value, name = '', reason } = invalid.exec(line)?.groups ?? {};
  if (reason === undefined) return line;
  const what = `error: ${flag ?? `<${name}>`}`;
  const [, list] = /^Allowed choices are (.+)\.$/.exec(reason) ?? [];
  if (list === undefined) return `${what}: ${reason}`;
  const like = nearest(word, list.split(', '));
  return `${what} must be one of ${list}, got "${word}"; ${like === undefined ? 'set one of them' : `did you mean "${like}"?`}`;
}

/** Commander has single quotes around what was given and what it knows. */
function withDoubleQuotes(line: string): string {
  return line.replace(/(?<=^|\s)'(.*?)'(?=[\s.;,]|$)/g, '"$1"');
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(' or ');
}
