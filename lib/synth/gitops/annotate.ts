import type { Finding } from '../../findings/finding';
import { append } from '../../values/append';
import type { RenderedApp, RenderedObject } from '../rendered';
import { argoCd } from './argo-cd';
import type { GitOpsEngine } from './engine';
import { flux } from './flux';

/** An app whose objects tell an engine what it has to know, and what is wrong about that. */
export interface Annotated {
  readonly app: RenderedApp;
  readonly findings: readonly Finding[];
}

/**
 * Tells an engine, in annotations, what follows from an app's own dependencies and from how attachments' config is
 * rolled out: {@link argoCd}, {@link flux}. What an object says already is never overwritten. Manifests are not changed;
 * where nothing is added, the object is the same one.
 */
export function annotate(app: RenderedApp, engine: GitOpsEngine): Annotated {
  const object = engine === 'argo-cd' ? argoCd(app) : flux(app);
  const findings: Finding[] = [];
  const charts = app.charts.map((chart) => ({
    ...chart,
    objects: chart.objects.map((one): RenderedObject => {
      const { manifest, findings: found = [] } = object(one);
      append(findings, found);
      return manifest === one.manifest ? one : { ...one, manifest };
    }),
  }));
  return { app: { ...app, charts }, findings };
}
