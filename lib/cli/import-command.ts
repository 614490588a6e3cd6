import { Command } from 'commander';
import { examplesHelp } from './examples';
import type { ExitCode } from './exit-codes';
import type { ImportFlags } from './import-manifests';
import type { Terminal } from './terminal';

/** The command `import`. */
export function importCommand(terminal: Terminal, exit: (code: ExitCode) => void): Command {
  return new Command('import')
    .description('Print a program that synthesizes the objects of YAML or JSON files.')
    .argument('<paths...>', 'files, folders (their .yaml, .yml and .json files), or - for standard input')
    .option('--out <file>', 'file to write the program to (default: standard output)')
    .option('--force', 'replace the file that --out names')
    .addHelpText('after', help)
    .action((paths: readonly string[], flags: ImportFlags) => {
      // Loaded here: other commands start sooner without it.
      const { importPaths } = require('./import-manifests') as typeof import('./import-manifests');
      exit(importPaths(paths, flags, terminal));
    });
}

const help = `
Lines on standard error say what is not carried as it is written, and why.
The release comes from \`pods:\` in the cdk8s.yaml or .cdk8s-pods.yaml of the working folder,
or of the nearest folder above it in the repository.
${examplesHelp([
  ['cdk8s-pods import deploy/ --out main.ts', 'all manifests of a folder'],
  ['helm template shop ./chart | cdk8s-pods import -', 'what another tool renders'],
])}`;
