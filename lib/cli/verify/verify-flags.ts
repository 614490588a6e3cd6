import { InvalidArgumentError, Option } from 'commander';
import type { CustomWorkload, LikeKind } from '../../kubernetes/custom/custom-workload';
import { type KubernetesVersion, kubernetesVersions, parseKubernetesVersion } from '../../kubernetes/version';
import { checkWorkloads, type VerifyOptions } from '../../verify/options';
import { gateProblem } from '../../verify/target/feature-gates';
import type { ChoiceFlags } from '../choice/choice';
import { choiceOptions } from '../choice/choice-options';
import { uncheckedOption } from '../outputs/unchecked';
import { RepeatableOption } from '../repeatable-option';
import { stockOptions } from '../stock/stock-options';
import type { StockOptions } from '../stock/take-stock';

/** The values of `--output`. */
const formats = ['text', 'json', 'sarif', 'github'] as const;

export type Format = (typeof formats)[number];

/** The options of the command `verify` as they are given. */
export interface Flags extends ChoiceFlags, StockOptions {
  readonly kubernetes?: readonly KubernetesVersion[];
  readonly podSecurity?: 'baseline' | 'restricted' | 'false';
  readonly allowEmpty?: boolean;
  readonly featureGates?: Readonly<Record<string, boolean>>;
  readonly workload?: readonly CustomWorkload[];
  readonly podsJson?: string;
  readonly output: Format;
}

/** Where facts are that only a synth knows. @param scope what those of the default files are for */
export function podsJsonOption(scope: string): Option {
  return new Option(
    '--pods-json <file>',
    `facts that a synth writes in addition to the YAML, for all manifests (default: build/pods.json and build/*/pods.json, ${scope})`,
  ).argParser((file: string) => notEmpty(file, 'it'));
}

/** The options of the command `verify`, in the order of its help. */
export function verifyFlags(): readonly Option[] {
  return [
    new Option(
      '--kubernetes <release>',
      'target release, or the full version of a server such as v1.33.4; 1.33,1.35 for several',
    )
      .choices(kubernetesVersions)
      .argParser(eachRelease),
    new Option('--pod-security <level>', 'level of Pod Security for all Pods; false disables it').choices([
      'baseline',
      'restricted',
      'false',
    ]),
    featureGatesOption(),
    workloadOption(),
    ...choiceOptions(),
    uncheckedOption(),
    ...stockOptions(),
    new Option('--allow-empty', 'exit with 0 if no manifest is given, as in a commit of other files'),
    podsJsonOption('each for its own folder'),
    new Option('--output <format>', 'output format').choices(formats).default('text'),
  ];
}

/** `--feature-gates`, of every command that has a target. */
export function featureGatesOption(): Option {
  return new Option('--feature-gates <gates>', 'feature gates of the target servers: Name=true,Other=false').argParser(
    gates,
  );
}

/** `--workload`, of every command that reads pod templates. */
export function workloadOption(): Option {
  return new RepeatableOption(
    '--workload <kind>',
    "a kind of custom resource with a pod template: example.com/v1/Fleet:spec.template, and :Job if its Pods are like a Job's",
  ).argParser(workload);
}

/** What they set in place of settings files. */
export function optionsOf({
  kubernetes,
  podSecurity,
  practices,
  enable,
  featureGates,
  workload,
}: Flags): Partial<VerifyOptions> {
  return {
    ...(practices !== undefined && { practices: practices === 'all' ? 'all' : practices === 'default' }),
    ...(enable !== undefined && { enable }),
    ...(kubernetes?.[0] !== undefined && { kubernetes: kubernetes[0] }),
    ...(featureGates !== undefined && { featureGates }),
    ...(workload !== undefined && { workloads: workload }),
    ...(podSecurity !== undefined && { podSecurity: podSecurity === 'false' ? false : podSecurity }),
  };
}

/** The paths that are given, one by one. */
export function eachPath(path: string, before: readonly string[] = []): readonly string[] {
  return [...before, notEmpty(path, `path ${before.length + 1}`)];
}

/** What an unset variable in quotes leaves would be taken for the working folder. */
function notEmpty(path: string, what: string): string {
  if (path === '') throw new InvalidArgumentError(`${what} is empty; set a path`);
  return path;
}

function eachRelease(text: string, before: readonly KubernetesVersion[] = []): readonly KubernetesVersion[] {
  return [...before, ...text.split(',').map(release)];
}

/** A release that a user gives. @throws InvalidArgumentError for what is none */
export function release(text: string): KubernetesVersion {
  if (text.trim() === '') throw new InvalidArgumentError('a release is empty; set one, or remove the comma');
  try {
    return parseKubernetesVersion(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new InvalidArgumentError(message.replace(/^Kubernetes version: /, ''));
  }
}

function gates(text: string, before: Readonly<Record<string, boolean>> = {}): Readonly<Record<string, boolean>> {
  const pairs = text.split(',').map((pair) => {
    const [, name, value] = /^\s*([A-Za-z0-9]+)=(true|false)\s*$/.exec(pair) ?? [];
    if (name === undefined) throw new InvalidArgumentError(`got ${JSON.stringify(pair)}; use Name=true,Other=false`);
    const problem = gateProblem(name);
    if (problem !== undefined) throw new InvalidArgumentError(`${problem.message}; ${problem.fix}`);
    return [name, value === 'true'] as const;
  });
  return { ...before, ...Object.fromEntries(pairs) };
}

/** A kind with a pod template: `apiVersion/kind:path`, with what it is like behind another colon. Of one kind, all are one. */
function workload(text: string, before: readonly CustomWorkload[] = []): readonly CustomWorkload[] {
  const [, apiVersion = '', kind = '', path = '', like] = /^(.*)\/([^/:]*):([^:]*)(?::([^:]*))?$/.exec(text) ?? [];
  const template = { path, ...(like !== undefined && { like: like as LikeKind }) };
  const isSame = (one: CustomWorkload) => one.apiVersion === apiVersion && one.kind === kind;
  const templates = [...(before.find(isSame)?.templates ?? []), template];
  const all = [...before.filter((one) => !isSame(one)), { apiVersion, kind, templates }];
  try {
    if (apiVersion === '') throw new TypeError('no kind and path');
    checkWorkloads(all);
  } catch (error) {
    const problem = error instanceof Error ? error.message.replace(/^workloads: \[\d+\]\.?/, '') : String(error);
    throw new InvalidArgumentError(`${problem}; use such as example.com/v1/Fleet:spec.template`);
  }
  return all;
}
