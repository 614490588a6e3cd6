import { existsSync } from 'node:fs';
import { apply, preview } from '../../cluster/apply/apply';
import { hooksText } from '../../cluster/apply/hooks';
import type { ApplyOptions } from '../../cluster/apply/options';
import { type ApplyPlan, planApply } from '../../cluster/apply/plan-apply';
import { ApplyError, type ApplyEvent, type ApplyResult } from '../../cluster/apply/result';
import { openConnection } from '../../cluster/connection/connect';
import type { Connection } from '../../cluster/connection/connection';
import { defined } from '../../values/defined';
import { findSources, readSource, UnreadableSource } from '../documents/sources';
import type { ExitCode } from '../exit-codes';
import { styleOf } from '../outputs/style';
import { planText } from '../plan/output-text';
import { readObjects } from '../plan/read-objects';
import { projectSettings, synthesizedFolder } from '../project';
import { originsIn } from '../status/origins';
import { findingText } from '../status/status-text';
import type { Terminal } from '../terminal';
import { readPodsJson } from '../verify/pods-json';
import type { ApplyFlags } from './apply-flags';
import { countsText, failuresText, printedEvents } from './printed-events';

/** Applies the manifests of some paths. */
export async function applyPaths(
  paths: readonly string[],
  flags: ApplyFlags,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { options, folder, file } = projectSettings({});
  const from = paths.length === 0 ? [existingFolder()] : paths;
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
    const how = optionsOf(flags, signal);
    const plan = await planApply(connection, manifests, { ...how, workloads: options.workloads ?? [] });
    terminal.out(planText(plan, styleOf(terminal)));
    if (flags.name === undefined && flags.prune) {
      terminal.err('note: without --name, objects that are in no manifest any more stay\n');
    }
    if (flags.dryRun === true) return await tried(connection, manifests, how, terminal);
    if (!mayGoOn(plan, flags, connection.context, terminal)) return 1;
    return await done(connection, manifests, { ...how, recreate: true }, terminal);
  } finally {
    connection.close();
  }
}

function existingFolder(): string {
  const folder = synthesizedFolder();
  if (existsSync(folder)) return folder;
  throw new UnreadableSource(`cannot read ${folder}: no such folder; run npm run synth first, or give paths`);
}

function optionsOf(
  { name, prune, allowEmpty, wait, timeout, conflicts }: ApplyFlags,
  signal: AbortSignal,
): ApplyOptions {
  return { prune, wait, timeoutSeconds: timeout, signal, ...defined({ set: name, allowEmpty, conflicts }) };
}

/** Whether the plan may be carried out: nothing is refused, and what deletes objects is confirmed. */
function mayGoOn(plan: ApplyPlan, { yes }: ApplyFlags, context: string, { ask, err }: Terminal): boolean {
  const count = (verdict: string) => plan.objects.filter((one) => one.verdict === verdict).length;
  const refused = count('forbidden');
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

async function tried(
  connection: Connection,
  manifests: readonly unknown[],
  options: ApplyOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const onEvent = (event: ApplyEvent) => {
    if (event.type === 'note') terminal.err(`note: ${event.text}\n`);
  };
  const { objects } = await preview(connection, manifests, { ...options, recreate: true, onEvent });
  const failed = objects.filter(({ action }) => action === 'failed');
  for (const line of failuresText(failed)) terminal.err(`error: ${line}\n`);
  terminal.out(`dry run for "${connection.context}": ${countsText(objects)}\n`);
  return failed.length === 0 ? 0 : 1;
}

async function done(
  connection: Connection,
  manifests: readonly unknown[],
  options: ApplyOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { onEvent, end } = printedEvents(terminal);
  const { result, isDone } = await outcome(apply(connection, manifests, { ...options, onEvent }));
  end();
  for (const finding of result.findings) terminal.err(`${findingText(finding, styleOf({ colours: false }))}\n`);
  terminal.out(`applied to "${connection.context}": ${countsText(result.objects)}\n`);
  return isDone ? 0 : 1;
}

async function outcome(run: Promise<ApplyResult>): Promise<{ readonly result: ApplyResult; readonly isDone: boolean }> {
  try {
    return { result: await run, isDone: true };
  } catch (error) {
    if (error instanceof ApplyError) return { result: error.result, isDone: false };
    throw error;
  }
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
