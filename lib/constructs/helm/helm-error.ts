import type { SpawnSyncReturns } from 'node:child_process';
import { withoutCredentials, withoutParts } from '../../findings/secrecy/described';
import { mayNameSecret } from '../../findings/secrecy/secret-name';
import { credentialsIn } from '../../findings/secrecy/secret-text';
import { printable } from '../../values/printable';
import type { RenderingRequest } from './rendering-request';

/** What helm says, and what to do about it. */
const causes: readonly (readonly [said: RegExp, advice: string])[] = [
  [/repo \S+ not found|no repositories|no repo named/, 'add it with `helm repo add`, or set repo to its URL'],
  [/no cached repo found|try 'helm repo update'/, 'run `helm repo update`'],
  [/incompatible with Kubernetes/, 'set kubeVersion, or target a release that the chart supports'],
  [/don't meet the specifications of the schema/, 'correct the values'],
  [
    /execution error at|template: |nil pointer|wrong type for value|can't evaluate field/,
    'correct the values that this template uses',
  ],
  [/YAML parse error|error converting YAML to JSON/, 'correct the values that this template prints'],
  [/missing in charts\/|found in Chart\.yaml, but/, 'run `helm dependency build` in the chart'],
  [/unknown (?:shorthand )?flag|flag needs an argument|invalid argument/, 'correct helmFlags'],
  [/unauthorized|401|403|denied/i, 'log in with `helm registry login`, or set the credentials of the repository'],
  [
    /no such host|dial tcp|timeout|connection refused|TLS handshake|certificate/i,
    'check the network, or use a chart in a folder',
  ],
  [
    /not found|no chart (?:name|version)|Chart\.yaml file is missing|non-absolute URLs|failed to download|no such file/,
    'correct chart, repo or version: ./charts/web for a folder, grafana/grafana for a chart of a repository',
  ],
];

/** Why a chart could not be rendered: in helm's own words, without values that may be secret. */
export function helmError(request: RenderingRequest, ran: SpawnSyncReturns<string>): Error {
  const { chart, executable } = request;
  const { code } = (ran.error ?? {}) as NodeJS.ErrnoException;
  const program = JSON.stringify(executable);
  if (code === 'ENOENT')
    return new Error(`program ${program} not found; install helm, or set helmExecutable to its path`);
  if (code === 'EACCES') return new Error(`program ${program} cannot be run: permission denied; make it executable`);
  if (ran.error !== undefined) return new Error(`program ${program} failed: ${printable(ran.error.message)}`);
  if (ran.signal !== null) return new Error(`program ${program} was killed by ${ran.signal}; run it again`);
  const said = redacted(wordsOf(ran.stderr), request);
  const advice = causes.find(([pattern]) => pattern.test(said))?.[1] ?? 'run `helm template` by hand for details';
  return new Error(`helm cannot render chart ${JSON.stringify(chart)}: ${printable(said)}; ${advice}`);
}

/** The error of helm's output, without its warnings, in one line. */
function wordsOf(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  const relevant = lines.filter(
    (line) => line !== '' && !/^(?:WARNING|walk\.go|coalesce\.go|Use --debug flag)/.test(line),
  );
  return (
    relevant
      .join(' ')
      .replace(/^Error: (?:INSTALLATION FAILED: )?/, '')
      .replace(/[.;:\s]+$/, '') || 'unknown reason'
  );
}

/** Shorter values cannot be distinguished from other words. */
const shortest = 4;

/** A string without the chart's values with secret-like names, and without credentials of any form. */
function redacted(text: string, { values, args }: RenderingRequest): string {
  const secrets = [...secretsIn(values === '' ? {} : JSON.parse(values), false), ...secretsInFlags(args)];
  const known = secrets.filter((secret) => secret.length >= shortest);
  return withoutCredentials(withoutParts(text, [...new Set(known)]));
}

function secretsIn(value: unknown, isSecret: boolean): readonly string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, inner]) => secretsIn(inner, isSecret || mayNameSecret(name)));
  }
  if (value === null) return [];
  const text = String(value);
  return isSecret ? [text, ...text.split('\n')] : credentialsIn(text);
}

function secretsInFlags(args: readonly string[]): readonly string[] {
  return args.flatMap((arg, at) => {
    if (args[at - 1] === '--password') return [arg];
    // `--set a.password=x,b=y` and `--password=x`.
    return arg.split(',').flatMap((pair) => {
      const [name = '', ...rest] = pair.split('=');
      return rest.length > 0 && mayNameSecret(name) ? [rest.join('=')] : [];
    });
  });
}
