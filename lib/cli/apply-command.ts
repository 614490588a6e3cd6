import { Command, InvalidArgumentError } from 'commander';
import { type ApplyFlags, conflictsOption, seconds } from './apply/apply-flags';
import { kubeconfigOption } from './cluster/cluster-options';
import { untilInterrupted } from './cluster/until-interrupted';
import { examplesHelp } from './examples';
import type { Ended } from './exit-codes';
import type { Terminal } from './terminal';

/** The command `apply`. */
export function applyCommand(terminal: Terminal, exit: (ended: Ended) => void): Command {
  return new Command('apply')
    .description('Apply manifests to a cluster, wait until all is ready, and delete what is in no manifest any more.')
    .argument('[paths...]', 'files and folders (default: the output of `cdk8s synth`), - for standard input')
    .option('--context <name>', 'context of the kubeconfig (default: the current one)', notEmpty)
    .addOption(kubeconfigOption())
    .option('-n, --namespace <name>', 'namespace of objects that name none, and of the set', notEmpty)
    .option('--name <name>', 'set that the objects belong to; without it, nothing is deleted', notEmpty)
    .option('--yes', 'delete and recreate objects without asking')
    .option('--dry-run', 'print what would be done, and what the server would refuse')
    .option('--no-prune', 'delete nothing')
    .option('--allow-empty', 'delete all that is in the set, where there are no manifests')
    .option('--no-wait', 'do not wait until all is ready')
    .option('--timeout <seconds>', 'how long to wait at most', seconds, 300)
    .addOption(conflictsOption())
    .addHelpText('after', help)
    .action((paths: readonly string[], flags: ApplyFlags) => {
      // Loaded here: other commands start sooner without it.
      const { applyPaths } = require('./apply/apply-paths') as typeof import('./apply/apply-paths');
      exit(untilInterrupted(terminal, (signal) => applyPaths(paths, flags, terminal, signal)));
    });
}

function notEmpty(text: string): string {
  if (text === '') throw new InvalidArgumentError('it is empty; set a value');
  return text;
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
