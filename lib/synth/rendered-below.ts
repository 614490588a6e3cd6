import type { App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { GitOpsApp } from './gitops-app';
import { renderApp } from './render-app';
import type { RenderedObject } from './rendered';
import { annotated } from './synthesis';
import { validateConstructs } from './validate-constructs';

/**
 * The objects of a construct and of all below it, as the synth of its app writes them, in the order in which they have to
 * be applied.
 * @throws Error where that synth would fail: with all findings, or with the cycle in its dependencies; for a construct in no App.
 */
export function renderedBelow(construct: IConstruct): readonly RenderedObject[] {
  const { root, path } = construct.node;
  if (!isApp(root))
    throw new Error(`the construct ${path === '' ? root.node.id : path} is not in an App; add one around it`);
  validateConstructs(root.node.findAll());
  const engine = root instanceof GitOpsApp ? root.props.gitOps : undefined;
  const { app } = annotated(renderApp(root).app, engine);
  const objects = app.charts.flatMap((chart) => chart.objects);
  return objects.filter((object) => isBelow(object.path, path));
}

/** By its method: several copies of cdk8s may be installed. */
function isApp(root: IConstruct): root is App {
  return 'synthYaml' in root;
}

/** Whether a path is that of a construct, or of one below it. */
export function isBelow(path: string, ancestor: string): boolean {
  return ancestor === '' || path === ancestor || path.startsWith(`${ancestor}/`);
}
