import { Command, Option } from 'commander';
import { contextOption, kubeconfigOption, namespaceOption } from './cluster/cluster-options';
import { examplesHelp } from './examples';
import type { Ended } from './exit-codes';
import type { StatusFlags } from './status/report-status';
import type { Terminal } from './terminal';
import { podsJsonOption } from './verify/verify-flags';

/** The command `status`. */
export function statusCommand(terminal: Terminal, exit: (code: Ended) => void): Command {
  return new Command('status')
    .description('Report what is wrong in a cluster, and which field to check, from its objects or a snapshot of them.')
    .argument(
      '<sources...>',
      'cluster[:CONTEXT], files with what kubectl prints as YAML or JSON, folders of them, or - for standard input',
    )
    .addOption(contextOption())
    .addOption(kubeconfigOption())
    .addOption(namespaceOption('of a cluster, only this namespace (default: all)'))
    .option('--watch', 'of a cluster: go on with each change, until interrupted')
    .addOption(podsJsonOption('for objects of their names'))
    .addOption(new Option('--output <format>', 'output format').choices(['text', 'json']).default('text'))
    .addHelpText('after', help)
    .action((sources: readonly string[], flags: StatusFlags) => {
      // Loaded here: other commands start sooner without it.
      const { reportStatus } = require('./status/report-status') as typeof import('./status/report-status');
      exit(reportStatus(sources, flags, terminal));
    });
}

const help = `
A snapshot with all that is read:
  kubectl get -A -o json pods,deploy,rs,sts,ds,jobs,cronjobs,events,nodes,ns,pvc,pdb,hpa,sc > snapshot.json
What is in progress (a rollout, a suspended Job) is reported, and is not wrong: the exit code is 0.
Kinds of custom resources and the release come from \`pods:\` in the cdk8s.yaml or .cdk8s-pods.yaml of the working folder,
or of the nearest folder above it in the repository.
${examplesHelp([
  ['cdk8s-pods status cluster -n shop', 'what is wrong in a namespace'],
  ['cdk8s-pods status cluster:staging --watch', 'what goes wrong, as it happens'],
  ['cdk8s-pods status snapshot.json', 'what is wrong in a snapshot'],
  ['kubectl get pods,events,nodes -o json | cdk8s-pods status -', 'what is wrong with the Pods of a namespace'],
])}`;
