import { dirname, join } from 'node:path';
import { App, type AppProps, type Chart, type IResolver, YamlOutputType } from 'cdk8s';
import { provideSettings } from '../constructs/app-settings';
import { practiceChecks } from '../constructs/construct-checks';
import { resolveAtOnce } from '../constructs/resolve-at-once';
import { type AppWideSettings, appWideChecks, appWideSettingsAmong } from '../constructs/settings';
import { setVerification } from '../constructs/synth';
import { verifyApp } from '../constructs/verify-app';
import {
  any,
  arrayOf,
  boolean,
  type Check,
  type Checks,
  check as checkGiven,
  either,
  number,
  object,
  optional,
  record,
  string,
  worded,
} from '../values/check';
import { defined, type OrUndefined } from '../values/defined';
import { nearest } from '../values/nearest';
import type { PracticeOptions } from '../verify/practices/chosen';
import { isCheck } from './check-mode';
import { check, finish } from './finish';
import { textOf } from './folder/output-file';
import type { Contents } from './folder/plan-files';
import { engineNamed, type GitOpsEngine } from './gitops/engine';
import { type Layout, layoutNamed } from './layouts/layout';
import { orderOf } from './order/order';
import { podsJsonContents, podsJsonOf, usualPodsJson } from './pods-json';
import { progressOn } from './progress';
import type { RenderedApp } from './rendered';
import { type SynthesisOptions, synthesis } from './synthesis';

/** What a cdk8s App takes, the settings of all its workloads, and how it is verified and written. */
export interface GitOpsAppProps extends OrUndefined<AppProps>, AppWideSettings {
  /**
   * Whether all objects are verified whenever the app is synthesized, those of other libraries included, and how. Where
   * they are not, our own workloads and what we attach to still are, without practices.
   * @default true
   */
  readonly verify?: boolean | PracticeOptions | undefined;
  /** How objects are divided into files. @default what `yamlOutputType` says: a file for each chart */
  readonly layout?: Layout | undefined;
  /** Whether each folder gets a `kustomization.yaml`, with its files in the order of application. @default false */
  readonly kustomization?: boolean | undefined;
  /** The engine that deploys the folder, which adds its annotations for order and rollout. @default none */
  readonly gitOps?: GitOpsEngine | undefined;
  /**
   * Whether the folder is compared only: nothing is written, the differences are printed, and the process exits with 1
   * where there are some.
   * @default whether the program was started with the argument `--check`, or the environment has CDK8S_PODS_CHECK=1
   */
  readonly check?: boolean | undefined;
  /**
   * Where what the YAML cannot carry is written, for `cdk8s-pods verify`; `false` for nowhere.
   * @default build/pods.json, where the output folder is below the working folder, and not `build` itself
   */
  readonly podsJson?: string | false | undefined;
}

/**
 * A cdk8s `App` for a repository of manifests. It says the settings of all its workloads, verifies all its objects, and
 * synthesizes in linear time the bytes that cdk8s does, into a layout of your choice. Nothing is touched unless all was
 * rendered and verified; unchanged files are left alone; what an earlier run wrote and the app no longer has is deleted.
 * Omitted settings come from `pods:` in cdk8s.yaml.
 *
 * cdk8s has no hook for the parts of a synth, so `synth`, `synthYaml` and `charts` are overridden: they order all
 * dependencies at once, where cdk8s does so anew for each chart, and print with a writer of our own.
 */
export class GitOpsApp extends App {
  /** What it was made with. */
  readonly props: GitOpsAppProps;

  /** @throws Error where both `layout` and `yamlOutputType` are given, or `layout` or `gitOps` is none there is. */
  constructor(props: GitOpsAppProps = {}) {
    checkProps(new.target, props);
    super({ ...defined(props), resolvers: resolversOf(props) });
    this.props = props;
    layoutOf(props);
    if (props.gitOps !== undefined) engineNamed(props.gitOps);
    provideSettings(this, appWideSettingsAmong(props));
    const { verify = true } = props;
    if (verify === false) setVerification(this, { whole: false, practices: false });
    else verifyApp(this, { ...appWideSettingsAmong(props), ...(verify !== true && verify) });
  }

  /** The charts, each behind those that it depends on. */
  override get charts(): Chart[] {
    return orderOf(this).charts.map(({ chart }) => chart);
  }

