import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import { hashOfChart } from './chart-files';
import { identityOfExecutable } from './executable';
import type { RenderingRequest } from './rendering-request';

/** The flags of `helm template` of which the output follows from what the command line says. */
const pureFlags: ReadonlySet<string> = new Set(
  (
    '--api-versions -a --atomic --ca-file --cert-file --create-namespace --debug --description ' +
    '--disable-openapi-validation --force --hide-notes --include-crds --insecure-skip-tls-verify --is-upgrade ' +
    '--key-file --keyring --kube-version --labels -l --namespace -n --no-hooks --pass-credentials --password ' +
    '--plain-http --render-subchart-notes --repo --set --set-json --set-literal --set-string --show-only -s ' +
    '--skip-crds --skip-schema-validation --skip-tests --timeout --username --verify --version --wait --wait-for-jobs'
  ).split(' '),
);
/** Flags with the path of a file that has values in it. */
const fileFlags: ReadonlySet<string> = new Set(['--values', '-f']);

/**
 * A key of everything that the output of a rendering depends on; `undefined` if that is unknown: a chart without an
 * exact version, a flag that has something else read or run, a file that cannot be read.
 */
export function cacheKey(request: RenderingRequest): string | undefined {
  const executable = identityOfExecutable(request.executable);
  const files = filesOfFlags(request.args);
  const chart = chartIdentity(request);
  if (executable === undefined || files === undefined || chart === undefined) return undefined;
  const { args, values } = request;
  // Written anew where what follows from it is another.
  const all = JSON.stringify([1, executable, args, values, files, chart, helmEnvironment()]);
  return createHash('sha256').update(all).digest('hex');
}

/** The content of the files that flags name; `undefined` where a flag is not known to be pure. */
function filesOfFlags(args: readonly string[]): readonly string[] | undefined {
  const contents: string[] = [];
  for (const [at, arg] of args.entries()) {
    if (!arg.startsWith('-') || arg === '-') continue;
    const [flag = '', assigned] = split(arg);
    if (pureFlags.has(flag)) continue;
    if (!fileFlags.has(flag)) return undefined;
    const path = assigned ?? args[at + 1] ?? '';
    // Standard input, which is known.
    if (path === '-') continue;
    const content = tryRead(path);
    if (content === undefined) return undefined;
    contents.push(content);
  }
  return contents;
}

function split(arg: string): readonly [string, string | undefined] {
  const at = arg.indexOf('=');
  return at === -1 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)];
}

/** Which chart it is: a folder by its files, one of a repository by its exact version. */
function chartIdentity({ chart, args }: RenderingRequest): string | undefined {
  if (existsSync(chart)) return tryHash(chart);
  const version = lastOf(args, '--version');
  if (version === undefined || !/^v?\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/.test(version)) return undefined;
  if (lastOf(args, '--repo') !== undefined || chart.startsWith('oci://')) return version;
  // `grafana/grafana` is a chart of the repository that a file of helm's calls `grafana`.
  return /^[^./][^/:]*\/[^/:]+$/.test(chart) ? `${version} ${tryRead(repositoriesFile()) ?? ''}` : undefined;
}

function lastOf(args: readonly string[], flag: string): string | undefined {
  const at = args.findLastIndex((arg) => split(arg)[0] === flag);
  return at === -1 ? undefined : (split(args[at] ?? '')[1] ?? args[at + 1]);
}

/** @see https://helm.sh/docs/helm/helm/#synopsis */
function repositoriesFile(): string {
  const { HELM_REPOSITORY_CONFIG, HELM_CONFIG_HOME, XDG_CONFIG_HOME, APPDATA } = process.env;
  if (HELM_REPOSITORY_CONFIG) return HELM_REPOSITORY_CONFIG;
  const byPlatform: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(homedir(), 'Library/Preferences'),
    win32: APPDATA ?? homedir(),
  };
  const home =
    HELM_CONFIG_HOME ?? join(XDG_CONFIG_HOME ?? byPlatform[platform()] ?? join(homedir(), '.config'), 'helm');
  return join(home, 'repositories.yaml');
}

/** Helm's own settings: they choose the namespace, repositories and plugins. */
function helmEnvironment(): readonly (readonly [string, string | undefined])[] {
  return Object.entries(process.env)
    .filter(([name]) => name.startsWith('HELM_'))
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function tryHash(chart: string): string | undefined {
  try {
    return hashOfChart(chart);
  } catch {
    return undefined;
  }
}

function tryRead(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
