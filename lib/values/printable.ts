/**
 * A text that may come from anybody, for a line of a terminal or a log. Control characters, which could move the cursor or
 * end the line, and those that turn the direction of writing, are spelled out; and so is a sign of what the runner of a
 * pipeline would take for a command: `::` where a line starts, `##[` and `##vso[` anywhere.
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands
 */
export function printable(text: string): string {
  return withoutCommands(text.replace(unprintable, spelled));
}

/** The same for a text of several lines, which may have tabs. */
export function printableLines(text: string): string {
  const spelledOut = text.replace(unprintable, (found) => (found === '\n' || found === '\t' ? found : spelled(found)));
  return spelledOut.split('\n').map(withoutCommands).join('\n');
}

/**
 * A text of JSON, for a log. What {@link printable} spells out is in strings, in which it is escaped: it still says the
 * same to whoever parses it.
 */
export function printableJson(json: string): string {
  return json.replace(unprintable, (found) => (found === '\n' ? found : spelled(found))).replace(anywhere, '#\\u0023');
}

const unprintable = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/gu;
/** Where a runner of Azure Pipelines, or an old one of GitHub, looks for a command. */
const anywhere = /##(?=\[|vso\[)/gi;

function withoutCommands(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1\\u003a').replace(anywhere, '#\\u0023');
}

function spelled(found: string): string {
  return `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
