/** What a command reads and writes, so that tests need no process. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** All of standard input. */
  readonly standardInput: () => Uint8Array;
  /** Whether colours are wanted on standard output. */
  readonly colours: boolean;
}
