import { join } from 'node:path';
import {
  boolean,
  type Checks,
  callback,
  check as checkGiven,
  object,
  optional,
  record,
  recordOf,
  string,
} from '../values/check';
import { printableLines } from '../values/printable';
import { isCheck } from './check-mode';
import { check, finish } from './finish';
import { checkFurtherProperties, type WithoutNearMisses } from './further-properties';
import { appProps, GitOpsApp, type GitOpsAppProps, optionsOf, pathOrFalse } from './gitops-app';
import { podsJsonContents, podsJsonOf, usualPodsJson } from './pods-json';
import { type Progress, progressOn } from './progress';
import { type Synthesis, synthesis } from './synthesis';

/** What one environment says of its App: all but where it is written, which is the same for all. */
export type Environment = Omit<GitOpsAppProps, 'outdir' | 'check' | 'podsJson'>;

/** An environment with properties of the program's own: `object` lets it have no others. */
type AnyEnvironment = Environment & object;

/** What holds for all environments. */
export interface SynthEachOptions extends Pick<GitOpsAppProps, 'check'> {
  /** The folder of the environments' folders. @default CDK8S_OUTDIR, else dist */
  readonly outdir?: string | undefined;
  /** The folder of their `pods.json`, `build/<name>/pods.json`; `false` for nowhere. @default build */
  readonly podsJson?: string | false | undefined;
}

/**
 * Synthesizes one App for each environment, into a folder of its own, `dist/<name>/`: each with its own target release,
 * gates and registry, and verified on its own. Nothing is touched unless all of them were rendered and verified; the folder
 * of an environment that is no longer among them is deleted, as far as earlier runs wrote it.
 *
 * @param environments By name. They can also have values for `define` in addition to the App's own props, with names that are
 *   not nearly those of props.
 * @param define Fills an environment's App; called for one after the other.
 * @throws Error with the findings of all environments. Error where a name cannot be one of a folder, or a property of an
 *   environment is misspelt.
 *
 * @example
 * synthEach({ staging: { kubernetes: '1.36', replicas: 1 }, production: { replicas: 3 } }, (app, { name, replicas }) => {
 *   const chart = new Chart(app, 'shop', { namespace: `shop-${name}` });
 *   …
 * });
 */
export function synthEach<E extends AnyEnvironment>(
  environments: Readonly<Record<string, E>> & Readonly<Record<string, WithoutNearMisses<E>>>,
  define: (app: GitOpsApp, environment: E & { readonly name: string }) => void,
  options: SynthEachOptions = {},
): void {
  checkGiven('synthEach', { environments, define, options }, synthEachArguments);
  const isChecked = isCheck(options.check);
  const [start, progress] = [Date.now(), progressOn(process.stderr)];
  const outdir = options.outdir ?? process.env.CDK8S_OUTDIR ?? 'dist';
  const { podsJson = usualPodsJson(outdir) } = options;
  try {
    const made = synthesizeAll(environments, define, outdir, progress);
    const files = made.flatMap(({ name, files: own }) => own.map(inFolder(name)));
    const users = made.flatMap(({ name, users: own }) => own.map(inFolder(name)));
    const listed = (folder: string) =>
      made.map(({ name, app, rendered }) => podsJsonOf(app, rendered, join(folder, name, 'pods.json')));
    const besides = () => podsJsonContents(outdir, podsJson, podsJson === false ? [] : listed(podsJson));
    const apps = made.map(({ rendered }) => rendered);
    const extensions = made.map(({ app }) => app.outputFileExtension);
    const run = { outdir, writer: made, files, besides, users, apps, extensions, start, progress };
    if (isChecked) check(run);
    else finish(run);
  } finally {
    progress.end();
  }
}

const synthEachArguments = object({
  environments: recordOf(record),
  define: callback,
  options: object({
    check: optional(boolean),
    outdir: optional(string),
    podsJson: optional(pathOrFalse),
  } satisfies Checks<SynthEachOptions>),
});

function inFolder(name: string): <T extends { readonly path: string }>(file: T) => T {
  return (file) => ({ ...file, path: `${name}/${file.path}` });
}

interface Made extends Synthesis {
  readonly name: string;
  readonly app: GitOpsApp;
}

function synthesizeAll<E extends Environment>(
  environments: Readonly<Record<string, E>>,
  define: (app: GitOpsApp, environment: E & { readonly name: string }) => void,
  outdir: string,
  progress: Progress,
): readonly Made[] {
  const errors: string[] = [];
  let cause: unknown;
  const made = Object.entries(environments).flatMap(([name, environment]): readonly Made[] => {
    checkName(name);
    checkFurtherProperties(name, environment);
    try {
      const app = new GitOpsApp({ ...appPropsOf(environment), outdir: join(outdir, name) });
      try {
        define(app, { ...environment, name });
      } catch (error) {
        cause ??= error;
        throw error;
      }
      return [{ name, app, ...synthesis(app, optionsOf(app), progress) }];
    } catch (error) {
      errors.push(`environment ${name}: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  });
  // Where the program itself failed is only in the stack of its own error.
  if (errors.length > 0) throw new Error(printableLines(errors.join('\n')), { ...(cause !== undefined && { cause }) });
  return made;
}

/** What an environment says of its App. */
function appPropsOf(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => Object.hasOwn(appProps, name)));
}

function checkName(name: string): void {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) return;
  throw new Error(
    `synthEach: not a valid environment name (it names a folder): ${JSON.stringify(name)}; ` +
      'use letters, digits, ".", "_" and "-", starting with a letter or digit',
  );
}
