import { Command, Option } from 'commander';
import { templates } from '../init/templates/all-templates';
import { examplesHelp } from './examples';
import type { ExitCode } from './exit-codes';
import type { InitFlags } from './init-project';
import type { Terminal } from './terminal';

/** The command `init`. */
export function initCommand(terminal: Terminal, exit: (code: ExitCode) => void): Command {
  return new Command('init')
    .description('Create a project, or add to an existing one what it lacks.')
    .argument('[dir]', 'folder of the project', '.')
    .addOption(
      new Option('--template <name>', 'what main.ts starts with').choices(Object.keys(templates)).default('web'),
    )
    .option('--yes', 'apply changes to existing files without asking')
    .addHelpText('after', help)
    .action((dir: string, flags: InitFlags) => {
      // Loaded here: other commands start sooner without it.
      const { initProject } = require('./init-project') as typeof import('./init-project');
      exit(initProject(dir, flags, terminal));
    });
}

const help = `
Templates:
${Object.entries(templates)
  .map(([name, { title }]) => `  ${name.padEnd(9)}${title}`)
  .join('\n')}

Files that exist are never replaced. package.json, cdk8s.yaml and .gitignore get the lines that they lack: the
differences are printed first, and applied after a confirmation, or with --yes.
${examplesHelp([
  ['cdk8s-pods init my-shop', 'a new folder'],
  ['cdk8s-pods init --template proxy', 'in this folder'],
  ['cdk8s-pods init --yes', 'add what a project lacks, without asking'],
])}`;
