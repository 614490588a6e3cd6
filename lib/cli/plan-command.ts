import { Command, Option } from 'commander';
import { kubernetesVersions } from '../kubernetes/version';
import { verdicts } from '../plan/planned';
import { nearest } from '../values/nearest';
import { contextOption, kubeconfigOption, namespaceOption, notEmpty } from './cluster/cluster-options';
import { examplesHelp } from './examples';
import type { Ended } from './exit-codes';
import { type PlanFlags, planFormats } from './plan/plan-flags';
import { ListOption } from './repeatable-option';
import type { Terminal } from './terminal';
import { featureGatesOption, release, workloadOption } from './verify/verify-flags';

/** The command `plan`. */
export function planCommand(terminal: Terminal, exit: (code: Ended) => void): Command {
  return new Command('plan')
    .description(
      'Print what applying manifests does to what is there: which objects change, roll, restart or are refused.',
    )
    .argument(
      '<old>',
      'what is there: a file or folder, - for standard input, git:REVISION[:PATH], or cluster[:CONTEXT]',
      notEmpty,
    )
    .argument('[new]', 'what is to be applied (default: the output of `cdk8s synth`)', notEmpty)
    .addOption(
      new Option('--kubernetes <release>', 'target release, or the full version of a server such as v1.33.4')
        .choices(kubernetesVersions)
        .argParser(release),
    )
    .addOption(featureGatesOption())
    .addOption(workloadOption())
    .addOption(contextOption())
    .addOption(kubeconfigOption())
    .addOption(namespaceOption('namespace of objects that name none (default: default, or that of the context)'))
    .addOption(
      new ListOption(
        '--fail-on <verdict>',
        'exit with 1 if an object has this verdict; recreate,forbidden for several',
        verdictProblem,
        ',',
      ),
    )
    .addOption(new Option('--output <format>', 'output format').choices(planFormats).default('text'))
    .addHelpText('after', help)
    .action((old: string, now: string | undefined, flags: PlanFlags) => {
      // Loaded here: other commands start sooner without it.
      const { planManifests } = require('./plan/plan-manifests') as typeof import('./plan/plan-manifests');
      exit(planManifests(old, now, flags, terminal));
    });
}

function verdictProblem(text: string): string | undefined {
  if ((verdicts as readonly string[]).includes(text)) return undefined;
  const near = nearest(text, verdicts);
  return near === undefined
    ? `unknown verdict "${text}"; use ${verdicts.join(', ')}`
    : `unknown verdict "${text}"; did you mean "${near}"?`;
}

const help = `
Each object has one verdict: ${verdicts.join(', ')}.
A revision of git is read at the path of what is new, unless it names another one.
Of a cluster, only the objects that what is new names are read, and its release is planned for; nothing is changed.
Old objects may be live ones (kubectl get -o yaml --show-managed-fields): what others own in them stays.
Settings come from \`pods:\` in the cdk8s.yaml or .cdk8s-pods.yaml of the working folder, as for verify.
${examplesHelp([
  ['cdk8s-pods plan git:origin/main', 'what a branch does when it is merged and applied'],
  ['cdk8s-pods plan old/ new/', 'two folders'],
  ['cdk8s-pods plan git:v1.0:deploy deploy --fail-on recreate,forbidden', 'in CI'],
  ['cdk8s-pods plan git:origin/main --output markdown > comment.md', 'for a comment in a pull request'],
  ['cdk8s-pods plan cluster:staging', 'over what runs in the cluster of a context'],
  [
    'kubectl get deploy,sts,svc,cm -n shop -o yaml --show-managed-fields | cdk8s-pods plan - dist/shop.yaml',
    'over what kubectl prints',
  ],
])}`;
