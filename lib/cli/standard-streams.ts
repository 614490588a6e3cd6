import { readSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { systemCodeOf } from '../constructs/read-file';
import { today } from '../constructs/today';
import { printable } from '../values/printable';
import { readAll, standardInputName } from './documents/sources';
import { interruptions } from './interruptions';
import type { Terminal } from './terminal';

/** The streams of this process. What cannot be written to standard output is an error where it is written. */
export const standardStreams: Terminal = {
  out: (text) => writeAll(1, text),
  err: tryWrite,
  standardInput: () => readAll(0, standardInputName),
  ask: isatty(0) && isatty(2) ? ask : undefined,
  progress: isatty(2) ? progress : undefined,
  today,
  isScreen: isatty(1),
  // Knows NO_COLOR and terminals without colours.
  colours: isatty(1) && process.stdout.hasColors(),
};

/** Nothing is handled while the answer is awaited: a signal, as of Ctrl-C, ends the command as it does others. */
export function ask(question: string): string {
  const handlers = interruptions.map((signal) => [signal, process.rawListeners(signal)] as const);
  for (const signal of interruptions) process.removeAllListeners(signal);
  try {
    writeAll(2, question);
    const line = Buffer.alloc(1000);
    return line.subarray(0, readSync(0, line)).toString();
  } finally {
    for (const [signal, listeners] of handlers)
      for (const listener of listeners) process.on(signal, listener as () => void);
  }
}

/** A line that the next one takes the place of. */
export function progress(line: string): void {
  tryWrite(`\r\x1b[K${progressText(line, process.stderr.columns)}`);
}

/** Writes to standard error. Work does not end because nobody reads what is said of it: a pipe or a terminal may be closed. */
function tryWrite(text: string): void {
  try {
    writeAll(2, text);
  } catch {
    // Nobody reads it.
  }
}

/**
 * A line as far as a terminal is wide: what is longer would stay in the lines above.
 * @param columns 0 for a terminal that does not know its size
 */
export function progressText(line: string, columns: number | undefined): string {
  return printable(line).slice(0, (columns || 80) - 1);
}

function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      if (systemCodeOf(error) !== 'EAGAIN') throw error;
      // A pipe that does not block and is full.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
