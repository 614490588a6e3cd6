import { nameOf, namespaceOf } from '../layouts/identity';
import type { Manifest, RenderedApp, RenderedObject } from '../rendered';
import type { AnnotatedObject } from './annotated-object';
import { annotated, annotationOf, labelOf } from './annotations';
import { configMounts, isMadeAnew } from './config-mounts';

const prune = 'kustomize.toolkit.fluxcd.io/prune';
const substitute = 'kustomize.toolkit.fluxcd.io/substitute';
const force = 'kustomize.toolkit.fluxcd.io/force';

/**
 * The annotations for Flux of each object of an app:
 *
 * - of the ConfigMaps of attachments, `prune: disabled`: Flux prunes what is gone from the repository before it waits for
 *   the rollout, and an old Pod that starts anew would miss the old ConfigMap. Nothing removes old ones then; they go
 *   with the namespace, or by hand.
 * - of the same, `substitute: disabled`: `${LEVEL}` in a config is for the tool that reads it, not for the
 *   `postBuild.substitute` of a Flux Kustomization, which would leave it empty, and the hash in the name untrue.
 * - of Jobs and Pods that mount one, `force: enabled`: they cannot take another name in place, and Flux would fail over
 *   them, the rest of the Kustomization included. With it they are made anew, only when such a field changes.
 *
 * Flux has no waves. A Flux Kustomization applies Namespaces and CustomResourceDefinitions first and all the rest at once;
 * one waits for another by `dependsOn`.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution
 * @see https://github.com/fluxcd/kustomize-controller/issues/1180
 */
export function flux(app: RenderedApp): (object: RenderedObject) => AnnotatedObject {
  const configs = new Set<string>();
  for (const { objects } of app.charts) {
    for (const { manifest, config } of objects) if (config === true) configs.add(key(manifest, nameOf(manifest)));
  }
  return ({ manifest, config }) => {
    if (config === true)
      return { manifest: annotatedOnce(annotatedOnce(manifest, prune, 'disabled'), substitute, 'disabled') };
    const mounts =
      isMadeAnew(manifest) && configMounts(manifest).some(({ configMap: name }) => configs.has(key(manifest, name)));
    return { manifest: mounts ? annotatedOnce(manifest, force, 'enabled') : manifest };
  };
}

/** Flux takes these from labels too. */
function annotatedOnce(manifest: Manifest, name: string, value: string): Manifest {
  const existing = annotationOf(manifest, name) ?? labelOf(manifest, name);
  return existing === undefined ? annotated(manifest, name, value) : manifest;
}

function key(manifest: Manifest, name: unknown): string {
  return JSON.stringify([namespaceOf(manifest), name]);
}
