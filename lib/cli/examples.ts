/** A command line for a help text, and what it does. */
export type Example = readonly [line: string, what: string];

/** A longer line has what it does below it. */
const widest = 68;

/** The examples of a command, as its `--help` prints them. */
export function examplesHelp(examples: readonly Example[]): string {
  const width = examples.reduce((most, [{ length }]) => (length <= widest ? Math.max(most, length) : most), 0);
  const lines = examples.map(([line, what]) =>
    line.length > widest ? `  ${line}\n${' '.repeat(width + 4)}${what}` : `  ${line.padEnd(width)}  ${what}`,
  );
  return `\nExamples:\n${lines.join('\n')}`;
}
