import { run } from '../lib/cli/run';

/** What a run of the command printed, and its exit code. */
export interface CommandRun {
  readonly exitCode: number | undefined;
  readonly out: string;
  readonly err: string;
  /** Both, in the order of printing. */
  readonly printed: string;
}

/** Runs the command in this process and the working folder, without colours. */
export function runCommand(args: readonly string[], standardInput = ''): CommandRun {
  let [out, err, printed] = ['', '', ''];
  const exitCode = run(args, {
    out: (text) => {
      out += text;
      printed += text;
    },
    err: (text) => {
      err += text;
      printed += text;
    },
    standardInput: () => Buffer.from(standardInput),
    colours: false,
  });
  return { exitCode, out, err, printed };
}
