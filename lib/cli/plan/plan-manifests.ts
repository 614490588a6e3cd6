import { existsSync } from 'node:fs';
import { type Plan, plan } from '../../plan';
import { defined } from '../../values/defined';
import type { VerifyOptions } from '../../verify/options';
import { UnreadableSource } from '../documents/sources';
import type { ExitCode } from '../exit-codes';
import { styleOf } from '../outputs/style';
import { projectSettings, synthesizedFolder } from '../project';
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

/** Prints what applying the manifests of one source over those of another does. */
export function planManifests(old: string, now: string | undefined, flags: PlanFlags, terminal: Terminal): ExitCode {
  if (old === '-' && now === '-')
    throw new UnreadableSource('- is set twice: standard input can be read once; set a file');
  const path = now ?? existingFolder();
  const made = planOf(
    planSource(old, pathIn(path) ?? synthesizedFolder()),
    planSource(path, synthesizedFolder()),
    flags,
    terminal,
  );
  terminal.out(outputs[flags.output](made, terminal));
  const { failOn = [] } = flags;
  return made.objects.some(({ verdict }) => failOn.includes(verdict)) ? 1 : 0;
}

/** What a synth does to what is committed of its output folder, in text. */
export function planOfOutput(output: string, terminal: Terminal): string {
  const made = planOf(planSource('git:HEAD', output), planSource(output, output), {}, terminal);
  return planText(made, styleOf({ colours: false }));
}

function planOf(
  old: PlanSource,
  now: PlanSource,
  { kubernetes, featureGates, workload, namespace }: Partial<PlanFlags>,
  terminal: Terminal,
): Plan {
  const own: Partial<VerifyOptions> = defined({ kubernetes, featureGates, workloads: workload });
  const { options, pinned, folder, file } = projectSettings(own);
  const [before, after] = [old, now].map((source) => readObjects(source, options, terminal));
  const unowned = withoutOwnersText(before ?? []);
  if (unowned !== undefined) terminal.err(`warning: ${unowned}\n`);
  if (folder !== '') terminal.err(`note: settings of ${file}\n`);
  if (!pinned)
    terminal.err(`note: planned for Kubernetes ${options.kubernetes}; set another release with --kubernetes\n`);
  const { kubernetes: release, featureGates: gates, workloads } = options;
  return plan(before, after, { kubernetes: release, ...defined({ featureGates: gates, workloads, namespace }) });
}

function existingFolder(): string {
  const folder = synthesizedFolder();
  if (existsSync(folder)) return folder;
  throw new UnreadableSource(`cannot read ${folder}: no such folder; run npm run synth first, or give what is new`);
}
