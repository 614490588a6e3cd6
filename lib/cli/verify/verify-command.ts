import { existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { ownFile } from '../../constructs/project-file';
import { defaultKubernetesVersion } from '../../kubernetes/version';
import { choiceOf, isFailure } from '../choice/choice';
import { andFile, excludesOf } from '../choice/excludes';
import { type Scope, withoutIgnored } from '../choice/ignored';
import type { Skipped } from '../documents/skipped';
import { lookForSources, type Source, type SourceFile, UnreadableSource } from '../documents/sources';
import { examplesHelp } from '../examples';
import type { ExitCode } from '../exit-codes';
import { kustomizationNames } from '../kustomize/kustomize';
import type { Outcome } from '../outputs/outcome';
import { githubOutput } from '../outputs/output-github';
import { jsonOutput } from '../outputs/output-json';
import { sarifOutput } from '../outputs/output-sarif';
import { textOutput } from '../outputs/output-text';
import { withRepositoryPaths } from '../outputs/repository-paths';
import { styleOf } from '../outputs/style';
import { packageVersion } from '../package-version';
import { existingOutput, projectSettings, synthesizedFolder } from '../project';
import { allRules } from '../rules/rules';
import { takingStock } from '../stock/take-stock';
import type { Terminal } from '../terminal';
import { isWithin, type KnownOfApps, readPodsJson } from './pods-json';
import { hasManifestsElsewhere, hasUnusedOfApps, ofSingleFiles } from './single-files';
import { eachPath, type Flags, type Format, optionsOf, verifyFlags } from './verify-flags';
import { verifyForReleases } from './verify-sources';

const outputs: Readonly<Record<Format, (outcome: Outcome, terminal: Terminal) => string>> = {
  text: (outcome, terminal) => textOutput(outcome, styleOf(terminal)),
  json: jsonOutput,
  sarif: (outcome) => sarifOutput(withRepositoryPaths(outcome), { version: packageVersion(), rules: allRules }),
  github: (outcome) => githubOutput(withRepositoryPaths(outcome)),
};

/** The command `verify`. */
export function verifyCommand(terminal: Terminal, exit: (code: ExitCode) => void): Command {
  const command = new Command('verify')
    .description('Report what an API server of the target release would reject, drop or warn about.')
    .argument('[paths...]', 'files, folders (their .yaml, .yml and .json files), or - for standard input', eachPath);
  for (const option of verifyFlags()) command.addOption(option);
  return command
    .addHelpText('after', help)
    .action((paths: readonly string[], flags: Flags) => exit(verifyPaths(paths, flags, terminal)));
}

const help = `
Without paths, the output of \`cdk8s synth\` is verified: dist/, or the \`output\` of cdk8s.yaml.
Options that are not given come from \`pods:\` in the cdk8s.yaml or .cdk8s-pods.yaml of the working folder,
or of the nearest folder above it in the repository.
The default release is ${defaultKubernetesVersion}; the default Pod Security level is that of the Namespaces in the manifests.
${examplesHelp([
  ['cdk8s-pods verify', 'what `cdk8s synth` wrote'],
  ['cdk8s-pods verify deploy/ --kubernetes 1.33', 'any folder, for a release'],
  ['cdk8s-pods verify deploy/ --since origin/main', 'what a branch changes'],
  ['helm template ./chart | cdk8s-pods verify -', 'standard input'],
  ['cdk8s-pods verify --output sarif > pods.sarif', 'for code scanning'],
])}`;

function verifyPaths(paths: readonly string[], flags: Flags, terminal: Terminal): ExitCode {
  const { pinned, options, verify, folder, file } = projectSettings(optionsOf(flags));
  const choice = choiceOf(flags, verify, folder);
  const excludes = excludesOf(choice.exclude, folder);
  const baseline = flags.writeBaseline ?? choice.baseline;
  const takeStock = takingStock({ ...flags, baseline: choice.baseline }, terminal.err);
  const given = paths.length === 0 ? [existingOutput('files or folders')] : paths;
  const { sources, skippedFolders, problems } = lookForSources(
    given,
    terminal.standardInput,
    baseline === undefined ? excludes : andFile(excludes, baseline),
    flags.allowEmpty,
  );
  const [problem] = problems;
  if (problem !== undefined && sources.length === 0) throw problem;
  const files = sources.map(({ name }) => name);
  const known = knownOf(paths, flags, terminal);
  const scope = scopeOf(paths, resolve(folder));
  const found = verifyForReleases(flags.kubernetes ?? [], sources, options, known, choice.unchecked);
  const isPart = scope === 'files' || (scope === 'folders' && hasUnusedOfApps(found) && hasManifestsElsewhere(paths));
  const verified = isPart ? ofSingleFiles(found) : found;
  if (flags.allowEmpty !== true && verified.resources.length === 0 && verified.findings.length === 0) {
    throw (
      problem ?? new UnreadableSource(sources.length === 0 ? 'all files are excluded' : noManifests(sources, verified))
    );
  }
  if (folder !== '') terminal.err(`note: settings of ${file}\n`);
  if (!pinned) {
    const where = `--kubernetes, or with pods.kubernetes in ${existsSync(file) ? file : ownFile}`;
    terminal.err(`note: verified for Kubernetes ${options.kubernetes}; set another release with ${where}\n`);
  }
  const {
    outcome: chosen,
    warnings,
    notes,
  } = withoutIgnored(verified, choice, { today: terminal.today?.() ?? '', scope: hasFewer(flags) ? 'files' : scope });
  for (const warning of warnings) terminal.err(`warning: ${warning}\n`);
  const unused = excludes.unused().filter((pattern) => scope === 'whole' || choice.excludeOfRun.includes(pattern));
  for (const note of [...unused.map(unusedText), ...notes]) terminal.err(`note: ${note}\n`);
  const outcome = takeStock({
    verified,
    chosen,
    sources: files,
    run: { ...options, paths: given, exclude: choice.exclude, unchecked: choice.unchecked },
  });
  const testData = skippedFolders.filter((path) => basename(path) === 'testdata');
  terminal.out(outputs[flags.output]({ ...outcome, testData }, terminal));
  for (const { message } of problems) terminal.err(`error: ${message}\n`);
  if (problems.length > 0) return 2;
  return isFailure(outcome, choice.failOn) ? 1 : 0;
}

function noManifests(sources: readonly (Source | SourceFile)[], { skipped }: Outcome): string {
  const names = sources.slice(0, 5).map(({ name }) => name);
  const more = sources.length > names.length ? ` and ${sources.length - names.length} other files` : '';
  return `no manifests in ${names.join(', ')}${more}${insteadOf(skipped, sources)}`;
}

/** What to do where there are only documents that make manifests. */
function insteadOf({ templates, encrypted, kustomizations }: Skipped, sources: readonly { name: string }[]): string {
  if (templates > 0) return '; render the templates first, such as with `helm template`';
  if (encrypted > 0) return '; decrypt them first, such as with `sops decrypt`';
  const kustomization = sources.find(({ name }) => kustomizationNames.includes(basename(name)));
  if (kustomizations === 0 || kustomization === undefined) return '';
  return `; verify what is built, such as with \`kubectl kustomize ${dirname(kustomization.name)} | npx cdk8s-pods verify -\``;
}

/** @param project the folder that the settings are for */
function scopeOf(paths: readonly string[], project: string): Scope {
  const isProject = (path: string) => path !== '-' && (resolve(path) === project || isWithin(project, path));
  if (paths.length === 0 || paths.some(isProject)) return 'whole';
  return paths.every((path) => path !== '-' && statSync(path).isFile()) ? 'files' : 'folders';
}

/** Whether a run finds less than its settings are for, so that it does not tell which of them are needed. */
function hasFewer({ practices }: Flags): boolean {
  return practices === 'off' || practices === 'default';
}

function unusedText(pattern: string): string {
  const text = `exclude ${JSON.stringify(pattern)} matches nothing`;
  // Such a pattern of .gitignore never matches.
  return pattern.startsWith('./') ? `${text}; use ${JSON.stringify(pattern.slice(1))}` : text;
}

/** What the command reports about a folder, without options. */
export function verifiedText(folder: string, terminal: Terminal): string {
  let text = '';
  const out = (part: string) => {
    text += part;
  };
  // Notes on the run are for who has asked for it.
  const onlyErrors = (line: string) => {
    if (line.startsWith('error: ')) out(line);
  };
  verifyPaths([folder], { allowEmpty: true, output: 'text' }, { ...terminal, out, err: onlyErrors });
  return text;
}

/** What is known of the manifests: what `cdk8s synth` wrote is of one app, unless its pods.json tells of several. */
function knownOf(paths: readonly string[], { podsJson }: Flags, { err }: Terminal): KnownOfApps {
  const known = readPodsJson(podsJson, err);
  if (paths.length > 0 && !existsSync('cdk8s.yaml')) return known;
  const folder = resolve(synthesizedFolder());
  return { ...known, appOf: (file) => known.appOf(file) ?? (isWithin(file, folder) ? folder : undefined) };
}
