import { basename, relative, resolve } from 'node:path';
import { dependencySpec } from '../init/dependency-spec';
import { type InitPlan, initPlan, type PlannedFile } from '../init/init-plan';
import { InvalidProject } from '../init/invalid-project';
import type { TemplateName } from '../init/templates/all-templates';
import { UnreadableSource } from './documents/sources';
import type { ExitCode } from './exit-codes';
import { readInstallation, versionOf } from './init/installation';
import { planText } from './init/plan-text';
import { readExisting, writePlan } from './init/write-plan';
import type { Terminal } from './terminal';

/** What the project is to be. */
export interface InitFlags {
  readonly template: TemplateName;
  readonly yes?: boolean;
}

/** Creates a project, or adds what it lacks. */
export function initProject(dir: string, { template, yes = false }: InitFlags, terminal: Terminal): ExitCode {
  const folder = resolve(dir);
  const dependency = dependencySpec(readInstallation(), folder);
  const { files: plan, next } = planFor(folder, template, dependency);
  if (plan.length === 0) {
    terminal.err(`${dir}: nothing to add\n`);
    return 0;
  }
  if (plan.some(isChange)) {
    terminal.out(planText(plan));
    if (!yes && !isConfirmed(terminal)) return 1;
  }
  writePlan(folder, plan);
  for (const file of plan)
    terminal.err(`${isChange(file) ? 'changed' : 'created'} ${relative('.', resolve(folder, file.path))}\n`);
  terminal.err(
    `\nNext:\n${[...(folder === process.cwd() ? [] : [`cd ${dir}`]), ...next].map((step) => `  ${step}\n`).join('')}`,
  );
  const isNew = (start: string) => plan.some(({ path }) => path.startsWith(start));
  if (isNew('.github/')) {
    const files = ['package-lock.json', ...(isNew('main.test.ts') ? ['__snapshots__/'] : [])];
    terminal.err(`\nnote: the workflow needs what these commands write; commit ${files.join(' and ')}, too\n`);
  }
  if (dependency.startsWith('file:../') && isNew('.github/')) {
    terminal.err(`\nnote: the workflow cannot install "cdk8s-pods": "${dependency}", which is outside the project\n`);
  }
  return 0;
}

function planFor(folder: string, template: TemplateName, dependency: string): InitPlan {
  try {
    return initPlan({ name: packageName(folder), template, dependency, versionOf }, readExisting(folder));
  } catch (error) {
    if (!(error instanceof InvalidProject)) throw error;
    throw new UnreadableSource(error.message);
  }
}

/** A name that npm takes, from that of the folder. */
function packageName(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'shop' : name;
}

function isChange(file: PlannedFile): boolean {
  return file.before !== undefined;
}

function isConfirmed({ ask, err }: Terminal): boolean {
  if (ask === undefined) err('note: nothing was changed, as standard input is not a terminal; use --yes\n');
  else if (/^y(?:es)?$/i.test(ask('Apply these changes? [y/N] ').trim())) return true;
  else err('nothing was changed\n');
  return false;
}
