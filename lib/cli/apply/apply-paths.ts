import { apply, preview } from '../../cluster/apply/apply';
import { hooksText } from '../../cluster/apply/hooks';
import type { ApplyOptions } from '../../cluster/apply/options';
import { type ApplyPlan, planApply } from '../../cluster/apply/plan-apply';
import { ApplyError, type ApplyResult } from '../../cluster/apply/result';
import { openConnection } from '../../cluster/connection/connect';
import { serverRelease } from '../../cluster/connection/server-release';
import { counted } from '../../values/counted';
import { defined } from '../../values/defined';
import { findSources, readSource } from '../documents/sources';
import type { ExitCode } from '../exit-codes';
import { readObjects } from '../plan/read-objects';
import { existingOutput, projectSettings } from '../project';
import { originsIn } from '../status/origins';
import type { Terminal } from '../terminal';
import { readPodsJson } from '../verify/pods-json';
import type { ApplyFlags } from './apply-flags';
import { applyReport } from './apply-report';

/** Applies the manifests of some paths. */
export async function applyPaths(
  paths: readonly string[],
  flags: ApplyFlags,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { featureGates: gates, workload } = flags;
  const { options, folder, file } = projectSettings(defined({ featureGates: gates, workloads: workload }));
  const from = paths.length === 0 ? [existingOutput('paths')] : paths;
  const read = () => findSources(from, terminal.standardInput).map(readSource);
  const manifests = readObjects({ name: from.join(', '), read }, options, terminal, 'applied');
  const hooks = hooksText(manifests);
  if (hooks !== undefined) terminal.err(`note: ${hooks}\n`);
  if (folder !== '') terminal.err(`note: settings of ${file}\n`);
  const { context, kubeconfig, namespace } = flags;
  // Errors name the construct that wrote an object.
  const originsOf = originsIn(readPodsJson(undefined, terminal.err).read);
  const connection = await openConnection({ signal, originsOf, ...defined({ context, kubeconfig, namespace }) });
  try {
    const { version, release, isKnown } = await serverRelease(connection);
    if (!isKnown)
      terminal.err(`note: unknown release "${version}" of the cluster; planned for Kubernetes ${release}\n`);
    const how = { ...optionsOf(flags, signal), kubernetes: release };
    const { workloads = [], featureGates } = options;
    const plan = await planApply(connection, manifests, { ...how, workloads, ...defined({ featureGates }) });
    const report = applyReport(flags, connection.context, terminal);
    report.planned(plan);
    if (flags.name === undefined && flags.prune) {
      terminal.err('note: without --name, objects that are in no manifest any more stay\n');
    }
    if (flags.dryRun !== true && !mayGoOn(plan, flags, { context: connection.context, isKnown }, terminal)) {
      report.ended(plan);
      return 1;
    }
    const run = flags.dryRun === true ? preview : apply;
    const result = await resultOf(run(connection, manifests, { ...how, recreate: true, onEvent: report.onEvent }));
    report.ended(plan, result);
    return result.objects.some(({ action }) => action === 'failed') ? 1 : 0;
  } finally {
    connection.close();
  }
}

function optionsOf(
  { name, prune, allowEmpty, wait, timeout, conflicts }: ApplyFlags,
  signal: AbortSignal,
): ApplyOptions {
  return { prune, wait, timeoutSeconds: timeout, signal, ...defined({ set: name, allowEmpty, conflicts }) };
}

/** The cluster of a plan, and whether its release is known here. */
interface Planned {
  readonly context: string;
  readonly isKnown: boolean;
}

/** Whether the plan may be carried out: nothing is refused, and what deletes objects is confirmed. */
function mayGoOn(plan: ApplyPlan, { yes }: ApplyFlags, { context, isKnown }: Planned, { ask, err }: Terminal): boolean {
  const count = (verdict: string) => plan.objects.filter((one) => one.verdict === verdict).length;
  // What a release refuses that is not known here, only its server can say.
  const refused = isKnown ? count('forbidden') : 0;
  if (refused > 0) {
    err(`error: ${counted(refused, 'object')} would be refused; nothing was applied\n`);
    return false;
  }
  const parts = [
    ...(plan.pruned.length > 0 ? [`delete ${counted(plan.pruned.length, 'object')}`] : []),
    ...(count('recreate') > 0 ? [`recreate ${counted(count('recreate'), 'object')}`] : []),
  ];
  if (parts.length === 0 || yes === true) return true;
  const what = parts.join(' and ');
  if (ask === undefined) {
    err(`error: this would ${what}, and standard input is not a terminal; use --yes; nothing was applied\n`);
    return false;
  }
  if (/^y(?:es)?$/i.test(ask(`Apply to "${context}", and ${what}? [y/N] `).trim())) return true;
  err('nothing was applied\n');
  return false;
}

/** Also where some objects have failed. */
async function resultOf(run: Promise<ApplyResult>): Promise<ApplyResult> {
  try {
    return await run;
  } catch (error) {
    if (error instanceof ApplyError) return error.result;
    throw error;
  }
}
