import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import { describe } from '../findings/describe';
import { importProgram } from '../import/import-program';
import type { ImportedManifest, Manifest } from '../import/manifest';
import { own } from '../values/own';
import { checkOptions, type VerifyOptions } from '../verify/options';
import { verifyAll } from '../verify/verify-all';
import { examplesHelp } from './examples';
import type { ExitCode } from './exit-codes';
import { type ManifestInText, readManifests } from './manifests';
import { projectSettings } from './project';
import { skippedText, sortOut } from './sort-out';
import { readSources, standardInputName, UnreadableSource } from './sources';
import type { Terminal } from './terminal';
import { writeProgram } from './write-program';

interface Flags {
  readonly out?: string;
  readonly force?: boolean;
}

/** The command `import`. */
export function importCommand(terminal: Terminal, exit: (code: ExitCode) => void): Command {
  return new Command('import')
    .description('Print a program that synthesizes the objects of YAML or JSON files.')
    .argument('<paths...>', 'files, folders (their .yaml, .yml and .json files), or - for standard input')
    .option('--out <file>', 'file to write the program to (default: standard output)')
    .option('--force', 'replace the file that --out names')
    .addHelpText('after', help)
    .action((paths: readonly string[], flags: Flags) => exit(importPaths(paths, flags, terminal)));
}

const help = `
Lines on standard error say what is not carried as it is written, and why.
The release comes from \`pods:\` in the cdk8s.yaml of the working folder.
${examplesHelp([
  ['cdk8s-pods import deploy/ --out main.ts', 'all manifests of a folder'],
  ['helm template shop ./chart | cdk8s-pods import -', 'what another tool renders'],
])}`;

function importPaths(
  paths: readonly string[],
  { out, force = false }: Flags,
  { out: print, err, standardInput }: Terminal,
): ExitCode {
  const { pinned: _pinned, ...options } = projectSettings({});
  const { manifests, skipped } = sortOut(readSources(paths, standardInput).flatMap(readManifests), () => undefined);
  const errors = manifests.flatMap((manifest) => errorsOf(manifest, options));
  const notImported = skippedText(skipped, 'imported');
  if (errors.length > 0) {
    for (const error of errors) err(`${error}\n`);
    return 2;
  }
  const imported = manifests.map(importedOf);
  if (imported.length === 0) throw new UnreadableSource(`no manifests in ${paths.join(', ')}`);
  for (const line of manifests.flatMap(duplicateKeys)) err(`${line}\n`);
  const { text, notes } = importProgram(imported, { ...options, name: nameOf(paths) });
  for (const note of notes) err(`${note}\n`);
  if (notImported !== undefined) err(`${notImported}\n`);
  if (out === undefined) print(text);
  else writeProgram(out, text, force);
  return 0;
}

function importedOf(manifest: ManifestInText): ImportedManifest {
  // Without a kind it is an error before.
  return { object: manifest.object as Manifest, comments: manifest.comments(), place: placeOf(manifest) };
}

function placeOf({ source, positionOf }: ManifestInText): string {
  return `${source.name}:${positionOf('').line}`;
}

/** What keeps a document from being imported, in the words of `verify`. */
function errorsOf({ source, object, findings, positionOf }: ManifestInText, options: VerifyOptions): readonly string[] {
  const line = (at: { readonly line: number; readonly column: number }, text: string) =>
    `${source.name}:${at.line}:${at.column}: error: ${text}`;
  if (object === undefined) return findings.map((finding) => line(finding, describe(finding)));
  if (isNamed(object, 'apiVersion') && isNamed(object, 'kind')) return [];
  const { target } = checkOptions(options);
  const found = verifyAll([{ object, target }], { practices: false }).flat();
  return found
    .filter(({ severity }) => severity === 'error')
    .map((finding) => line(positionOf(finding.field), describe(finding)));
}

function isNamed(object: unknown, field: string): boolean {
  const value = own(object, field);
  return typeof value === 'string' && value !== '';
}

/** Of a key that is set twice, kubectl takes the last one, and so does the program. */
function duplicateKeys({ source, object, findings }: ManifestInText): readonly string[] {
  if (object === undefined) return [];
  return findings.map((finding) => `${source.name}:${finding.line}:${finding.column}: ${describe(finding)}`);
}

/** The chart of what names no namespace is called as the first file or folder. */
function nameOf([path = '-']: readonly string[]): string {
  const name = path === '-' ? standardInputName : basename(resolve(path));
  return (
    name
      .toLowerCase()
      .replace(/\.(?:ya?ml|json)$/, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'main'
  );
}
