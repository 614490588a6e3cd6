/** A command line for a help text, and what it does. */
export type Example = readonly [line: string, what: string];

/** The examples of a command, as its `--help` prints them. */
export function examplesHelp(examples: readonly Example[]): string {
  const width = examples.reduce((longest, [line]) => Math.max(longest, line.length), 0);
  return `\nExamples:\n${examples.map(([line, what]) => `  ${line.padEnd(width)}  ${what}`).join('\n')}`;
}
