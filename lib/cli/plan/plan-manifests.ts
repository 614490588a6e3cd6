import { type Plan, plan } from '../../plan';
import { defined } from '../../values/defined';
import type { VerifyOptions } from '../../verify/options';
import { type ClusterChoice, clusterIn, rejectClusterFlags } from '../cluster/cluster-source';
import { UnreadableSource } from '../documents/sources';
import type { ExitCode } from '../exit-codes';
import { styleOf } from '../outputs/style';
import { existingOutput, type ProjectSettings, projectSettings, synthesizedFolder } from '../project';
import type { Terminal } from '../terminal';
import { planJson } from './output-json';
import { planMarkdown } from './output-markdown';
import { planText } from './output-text';
import type { PlanFlags } from './plan-flags';
import { type PlanSource, pathIn, planSource } from './plan-source';
import { readObjects } from './read-objects';
import { withoutOwnersText } from './without-owners';

const outputs: Readonly<Record<PlanFlags['output'], (plan: Plan, terminal: Terminal) => string>> = {
  text: (made, terminal) => planText(made, styleOf(terminal)),
  json: planJson,
  markdown: planMarkdown,
};

/** Prints what applying the manifests of one source over those of another, or over what is in a cluster, does. */
export function planManifests(
  old: string,
  now: string | undefined,
  flags: PlanFlags,
  terminal: Terminal,
): ExitCode | Promise<ExitCode> {
  if (old === '-' && now === '-')
    throw new UnreadableSource('- is set twice: standard input can be read once; set a file');
  const path = now ?? existingOutput('what is new');
  if (clusterIn(path) !== undefined)
    throw new UnreadableSource(`${path}: what is to be applied are manifests; give a cluster as what is there`);
  const newSource = planSource(path, pathIn(old) ?? synthesizedFolder(), 'new');
  const cluster = clusterIn(old, flags);
  if (cluster !== undefined) {
    return planOverCluster(cluster, newSource, flags, terminal).then((made) => reported(made, flags, terminal));
  }
  const { context, kubeconfig } = flags;
  rejectClusterFlags({ context, kubeconfig });
  const oldSource = planSource(old, pathIn(path) ?? synthesizedFolder(), 'old');
  return reported(planOf(oldSource, newSource, flags, terminal), flags, terminal);
}

function reported(made: Plan, { output, failOn = [] }: PlanFlags, terminal: Terminal): ExitCode {
  terminal.out(outputs[output](made, terminal));
  return made.objects.some(({ verdict }) => failOn.includes(verdict)) ? 1 : 0;
}

/** What a synth does to what is committed of its output folder, in text. */
export function planOfOutput(output: string, terminal: Terminal): string {
  const made = planOf(planSource('git:HEAD', output, 'old'), planSource(output, output, 'new'), {}, terminal);
  return planText(made, styleOf({ colours: false }));
}

function planOf(old: PlanSource, now: PlanSource, flags: Partial<PlanFlags>, terminal: Terminal): Plan {
  const settings = settingsOf(flags);
  const [before = [], after = []] = [old, now].map((source) => readObjects(source, settings.options, terminal));
  const unowned = withoutOwnersText(before);
  if (unowned !== undefined) terminal.err(`warning: ${unowned}\n`);
  return planned({ before, after, namespace: flags.namespace }, settings, terminal);
}

/** The new manifests over the live objects of the same names. */
async function planOverCluster(
  cluster: ClusterChoice,
  now: PlanSource,
  flags: PlanFlags,
  terminal: Terminal,
): Promise<Plan> {
  const settings = settingsOf(flags);
  const after = readObjects(now, settings.options, terminal);
  // Loaded here: other sources do without.
  const { readLive } = require('./read-live') as typeof import('./read-live');
  const { objects, namespace, release } = await readLive(cluster, after, flags, terminal);
  const options = flags.kubernetes === undefined ? { ...settings.options, kubernetes: release } : settings.options;
  return planned({ before: objects, after, namespace }, { ...settings, options, pinned: true }, terminal);
}

function settingsOf({ kubernetes, featureGates, workload }: Partial<PlanFlags>): ProjectSettings {
  const own: Partial<VerifyOptions> = defined({ kubernetes, featureGates, workloads: workload });
  return projectSettings(own);
}

/** The objects of both sides. */
interface Sides {
  readonly before: readonly unknown[];
  readonly after: readonly unknown[];
  readonly namespace: string | undefined;
}

function planned({ before, after, namespace }: Sides, settings: ProjectSettings, terminal: Terminal): Plan {
  const { options, pinned, folder, file } = settings;
  if (folder !== '') terminal.err(`note: settings of ${file}\n`);
  if (!pinned)
    terminal.err(`note: planned for Kubernetes ${options.kubernetes}; set another release with --kubernetes\n`);
  const { kubernetes, featureGates, workloads } = options;
  return plan(before, after, { kubernetes, ...defined({ featureGates, workloads, namespace }) });
}
