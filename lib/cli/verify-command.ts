import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { Command, InvalidArgumentError, Option } from 'commander';
import {
  defaultKubernetesVersion,
  type KubernetesVersion,
  kubernetesVersions,
  parseKubernetesVersion,
} from '../kubernetes/version';
import type { VerifyOptions } from '../verify/options';
import { gateProblem } from '../verify/target/feature-gates';
import type { Outcome } from './outcome';
import { githubOutput } from './output-github';
import { jsonOutput } from './output-json';
import { sarifOutput } from './output-sarif';
import { type Style, textOutput } from './output-text';
import { packageVersion } from './package-version';
import { isWithin, type KnownOfApps, readPodsJson } from './pods-json';
import { projectSettings, synthesizedFolder } from './project';
import { programRules, rules } from './rules';
import { readSources, UnreadableSource } from './sources';
import type { Terminal } from './terminal';
import { verifySources } from './verify-sources';

const outputs = {
  text: (outcome: Outcome, { colours }: Terminal) => textOutput(outcome, colours ? coloured : plain),
  json: jsonOutput,
  sarif: (outcome: Outcome) => sarifOutput(outcome, { version: packageVersion(), rules: [...rules, ...programRules] }),
  github: githubOutput,
};

interface Flags {
  readonly kubernetes?: KubernetesVersion;
  readonly podSecurity?: 'baseline' | 'restricted' | 'false';
  readonly practices: boolean;
  readonly featureGates?: Readonly<Record<string, boolean>>;
  readonly podsJson?: string;
  readonly output: keyof typeof outputs;
}

/** The command `verify`; tells whether anything was found. */
export function verifyCommand(terminal: Terminal, done: (found: boolean) => void): Command {
  return new Command('verify')
    .description('Say what an API server of the target release would say to manifests.')
    .argument('[paths...]', 'files, folders (their .yaml, .yml and .json files), or - for standard input', eachPath)
    .addOption(
      new Option(
        '--kubernetes <release>',
        `the target: ${kubernetesVersions[0]} to ${kubernetesVersions.at(-1)}, or a server's full version`,
      ).argParser(release),
    )
    .addOption(
      new Option('--pod-security <level>', 'hold all Pods to a level; false: to none').choices([
        'baseline',
        'restricted',
        'false',
      ]),
    )
    .addOption(
      new Option('--feature-gates <gates>', "gates that the target's servers set: Name=true,Other=false").argParser(
        gates,
      ),
    )
    .option('--no-practices', 'leave out what is no error, but what an experienced engineer would stop in review')
    .option(
      '--pods-json <file>',
      'what a synth knows beside the YAML, for all these manifests (default: build/pods.json and build/*/pods.json, each for the folder that it names)',
      (file: string) => notEmpty(file, 'it'),
    )
    .addOption(new Option('--output <format>', 'how to print findings').choices(Object.keys(outputs)).default('text'))
    .addHelpText('after', help)
    .action((paths: readonly string[], flags: Flags) => done(verifyPaths(paths, flags, terminal)));
}

/** What the exit codes of all commands mean. */
export const exitCodes = `
Exit code: 0 nothing found, 1 findings, 2 the command could not do what it was asked: wrong usage, nothing to verify, a
file or setting that cannot be read, output that cannot be written.`;

const help = `
Without paths: what \`cdk8s synth\` wrote, in dist/ or where cdk8s.yaml says.
What no option says comes from \`pods:\` in the cdk8s.yaml of the working folder.
Else the release is ${defaultKubernetesVersion}, and Pods are held to what Namespaces among the manifests enforce.
${exitCodes}`;

function verifyPaths(paths: readonly string[], flags: Flags, terminal: Terminal): boolean {
  const { pinned, ...options } = projectSettings(optionsOf(flags));
  const sources = readSources(
    paths.length === 0 ? [existingFolder(synthesizedFolder())] : paths,
    terminal.standardInput,
  );
  const outcome = verifySources(sources, options, knownOf(paths, flags, terminal));
  if (outcome.resources.length === 0 && outcome.findings.length === 0) {
    throw new UnreadableSource(`no manifests in ${sources.map(({ name }) => name).join(', ')}`);
  }
  if (!pinned) {
    terminal.err(`note: verified for Kubernetes ${options.kubernetes}; say another release with --kubernetes\n`);
  }
  terminal.out(outputs[flags.output](outcome, terminal));
  return outcome.findings.length > 0;
}

/** What is known of the manifests: what `cdk8s synth` wrote is of one app, unless its pods.json tells of several. */
function knownOf(paths: readonly string[], { podsJson }: Flags, { err }: Terminal): KnownOfApps {
  const known = readPodsJson(podsJson, err);
  if (paths.length > 0 && !existsSync('cdk8s.yaml')) return known;
  const folder = resolve(synthesizedFolder());
  return { ...known, appOf: (file) => known.appOf(file) ?? (isWithin(file, folder) ? folder : undefined) };
}

/** The folder of a synth, which nobody named here, so that it is no use to correct its path. */
function existingFolder(folder: string): string {
  if (existsSync(folder)) return folder;
  throw new UnreadableSource(`cannot read ${folder}: no such folder; run cdk8s synth first, or name files or folders`);
}

function optionsOf({ kubernetes, podSecurity, practices, featureGates }: Flags): Partial<VerifyOptions> {
  return {
    practices,
    ...(kubernetes !== undefined && { kubernetes }),
    ...(featureGates !== undefined && { featureGates }),
    ...(podSecurity !== undefined && { podSecurity: podSecurity === 'false' ? false : podSecurity }),
  };
}

function eachPath(path: string, before: readonly string[] = []): readonly string[] {
  return [...before, notEmpty(path, `path ${before.length + 1}`)];
}

/** What an unset variable in quotes leaves would be taken for the working folder. */
function notEmpty(path: string, what: string): string {
  if (path === '') throw new InvalidArgumentError(`${what} is empty; set a path`);
  return path;
}

function release(text: string): KubernetesVersion {
  try {
    return parseKubernetesVersion(text);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

function gates(text: string, before: Readonly<Record<string, boolean>> = {}): Readonly<Record<string, boolean>> {
  const pairs = text.split(',').map((pair) => {
    const [, name, value] = /^\s*([A-Za-z0-9]+)=(true|false)\s*$/.exec(pair) ?? [];
    if (name === undefined) throw new InvalidArgumentError('write it as Name=true,Other=false');
    const problem = gateProblem(name);
    if (problem !== undefined) throw new InvalidArgumentError(`${problem.message}; ${problem.fix}`);
    return [name, value === 'true'] as const;
  });
  return { ...before, ...Object.fromEntries(pairs) };
}

const plain: Style = (_look, text) => text;
const coloured: Style = (look, text) => styleText(look, text, { validateStream: false });
