/** The progress of a synth. */
export interface Progress {
  /** Begins the next part of the work, of so many steps; one that is known to take long is drawn at once. */
  readonly phase: (name: string, steps?: number, isLong?: boolean) => void;
  /** One step is done. */
  readonly advance: () => void;
  /** All is done: what was drawn goes. */
  readonly end: () => void;
}

/** Where progress is drawn. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

/** Milliseconds before the first line is drawn: most apps are done by then. */
const patience = 500;
/** Milliseconds between two of them. */
const pause = 80;
const width = 24;

/** Draws a bar, one line that is overwritten, on a terminal that is one; nothing in CI or into a file. */
export function progressOn(terminal: Terminal, now: () => number = Date.now): Progress {
  if (terminal.isTTY !== true || process.env.CI) return { phase: () => {}, advance: () => {}, end: () => {} };
  const start = now();
  let [name, done, steps] = ['', 0, 0];
  let drawn = Number.NEGATIVE_INFINITY;
  const draw = (pauseFirst: boolean, isLong = false) => {
    const time = now();
    if ((!isLong && time - start < patience) || (pauseFirst && time - drawn < pause)) return;
    drawn = time;
    terminal.write(`\r\u001B[K${line(name, done, steps).slice(0, columnsOf(terminal) - 1)}`);
  };
  return {
    phase: (next, of = 0, isLong = false) => {
      [name, done, steps] = [next, 0, of];
      draw(false, isLong);
    },
    advance: () => {
      done++;
      draw(true);
    },
    end: () => {
      if (drawn === Number.NEGATIVE_INFINITY) return;
      drawn = Number.NEGATIVE_INFINITY;
      terminal.write('\r\u001B[K');
    },
  };
}

/** Some terminals say that they have none. */
function columnsOf({ columns = 0 }: Terminal): number {
  return columns > 0 ? columns : 80;
}

function line(name: string, done: number, steps: number): string {
  if (steps === 0) return `${name} …`;
  const filled = Math.min(width, Math.round((width * done) / steps));
  return `${name.padEnd(6)} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${steps}`;
}
