import { Argument, Command, InvalidArgumentError } from 'commander';
import type { ObjectName } from '../cluster/objects/object-types';
import { contextOption, kubeconfigOption, namespaceOption, notEmpty } from './cluster/cluster-options';
import { durationOption } from './duration-option';
import { examplesHelp } from './examples';
import type { Ended } from './exit-codes';
import type { LogsFlags } from './logs/print-logs';
import { workloadArgument } from './logs/workload-argument';
import type { Terminal } from './terminal';

/** The command `logs`. */
export function logsCommand(terminal: Terminal, exit: (code: Ended) => void): Command {
  return new Command('logs')
    .description('Print what all containers of a Pod or a workload log, in the order of time.')
    .addArgument(
      new Argument('<workload>', 'as deployment/web or job/migrate; a name alone is a Pod').argParser(workload),
    )
    .option('-f, --follow', 'go on with what is logged from now on, by new Pods and after restarts, too')
    .option('-c, --container <name>', 'only this container', notEmpty)
    .option('--since <duration>', 'only lines of the last, such as 90s, 5m or 1h30m', durationOption)
    .option('--tail <lines>', 'of each container, so many lines at the end', count)
    .option('-p, --previous', 'of containers that were restarted, the run before')
    .addOption(contextOption())
    .addOption(kubeconfigOption())
    .addOption(namespaceOption('namespace of the workload (default: that of the context)'))
    .addHelpText('after', help)
    .action((named: ObjectName, flags: LogsFlags) => {
      // Loaded here: other commands start sooner without it.
      const { printLogs } = require('./logs/print-logs') as typeof import('./logs/print-logs');
      exit(printLogs(named, flags, terminal));
    });
}

function workload(text: string): ObjectName {
  try {
    return workloadArgument(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

function count(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('must be a number of lines; set 0 or more');
}

const help = `
Each line begins with its Pod and its container. Init containers and sidecars are among them. A Pod that has not started is
waited for with --follow; that ends with a Pod or a Job, and goes on for all other workloads until it is interrupted.
${examplesHelp([
  ['cdk8s-pods logs deployment/web', 'what all of its Pods have logged'],
  ['cdk8s-pods logs deploy/web -n shop --follow --tail 10', 'go on with new lines'],
  ['cdk8s-pods logs job/migrate --context staging --since 1h', 'of the cluster of a context'],
  ['cdk8s-pods logs web-7d9f --previous --container app', 'why a container was restarted'],
])}`;
