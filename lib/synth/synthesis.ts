import type { App } from 'cdk8s';
import { objectName } from '../constructs/object-name';
import { printOnce, printWarnings } from '../constructs/print-once';
import { describe } from '../findings/describe';
import type { Finding } from '../findings/finding';
import { type ConfigUsers, configUsers } from './changed-configs';
import type { OutputFile } from './folder/output-file';
import { type Annotated, annotate } from './gitops/annotate';
import type { GitOpsEngine } from './gitops/engine';
import { isOrdered, kustomizations } from './kustomization';
import { layOut } from './layouts/lay-out';
import type { Layout } from './layouts/layout';
import { manifestsYaml } from './manifest-yaml';
import { orderOf } from './order/order';
import type { Progress } from './progress';
import { type AppRendering, renderApp } from './render-app';
import type { RenderedApp } from './rendered';
import { validateConstructs } from './validate-constructs';
import { Bytes } from './yaml/bytes';

/** How an app becomes files. */
export interface SynthesisOptions {
  readonly layout: Layout;
  /** What all manifests' names end in: `.k8s.yaml`. */
  readonly extension: string;
  readonly kustomization: boolean;
  readonly gitOps: GitOpsEngine | undefined;
  /** Whether cdk8s' `construct-metadata.json` is among the files. */
  readonly constructMetadata: boolean;
}

/** More constructs than can be verified before anybody waits. */
const longVerification = 2000;

/** What an app comes to: all of it is known before anything is written. */
export interface Synthesis {
  readonly rendered: RenderedApp;
  readonly files: readonly OutputFile[];
  /** What has to be made anew where its config is another one than before. */
  readonly users: readonly ConfigUsers[];
}

/**
 * Validates, orders, renders and prints an app. Writes nothing.
 * @throws Error with all findings, or with the cycle in its dependencies.
 */
export function synthesis(app: App, options: SynthesisOptions, progress: Progress): Synthesis {
  // Nothing is heard of the verification until it is through.
  const constructs = app.node.findAll();
  progress.phase('verify', 0, constructs.length > longVerification);
  validateConstructs(constructs);
  progress.phase('render');
  const bytes = new Bytes();
  const rendering = renderApp(app, options.gitOps === undefined ? bytes : undefined);
  const { app: rendered, findings } = annotated(rendering.app, options.gitOps);
  printFindings(rendering, findings);
  const manifests = layOut(rendered, options);
  const files = [...manifests, ...(options.kustomization ? kustomizations(manifests, isOrdered(rendered)) : [])];
  progress.phase('print', files.length);
  const texts = files.map((file): OutputFile => {
    progress.advance();
    return { path: file.path, text: manifestsYaml(file.documents, bytes) };
  });
  return {
    rendered,
    files: options.constructMetadata ? [...texts, constructMetadata(app)] : texts,
    users: configUsers(rendered, manifests, options.gitOps),
  };
}

/** An app with the annotations of its engine, if it has one. */
export function annotated(app: RenderedApp, engine: GitOpsEngine | undefined): Annotated {
  return engine === undefined ? { app, findings: [] } : annotate(app, engine);
}

function printFindings(rendering: AppRendering, ofAnnotations: readonly Finding[]): void {
  for (const { construct, findings } of rendering.findings) printWarnings(construct, findings);
  for (const finding of ofAnnotations) {
    printOnce(`${finding.severity}: ${finding.construct}: ${describe(finding)}`, finding.code);
  }
}

/** What cdk8s writes for its command's validations, on request: by the name that a construct has, patched or not. */
function constructMetadata(app: App): OutputFile {
  const objects = orderOf(app).charts.flatMap((chart) => chart.objects);
  const resources = Object.fromEntries(objects.map((object) => [objectName(object), { path: object.node.path }]));
  return { path: 'construct-metadata.json', text: JSON.stringify({ version: '1.0.0', resources }) };
}