  /**
   * Synthesizes all manifests to the output folder, or compares them with what is there (see {@link GitOpsAppProps.check}).
   * @throws Error with all findings, or with a cycle of dependencies; nothing is written then. Error where the disk fails,
   *   or a file is in the way that this app did not write. Error for a misspelled `--check`.
   */
  override synth(): void {
    const { outdir, props } = this;
    const isChecked = isCheck(props.check);
    const [start, progress] = [Date.now(), progressOn(process.stderr)];
    try {
      const { rendered, files, users } = synthesis(this, optionsOf(this), progress);
      const besides = () => besidesOf(this, rendered);
      const extensions = [this.outputFileExtension];
      const run = { outdir, writer: this, files, besides, users, apps: [rendered], extensions, start, progress };
      if (isChecked) check(run);
      else finish(run);
    } finally {
      progress.end();
    }
  }

  /** All manifests as one text. @throws Error with all findings, or with a cycle of dependencies. */
  override synthYaml(): string {
    const { files } = synthesis(this, { ...optionsOf(this), ...oneText }, progressOn(process.stderr));
    return files.map(textOf).join('');
  }
}

/** A path, or nowhere. */
export const pathOrFalse: Check = (value) => (value === false ? undefined : string(value));

/** The props of an App, by name. Those that are one of a few words are checked where they are read. */
export const appProps = {
  ...appWideChecks,
  outdir: optional(string),
  outputFileExtension: optional(string),
  yamlOutputType: optional(number),
  recordConstructMetadata: optional(boolean),
  resolvers: optional(arrayOf(record)),
  verify: optional(either(object(practiceChecks), worded('true, false or { practices, enable }', boolean))),
  layout: any,
  kustomization: optional(boolean),
  gitOps: any,
  check: optional(boolean),
  podsJson: optional(pathOrFalse),
} satisfies Checks<GitOpsAppProps>;

const ownProps = object(appProps);

/** A class of the user's own over an App may have props that are not nearly those of ours. */
const extendedProps = object(appProps, { allowed: (name) => nearest(name, Object.keys(appProps)) === undefined });

/** Outside of the class: one that names itself is renamed in the package. */
function checkProps(target: unknown, props: unknown): void {
  checkGiven('GitOpsApp', props, target === GitOpsApp ? ownProps : extendedProps, 'props');
}

/** An app without resolvers of its own needs only what cdk8s does, and has that done at once. */
function resolversOf({ resolvers = [] }: GitOpsAppProps): IResolver[] {
  return resolvers.length === 0 ? [resolveAtOnce] : resolvers;
}

const oneText = { layout: 'file-per-app', kustomization: false, constructMetadata: false } as const;

/** How an app was asked to be synthesized. */
export function optionsOf({ outputFileExtension, props }: GitOpsApp): SynthesisOptions {
  return {
    layout: layoutOf(props),
    extension: outputFileExtension,
    kustomization: props.kustomization ?? false,
    gitOps: props.gitOps,
    constructMetadata: props.recordConstructMetadata ?? process.env.CDK8S_RECORD_CONSTRUCT_METADATA === 'true',
  };
}

const layouts = {
  [YamlOutputType.FILE_PER_APP]: 'file-per-app',
  [YamlOutputType.FILE_PER_CHART]: 'file-per-chart',
  [YamlOutputType.FILE_PER_RESOURCE]: 'file-per-object',
  [YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE]: 'folder-per-chart',
} as const;

function layoutOf({ layout, yamlOutputType }: GitOpsAppProps): Layout {
  if (layout === undefined) return layouts[yamlOutputType ?? YamlOutputType.FILE_PER_CHART];
  if (yamlOutputType === undefined) return layoutNamed(layout);
  throw new Error(
    `GitOpsApp: layout (${JSON.stringify(layout)}) and yamlOutputType (${YamlOutputType[yamlOutputType]}) are both set; ` +
      'remove one of them',
  );
}

/** What an app puts to other folders than its manifests'. @internal Its types are of folders, which need Node's. */
export function besidesOf({ outdir, props }: GitOpsApp, rendered: RenderedApp): readonly Contents[] {
  const usual = usualPodsJson(outdir);
  const { podsJson = usual && join(usual, 'pods.json') } = props;
  if (podsJson === false) return podsJsonContents(outdir, false, []);
  return podsJsonContents(outdir, dirname(podsJson), [podsJsonOf({ outdir }, rendered, podsJson)]);
}
