import { Command, Option } from 'commander';
import { type ApplyFlags, conflictsOption, setName } from './apply/apply-flags';
import { contextOption, kubeconfigOption, namespaceOption } from './cluster/cluster-options';
import { untilInterrupted } from './cluster/until-interrupted';
import { durationOption } from './duration-option';
import { examplesHelp } from './examples';
import type { Ended } from './exit-codes';
import type { Terminal } from './terminal';
import { featureGatesOption, workloadOption } from './verify/verify-flags';

/** The command `apply`. */
export function applyCommand(terminal: Terminal, exit: (ended: Ended) => void): Command {
  return new Command('apply')
    .description(
      'Apply manifests to a cluster, wait until everything is ready, and, with --name, delete what is in no manifest any more.',
    )
    .argument('[paths...]', 'files and folders (default: the output of `cdk8s synth`), - for standard input')
    .addOption(contextOption())
    .addOption(kubeconfigOption())
    .addOption(namespaceOption('namespace of objects that name none, and of the set (default: that of the context)'))
    .option('--name <name>', 'set that the objects belong to; without it, nothing is deleted', setName)
    .option('--yes', 'delete and recreate objects without asking')
    .option('--dry-run', 'print what would be done, and what the server would refuse')
    .option('--no-prune', 'delete nothing')
    .option('--allow-empty', 'delete all that is in the set if no manifest is given')
    .option('--no-wait', 'do not wait until everything is ready')
    .addOption(
      new Option('--timeout <duration>', 'how long to wait at most, such as 90s or 10m')
        .argParser(durationOption)
        .default(300, '5m'),
    )
    .addOption(conflictsOption())
    .addOption(featureGatesOption())
    .addOption(workloadOption())
    .addOption(new Option('--output <format>', 'output format').choices(['text', 'json']).default('text'))
    .addHelpText('after', help)
    .action((paths: readonly string[], flags: ApplyFlags) => {
      // Loaded here: other commands start sooner without it.
      const { applyPaths } = require('./apply/apply-paths') as typeof import('./apply/apply-paths');
      exit(untilInterrupted(terminal, (signal) => applyPaths(paths, flags, terminal, signal)));
    });
}

const help = `
The plan is printed first, as by \`cdk8s-pods plan\`. What deletes or recreates objects needs a confirmation, or --yes.
Nothing is applied where the plan has an object that the server refuses.
A set is an ApplySet, kept in a Secret of its name. No two apps may use the same.
${examplesHelp([
  ['cdk8s-pods apply --name shop', 'the manifests of this project'],
  ['cdk8s-pods apply --name shop --context production --yes', 'in CI'],
  ['cdk8s-pods apply --name shop --dry-run', 'what that would do'],
  ['cdk8s-pods apply dist --conflicts spec.replicas=leave', 'the numbers of Pods that an autoscaler has set stay'],
])}`;
