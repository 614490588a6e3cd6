import { styleText } from 'node:util';
import type { LogLine } from '../../cluster/logs/log-line';
import { printable } from '../../values/printable';

const colours = ['cyan', 'green', 'yellow', 'magenta', 'blue', 'red'] as const;

/** Prints lines with the Pod and the container that they are of, each of them in a colour of its own. */
export function lineText(hasColours: boolean): (line: LogLine) => string {
  const seen = new Map<string, (typeof colours)[number]>();
  return ({ pod, container, line }) => {
    const from = `${pod}/${container}`;
    const colour = seen.get(from) ?? colours[seen.size % colours.length] ?? 'cyan';
    seen.set(from, colour);
    const named = hasColours ? styleText(colour, from, { validateStream: false }) : from;
    // Programs write colours, and anything that moves the cursor.
    return `${named}: ${printable(line)}\n`;
  };
}
