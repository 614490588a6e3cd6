/** What a command reads and writes, so that tests need no process. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** All of standard input. */
  readonly standardInput: () => Uint8Array;
  /** The line that the user answers to a question; absent where nobody can be asked. */
  readonly ask?: ((question: string) => string) | undefined;
  /** A line that the next one takes the place of, an empty one at the end; absent where no terminal is. */
  readonly progress?: ((line: string) => void) | undefined;
  /** The date, such as `2027-06-30`, on which overrides may have ended; absent where none does. */
  readonly today?: (() => string) | undefined;
  /** Whether standard output is a screen, which can be drawn anew. @default false */
  readonly isScreen?: boolean | undefined;
  /** Whether colours are wanted on standard output. */
  readonly colours: boolean;
}
