import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { defaultKubernetesVersion, parseKubernetesVersion } from '../kubernetes/version';
import { rules } from '../verify/rules';
import { explain, listRules } from './explain';
import { type OutputFormat, outputs } from './outputs';
import { readSources, UnreadableSource } from './sources';
import { verifySources } from './verify-command';

/** What a command reads and writes, so that tests need no process. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly standardInput: () => string;
}

interface VerifyFlags {
  readonly kubernetes?: ReturnType<typeof parseKubernetesVersion>;
  readonly podSecurity?: 'baseline' | 'restricted' | 'false';
  readonly practices: boolean;
  readonly featureGate?: Readonly<Record<string, boolean>>;
  readonly output: OutputFormat;
}

/** Runs the command line; returns the exit code: 0 clean, 1 findings, 2 bad usage or unreadable input. */
export function run(args: readonly string[], terminal: Terminal): number {
  let exitCode = 0;
  const program = new Command('cdk8s-pods')
    .description('Says what an API server of a chosen release would say to your manifests, offline.')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err });
  program
    .command('verify')
    .description('Verify manifests: files, folders, or - for standard input.')
    .argument('<paths...>', 'YAML or JSON files, folders of them, or -')
    .addOption(
      new Option('--kubernetes <release>', `the target release (default: ${defaultKubernetesVersion})`).argParser(
        release,
      ),
    )
    .addOption(
      new Option('--pod-security <level>', 'the level that Pods have to keep').choices([
        'baseline',
        'restricted',
        'false',
      ]),
    )
    .addOption(new Option('--feature-gate <name=bool>', 'a gate of the target, repeatable').argParser(gate))
    .addOption(
      new Option('--output <format>', 'how findings are printed')
        .choices(['text', 'json', 'sarif', 'github'])
        .default('text'),
    )
    .option('--no-practices', 'leave out what only an experienced engineer would stop')
    .action((paths: string[], flags: VerifyFlags) => {
      const { kubernetes = defaultKubernetesVersion, podSecurity, practices, featureGate = {}, output } = flags;
      const level =
        podSecurity === undefined ? {} : { podSecurity: podSecurity === 'false' ? (false as const) : podSecurity };
      const sources = readSources(paths, terminal.standardInput);
      const { findings, summary } = verifySources(sources, {
        kubernetes,
        practices,
        featureGates: featureGate,
        ...level,
      });
      terminal.out(outputs[output](findings, summary));
      exitCode = findings.length === 0 ? 0 : 1;
    });
  program
    .command('rules')
    .description('List all rules.')
    .action(() => terminal.out(listRules(rules)));
  program
    .command('explain')
    .description('Explain a rule: why it holds, and an object that fails and one that passes.')
    .argument('<code>', 'its code, as findings print it: api/name-format')
    .action((code: string) => {
      const text = explain(rules, code);
      if (text === undefined) program.error(`explain: there is no rule "${code}"; \`cdk8s-pods rules\` lists them`);
      else terminal.out(text);
    });
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    if (error instanceof UnreadableSource) {
      terminal.err(`error: ${error.message}\n`);
      return 2;
    }
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  return exitCode;
}

function release(text: string) {
  try {
    return parseKubernetesVersion(text);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

function gate(text: string, before: Readonly<Record<string, boolean>> = {}): Readonly<Record<string, boolean>> {
  const [, name, value] = /^([A-Za-z0-9]+)=(true|false)$/.exec(text) ?? [];
  if (name === undefined) throw new InvalidArgumentError('write it as Name=true or Name=false');
  return { ...before, [name]: value === 'true' };
}
