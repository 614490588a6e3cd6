import { Command, Option } from 'commander';
import { examplesHelp } from './examples';
import type { ExitCode } from './exit-codes';
import { fatalErrorText } from './fatal-error';
import { interruptions } from './interruptions';
import { folderTexts, isOfGitOpsApp } from './synth/folder-texts';
import { changeText, outputChanges } from './synth/output-changes';
import { type ProjectProgram, projectProgram } from './synth/project-program';
import { runProgram } from './synth/start-program';
import { watchProgram } from './synth/watch-program';
import type { Terminal } from './terminal';
import { verifiedText } from './verify/verify-command';

interface Flags extends Partial<ProjectProgram> {
  readonly watch?: boolean;
  readonly check?: boolean;
  readonly plan?: boolean;
}

/** The command `synth`. */
export function synthCommand(terminal: Terminal, exit: (code: ExitCode | undefined) => void): Command {
  return new Command('synth')
    .description('Run the program of the project, and print which files and objects changed.')
    .option('--app <command>', 'command that runs the program (default: `app` of cdk8s.yaml)')
    .option('--output <dir>', 'folder that it writes to (default: `output` of cdk8s.yaml, else dist)')
    .option('--check', 'only compare: a GitOpsApp writes nothing, and the exit code is 1 if files differ')
    .addOption(
      new Option('--watch', 'run it again when a file changes that it has loaded, until Ctrl-C').conflicts('check'),
    )
    .addOption(
      new Option(
        '--plan',
        'print what the manifests do to those of the last commit, as `plan git:HEAD` does',
      ).conflicts(['check', 'watch'] satisfies readonly (keyof Flags)[]),
    )
    .addHelpText('after', help)
    .action((flags: Flags) => {
      if (flags.watch === true) watch(flags, terminal);
      exit(flags.watch === true ? undefined : synthOnce(flags, terminal));
    });
}

const help = `
Like \`cdk8s synth\`, it runs the command with CDK8S_OUTDIR. It does not delete the folder first, and runs no \`validations\`.
${examplesHelp([
  ['cdk8s-pods synth', 'once'],
  ['cdk8s-pods synth --watch', 'again after each edit'],
  ['cdk8s-pods synth --plan', 'and what that does to what is committed'],
  ['cdk8s-pods synth --check', 'in CI: whether the committed manifests are up to date'],
])}`;

function synthOnce({ check = false, plan = false, ...own }: Flags, terminal: Terminal): ExitCode {
  const { err } = terminal;
  const { app, output } = projectProgram(own);
  const before = folderTexts(output);
  const { exitCode, signal } = runProgram(app, { CDK8S_OUTDIR: output, ...(check && { CDK8S_PODS_CHECK: '1' }) });
  const changes = outputChanges(before, folderTexts(output));
  if (signal !== undefined) err(`error: the program was killed by ${signal}\n`);
  for (const change of changes) err(`${changeText(change, output)}\n`);
  if (check && changes.length > 0)
    err(`note: the program wrote ${output}: only a GitOpsApp compares without writing\n`);
  if (plan && exitCode === 0) terminal.out(planText(output, terminal));
  return exitCode === 0 && !(check && changes.length > 0) ? 0 : 1;
}

/** Loaded where it is asked for: other runs start sooner without it. */
function planText(output: string, terminal: Terminal): string {
  const { planOfOutput } = require('./plan/plan-manifests') as typeof import('./plan/plan-manifests');
  return planOfOutput(output, terminal);
}

function watch(own: Flags, terminal: Terminal): void {
  // What is wrong from the start ends the command; what is wrong later is an edit that is not complete.
  projectProgram(own);
  const orPrinted = <Result>(get: () => Result): Result | undefined => {
    try {
      return get();
    } catch (error) {
      terminal.err(fatalErrorText(error) ?? '');
      return undefined;
    }
  };
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  for (const signal of interruptions) process.once(signal, stop);
  watchProgram({
    program: () => orPrinted(() => projectProgram(own)),
    print: terminal.err,
    findings: (output) =>
      orPrinted(() =>
        isOfGitOpsApp(output) || folderTexts(output).size === 0 ? '' : verifiedText(output, terminal),
      ) ?? '',
    signal: stopped.signal,
  })
    .catch((error) => {
      terminal.err(fatalErrorText(error) ?? '');
      process.exitCode = 2;
    })
    .finally(() => {
      for (const signal of interruptions) process.off(signal, stop);
    });
}
